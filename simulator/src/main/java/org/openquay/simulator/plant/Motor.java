package org.openquay.simulator.plant;

import org.openquay.api.crane.DriveDescription;

/**
 * Power part of one drive and its motor: a speed loop whose answer to the reference is a first-order lag, behind torque
 * and power limits, and the energy it takes and gives back.
 *
 * <p>The loop feeds the lagged reference's acceleration forward and corrects with a proportional and an integral part
 * three times as fast as the lag, so that load and friction change little of the lag.
 */
public final class Motor {

    private static final double FEEDBACK = 3.0;

    private final double ratedForceN;
    private final double torqueLimit;
    private final double peakPowerW;
    private final double lagS;
    private final double efficiency;
    private final double tunedKg;
    private final double proportional;
    private final double integral;

    private boolean modulating;
    private double referenceMps;
    private double addedTorque;
    private double laggedMps;
    private double integralN;
    private double forceN;
    private boolean atLimit;
    private double drawnJ;
    private double returnedJ;

    Motor(DriveDescription drive, PlantDescription.Drive part, double tunedKg) {
        this.ratedForceN = drive.ratedForceN();
        this.torqueLimit = part.torqueLimit();
        this.peakPowerW = part.peakPowerW();
        this.lagS = part.speedLagS();
        this.efficiency = part.efficiency();
        this.tunedKg = tunedKg;
        this.proportional = FEEDBACK * tunedKg / lagS;
        this.integral = FEEDBACK / 4 * proportional / lagS;
    }

    /**
     * Modulates from now on.
     *
     * @param reference speed, m/s
     * @param torque    added behind the speed controller, fraction of rated
     */
    public void run(double reference, double torque) {
        modulating = true;
        referenceMps = reference;
        addedTorque = torque;
    }

    /** Without torque from now on. */
    public void coast() {
        modulating = false;
    }

    void step(double speedMps, double stepS) {
        if (!modulating) {
            forceN = 0;
            integralN = 0;
            laggedMps = speedMps;
            atLimit = false;
            return;
        }
        double accelerationMps2 = (referenceMps - laggedMps) / lagS;
        laggedMps += accelerationMps2 * stepS;
        double errorMps = laggedMps - speedMps;
        double wantedN = addedTorque * ratedForceN + tunedKg * accelerationMps2 + proportional * errorMps + integralN;
        double limitN = Math.min(torqueLimit * ratedForceN, peakPowerW / Math.max(1e-3, Math.abs(speedMps)));
        forceN = Math.clamp(wantedN, -limitN, limitN);
        atLimit = forceN != wantedN;
        if (!atLimit || errorMps * wantedN < 0) {
            integralN += integral * errorMps * stepS;
        }
        double powerW = forceN * speedMps;
        if (powerW > 0) {
            drawnJ += powerW / efficiency * stepS;
        } else {
            returnedJ -= powerW * efficiency * stepS;
        }
    }

    public boolean modulating() {
        return modulating;
    }

    /** Force at the axis, N. */
    public double forceN() {
        return forceN;
    }

    /** Torque, fraction of rated. */
    public double torque() {
        return forceN / ratedForceN;
    }

    /** What is added behind the speed controller, fraction of rated. */
    public double addedTorque() {
        return addedTorque;
    }

    /** The speed loop wants more than the limit. */
    public boolean atTorqueLimit() {
        return atLimit;
    }

    /** Energy taken from the supply so far, J. */
    public double drawnJ() {
        return drawnJ;
    }

    /** Energy given back so far, J. */
    public double returnedJ() {
        return returnedJ;
    }
}
