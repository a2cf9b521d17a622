package org.openquay.simulator.plant;

import org.openquay.api.crane.AxisDescription;

/**
 * What moves on one axis: a mass with friction, a brake, limit switches and buffers. For a hoist it is the drum, in the
 * hoist's own coordinates.
 */
public final class AxisBody {

    /** Natural frequency of a buffer against the mass, rad/s. */
    private static final double BUFFER_RADPS = 8.0;

    private final AxisDescription axis;
    private final PlantDescription.Axis part;
    private final Brake brake;
    private final double massKg;
    private final double brakeForceN;
    private double positionM;
    private double speedMps;

    AxisBody(AxisDescription axis, PlantDescription.Axis part, double massKg, double ratedForceN) {
        this.axis = axis;
        this.part = part;
        this.brake = new Brake(part.brake());
        this.massKg = massKg;
        this.brakeForceN = part.brake().staticTorque() * ratedForceN;
        this.positionM = part.startM();
    }

    /**
     * One step.
     *
     * @param pushN   motors and load, N
     * @param weightN weight on the rails, N
     */
    void step(double pushN, double weightN, double stepS) {
        brake.step(stepS);
        double resistingN = part.rollingFriction() * weightN + (brake.holds() ? brakeForceN : 0);
        double freeMps = speedMps + (pushN + bufferN()) / massKg * stepS;
        double resistedMps = resistingN / massKg * stepS;
        speedMps = Math.abs(freeMps) <= resistedMps ? 0 : freeMps - Math.copySign(resistedMps, freeMps);
        positionM += speedMps * stepS;
    }

    private double bufferN() {
        double overM = positionM - axis.hardMaxPositionM() - part.bufferM();
        double underM = axis.hardMinPositionM() - part.bufferM() - positionM;
        if (overM <= 0 && underM <= 0) {
            return 0;
        }
        double springN = massKg * BUFFER_RADPS * BUFFER_RADPS * (overM > 0 ? -overM : underM);
        return springN - massKg * BUFFER_RADPS * speedMps;
    }

    /** Puts the axis somewhere, at rest. */
    void put(double atM) {
        positionM = atM;
        speedMps = 0;
    }

    public double positionM() {
        return positionM;
    }

    public double speedMps() {
        return speedMps;
    }

    public Brake brake() {
        return brake;
    }

    /** Pre-limit switch: begin of the slow-down zone before the software limit. */
    public boolean preLimitPlus() {
        return positionM >= axis.maxPositionM() - axis.slowZoneM();
    }

    public boolean preLimitMinus() {
        return positionM <= axis.minPositionM() + axis.slowZoneM();
    }

    /** Hard-wired end limit: from here on the drive has no permission to go on in this direction. */
    public boolean endLimitPlus() {
        return positionM >= axis.hardMaxPositionM();
    }

    public boolean endLimitMinus() {
        return positionM <= axis.hardMinPositionM();
    }

    /** Ultimate switch of either side: from here on the drive has no power. */
    public boolean ultimate() {
        return positionM >= axis.hardMaxPositionM() + part.ultimateM()
                || positionM <= axis.hardMinPositionM() - part.ultimateM();
    }
}
