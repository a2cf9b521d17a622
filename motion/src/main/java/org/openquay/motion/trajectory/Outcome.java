package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * The last look at a planned profile: does it end where it should, within the promised accuracy, and does it stay
 * within the position limits?
 *
 * <p>The phases end within 1e-8 m, 1e-8 m/s and 1e-10 m/s² of the target, or within {@value #RELATIVE_ACCURACY} of the
 * greatest magnitude that double precision has to carry on the way where that is more: the positions at both ends plus
 * the speed limits times the duration; the speed limits; the acceleration limits. Motions longer than
 * {@value #MAX_DURATION_S} s are refused. A start outside the position limits may come back, but go no further out.
 */
@ControlPath
final class Outcome {

    static final double MAX_DURATION_S = 1e9;
    static final double RELATIVE_ACCURACY = 1e-14;

    private static final double POSITION_ACCURACY = 1e-8;
    private static final double POSITION_SLACK = 1e-10;
    private static final double VELOCITY_ACCURACY = 1e-8;
    private static final double ACCELERATION_ACCURACY = 1e-10;

    private Outcome() {}

    /** Ends the profile exactly in its target, if it came near enough. */
    static TrajectoryResult finish(KinematicState target, KinematicLimits limits, Profile profile) {
        KinematicState reached = profile.reached();
        double speeds = limits.maxVelocityMps - limits.minVelocityMps;
        double accelerations = limits.maxAccelerationMps2 - limits.minAccelerationMps2;
        double positions = Math.abs(profile.startPositionM()) + Math.abs(target.positionM)
                + speeds * profile.durationS();
        boolean near = isNear(reached.positionM, target.positionM, POSITION_ACCURACY, positions)
                && isNear(reached.velocityMps, target.velocityMps, VELOCITY_ACCURACY, speeds)
                && (limits.isSecondOrder() || isNear(reached.accelerationMps2, target.accelerationMps2,
                        ACCELERATION_ACCURACY, accelerations));
        if (!(near && profile.durationS() <= MAX_DURATION_S)) {
            return TrajectoryResult.OUT_OF_RANGE;
        }
        profile.finishAt(target);
        double slack = Math.max(POSITION_SLACK, RELATIVE_ACCURACY * positions);
        double lowest = Math.min(limits.minPositionM, profile.startPositionM()) - slack;
        if (lowest > Double.NEGATIVE_INFINITY && profile.lowestPositionM() < lowest) {
            return TrajectoryResult.MIN_POSITION_EXCEEDED;
        }
        double highest = Math.max(limits.maxPositionM, profile.startPositionM()) + slack;
        if (highest < Double.POSITIVE_INFINITY && profile.highestPositionM() > highest) {
            return TrajectoryResult.MAX_POSITION_EXCEEDED;
        }
        return TrajectoryResult.OK;
    }

    private static boolean isNear(double reached, double wanted, double accuracy, double magnitude) {
        return Math.abs(reached - wanted) <= Math.max(accuracy, RELATIVE_ACCURACY * magnitude);
    }
}
