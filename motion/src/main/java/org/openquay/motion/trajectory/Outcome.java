package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * The last look at a planned profile: does it end where it should, within the promised accuracy, and does it stay
 * within the position limits?
 *
 * <p>The accuracy is 1e-8 m and 1e-8 m/s and 1e-10 m/s², or that part of 1e-13 (velocity 1e-12, acceleration 1e-12) of
 * the greatest magnitude which is more. Motions longer than {@value #MAX_DURATION_S} s are refused.
 */
@ControlPath
final class Outcome {

    static final double MAX_DURATION_S = 1e9;

    private static final double POSITION_ACCURACY = 1e-8;
    private static final double VELOCITY_ACCURACY = 1e-8;
    private static final double ACCELERATION_ACCURACY = 1e-10;
    private static final double RELATIVE_POSITION_ACCURACY = 1e-13;
    private static final double RELATIVE_VELOCITY_ACCURACY = 1e-12;
    private static final double RELATIVE_ACCELERATION_ACCURACY = 1e-12;

    private Outcome() {}

    /** Ends the profile exactly in its target, if it came near enough. */
    static TrajectoryResult finish(KinematicState target, KinematicLimits limits, Profile profile) {
        KinematicState reached = profile.reached();
        double positionScale = Math.max(Math.abs(profile.startPositionM()), Math.abs(target.positionM));
        double velocityScale = limits.maxVelocityMps - limits.minVelocityMps;
        double accelerationScale = limits.maxAccelerationMps2 - limits.minAccelerationMps2;
        boolean near = Math.abs(reached.positionM - target.positionM) <= Math.max(POSITION_ACCURACY,
                RELATIVE_POSITION_ACCURACY * positionScale)
                && Math.abs(reached.velocityMps - target.velocityMps) <= Math.max(VELOCITY_ACCURACY,
                        RELATIVE_VELOCITY_ACCURACY * velocityScale)
                && (limits.isSecondOrder() || Math.abs(reached.accelerationMps2 - target.accelerationMps2) <= Math
                        .max(ACCELERATION_ACCURACY, RELATIVE_ACCELERATION_ACCURACY * accelerationScale));
        if (!(near && profile.durationS() <= MAX_DURATION_S)) {
            return TrajectoryResult.OUT_OF_RANGE;
        }
        profile.finishAt(target);
        if (limits.minPositionM > Double.NEGATIVE_INFINITY && profile.lowestPositionM() < limits.minPositionM) {
            return TrajectoryResult.MIN_POSITION_EXCEEDED;
        }
        if (limits.maxPositionM < Double.POSITIVE_INFINITY && profile.highestPositionM() > limits.maxPositionM) {
            return TrajectoryResult.MAX_POSITION_EXCEEDED;
        }
        return TrajectoryResult.OK;
    }
}
