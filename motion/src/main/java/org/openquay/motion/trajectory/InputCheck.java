package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/** Refuses by name what no planner can work with. Pure, allocation-free. */
@ControlPath
final class InputCheck {

    /** How far, relative to the limit, a target may lie beyond it: rounding errors of someone else's arithmetic. */
    private static final double TOLERANCE = UnitLimits.TOLERANCE;

    private InputCheck() {}

    static TrajectoryResult ofPositionProblem(KinematicState start, KinematicState target, KinematicLimits limits) {
        if (!start.isFinite()) {
            return TrajectoryResult.START_NOT_FINITE;
        }
        if (!target.isFinite()) {
            return TrajectoryResult.TARGET_NOT_FINITE;
        }
        if (!(limits.minPositionM <= limits.maxPositionM)) {
            return TrajectoryResult.INVALID_POSITION_LIMITS;
        }
        if (target.positionM < limits.minPositionM || target.positionM > limits.maxPositionM) {
            return TrajectoryResult.TARGET_POSITION_OUTSIDE_LIMITS;
        }
        return ofVelocityTarget(target.velocityMps, target.accelerationMps2, limits);
    }

    /** The part that needs no position. */
    static TrajectoryResult ofVelocityTarget(double velocityMps, double accelerationMps2, KinematicLimits limits) {
        TrajectoryResult ofLimits = ofLimits(limits);
        if (ofLimits != TrajectoryResult.OK) {
            return ofLimits;
        }
        double low = limits.minVelocityMps;
        double high = limits.maxVelocityMps;
        double slack = TOLERANCE * (high - low);
        if (!(velocityMps >= low - slack && velocityMps <= high + slack)) {
            return TrajectoryResult.TARGET_VELOCITY_OUTSIDE_LIMITS;
        }
        if (limits.isSecondOrder()) {
            return TrajectoryResult.OK;
        }
        double a = accelerationMps2;
        if (!(a >= limits.minAccelerationMps2 * (1 + TOLERANCE) && a <= limits.maxAccelerationMps2 * (1 + TOLERANCE))) {
            return TrajectoryResult.TARGET_ACCELERATION_OUTSIDE_LIMITS;
        }
        // velocity where acceleration was last zero on the way to the target
        double before = velocityMps - 0.5 * a * Math.abs(a) / limits.maxJerkMps3;
        if (!(before >= low - slack && before <= high + slack)) {
            return TrajectoryResult.TARGET_ACCELERATION_NEEDS_TOO_MUCH_VELOCITY;
        }
        return TrajectoryResult.OK;
    }

    private static TrajectoryResult ofLimits(KinematicLimits limits) {
        double low = limits.minVelocityMps;
        double high = limits.maxVelocityMps;
        if (!(low <= 0 && high >= 0 && high > low && high - low < Double.POSITIVE_INFINITY)) {
            return TrajectoryResult.INVALID_VELOCITY_LIMITS;
        }
        if (!(limits.minAccelerationMps2 < 0 && limits.maxAccelerationMps2 > 0
                && limits.maxAccelerationMps2 - limits.minAccelerationMps2 < Double.POSITIVE_INFINITY)) {
            return TrajectoryResult.INVALID_ACCELERATION_LIMITS;
        }
        if (!(limits.maxJerkMps3 > 0)) {
            return TrajectoryResult.INVALID_JERK_LIMIT;
        }
        return TrajectoryResult.OK;
    }
}
