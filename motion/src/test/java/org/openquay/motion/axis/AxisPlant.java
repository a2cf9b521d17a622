package org.openquay.motion.axis;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveRequest;
import org.openquay.api.drive.DriveState;

/**
 * One axis as forces on a mass: a drive with a PI speed controller and a torque limit, gravity on a hoist, a brake that
 * opens and closes late and holds with a limited force. Whoever opens the brake without torque sees the load fall.
 */
final class AxisPlant {

    static final double GRAVITY_MPS2 = 9.80665;
    private static final double TORQUE_LIMIT = 2.0;
    private static final double BRAKE_TORQUE = 1.6;
    private static final double TORQUE_LAG_S = 0.01;
    private static final double OPENS_S = 0.15;
    private static final double CLOSES_S = 0.2;
    private static final double STARTS_S = 0.12;

    private final AxisDescription axis;
    private final boolean control;
    private final double ratedForceN;
    private final double inertiaKg;
    private final double lagS;

    // what a test may do
    double loadKg;
    boolean hoist;
    boolean tripped;
    boolean willNotStart;
    boolean powerless;
    boolean undecodable;
    AxisOwner owner = AxisOwner.OURS;
    boolean brakeStuckClosed;
    boolean brakeStuckOpen;
    double brakeForceN;
    boolean trippedForGood;
    double disturbanceN;
    double encoderOffsetM;
    boolean encoderFrozen;
    double speedError;

    // what it is told
    DriveRequest request = DriveRequest.OFF;
    double referenceMps;
    double torqueAdded;
    boolean resetEdge;
    boolean release;
    boolean contactSafe = true;

    // its state
    double positionM;
    double speedMps;
    double accelerationMps2;
    double torque;
    boolean brakeOpen;
    DriveState state = DriveState.READY_TO_SWITCH_ON;
    private double integral;
    private double brakeS;
    private double startS;
    private double encoderM;
    private boolean lastReset;

    AxisPlant(AxisDescription axis, double ratedForceN, double loadKg, double lagS) {
        this.axis = axis;
        this.ratedForceN = ratedForceN;
        this.loadKg = loadKg;
        this.lagS = lagS;
        brakeForceN = BRAKE_TORQUE * ratedForceN;
        hoist = axis.role() == AxisRole.HOIST;
        control = axis.brake().owner() == BrakeOwner.CONTROL;
        // motors and gears of a hoist weigh, seen from the ropes, about as much as the rated load
        inertiaKg = hoist ? 100_000 : 20_000;
    }

    boolean modulates() {
        return state == DriveState.OPERATION_ENABLED || state == DriveState.QUICK_STOP_ACTIVE;
    }

    double encoderM() {
        return encoderM;
    }

    void step(double dtS) {
        drive(dtS);
        brake(dtS);
        move(dtS);
        if (!encoderFrozen) {
            encoderM = Math.rint((positionM + encoderOffsetM) * 1000) / 1000;
        }
    }

    private void drive(double dtS) {
        if (resetEdge && !lastReset && tripped) {
            tripped = false;
            state = DriveState.SWITCH_ON_INHIBITED;
        }
        lastReset = resetEdge;
        tripped |= trippedForGood;
        if (tripped) {
            state = DriveState.FAULT;
            return;
        }
        switch (request) {
            case OFF -> {
                boolean ramps = modulates() && Math.abs(speedMps) > 0.01;
                state = ramps ? state : DriveState.READY_TO_SWITCH_ON;
                startS = 0;
            }
            case RUN -> {
                startS = willNotStart || state == DriveState.SWITCH_ON_INHIBITED ? 0 : startS + dtS;
                if (state != DriveState.OPERATION_ENABLED && startS > STARTS_S) {
                    state = DriveState.OPERATION_ENABLED;
                }
            }
            case QUICK_STOP -> state = modulates() && Math.abs(speedMps) > 0.01
                    ? DriveState.QUICK_STOP_ACTIVE
                    : DriveState.SWITCH_ON_INHIBITED;
            case COAST -> state = DriveState.SWITCH_ON_INHIBITED;
        }
    }

    private void brake(double dtS) {
        boolean wanted = contactSafe && modulates()
                && (control ? release : request == DriveRequest.RUN || Math.abs(speedMps) > 0.02);
        boolean goal = !brakeStuckClosed && (wanted || brakeStuckOpen && brakeOpen);
        if (goal == brakeOpen) {
            brakeS = 0;
            return;
        }
        brakeS += dtS;
        if (brakeS >= (goal ? OPENS_S : CLOSES_S)) {
            brakeOpen = goal;
            brakeS = 0;
        }
    }

    private void move(double dtS) {
        double massKg = loadKg + inertiaKg;
        double reference = switch (state) {
            case OPERATION_ENABLED -> request == DriveRequest.RUN ? referenceMps * (1 + speedError) : 0;
            default -> 0;
        };
        double wanted = 0;
        if (modulates() && !powerless) {
            double slip = reference - speedMps;
            if (state == DriveState.QUICK_STOP_ACTIVE || request == DriveRequest.OFF) {
                double slope = axis.limits().quickStopMps2();
                slip = Math.clamp(slip, -slope * lagS, slope * lagS);
            }
            double gain = massKg / (lagS * ratedForceN);
            integral = Math.clamp(integral + slip * gain / 0.4 * dtS, -TORQUE_LIMIT, TORQUE_LIMIT);
            integral = brakeOpen ? integral : 0;
            wanted = Math.clamp(slip * gain + integral + (request == DriveRequest.RUN ? torqueAdded : 0), -TORQUE_LIMIT,
                    TORQUE_LIMIT);
        } else {
            integral = 0;
        }
        torque += (wanted - torque) * dtS / (dtS + TORQUE_LAG_S);
        double force = torque * ratedForceN - (hoist ? loadKg * GRAVITY_MPS2 : 0) + disturbanceN;
        double holding =
                brakeOpen ? 0.004 * loadKg * GRAVITY_MPS2 : brakeForceN;
        double before = speedMps;
        if (Math.abs(speedMps) < 1e-9 && Math.abs(force) <= holding) {
            speedMps = 0;
        } else {
            double direction = speedMps != 0 ? Math.signum(speedMps) : Math.signum(force);
            double next = speedMps + (force - direction * holding) / massKg * dtS;
            speedMps = speedMps * next < 0 && Math.abs(force) <= holding ? 0 : next;
        }
        accelerationMps2 = (speedMps - before) / dtS;
        positionM += speedMps * dtS;
    }
}
