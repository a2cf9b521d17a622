package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * Follows a target that moves as it likes, one period after the other: onto it in the least time, then with it, always
 * within velocity, acceleration, jerk and position limits, whatever the target does.
 *
 * <p>Each step plans anew. The target is taken to keep its acceleration, so that one that does is followed without a
 * lag; where that would lead out of the velocity limits, it is taken to keep its velocity. Before a position limit the
 * axis stops.
 *
 * <p>A tracker owns its scratch memory and has no other state: one per thread. The result depends on the arguments
 * alone, to the bit. It neither allocates nor throws, and its work is bounded.
 */
@ControlPath
public final class TargetTracker {

    /** How far beyond a position limit rounding errors may carry a stop, m. */
    private static final double POSITION_SLACK_M = 1e-9;
    /** The part of the acceleration limits that must be left to catch up with an accelerating target. */
    private static final double SPARE = 1e-3;

    private final AxisProblem problem = new AxisProblem();
    private final PursuitPlanner pursuit = new PursuitPlanner();
    private final PositionPlanner approach = new PositionPlanner();
    private final VelocityPlanner stop = new VelocityPlanner();
    private final UnitLimits unitLimits = new UnitLimits();
    private final KinematicLimits free = new KinematicLimits();
    private final KinematicLimits seenLimits = new KinematicLimits();
    private final KinematicState aim = new KinematicState();
    private final KinematicState seenStart = new KinematicState();
    private final KinematicState rest = new KinematicState();
    private final KinematicState next = new KinematicState();
    private final Profile profile = new Profile();

    /**
     * Moves the state one period on.
     *
     * @param state   the axis now, within limits and able to stay there; afterwards one period later
     * @param target  the target now; where it goes beyond a limit it is followed at the limit
     * @param limits  with a finite jerk
     * @param periodS the period, s
     * @return {@link TrajectoryResult#OK}, or why not; then the state is unchanged
     */
    public TrajectoryResult step(KinematicState state, KinematicState target, KinematicLimits limits, double periodS) {
        if (limits.isSecondOrder()) {
            return TrajectoryResult.INVALID_JERK_LIMIT;
        }
        if (!target.isFinite()) {
            return TrajectoryResult.TARGET_NOT_FINITE;
        }
        rest.set(limits.minPositionM, 0, 0);
        if (!Double.isFinite(rest.positionM)) {
            rest.positionM = Double.isFinite(limits.maxPositionM) ? limits.maxPositionM : 0;
        }
        TrajectoryResult check = InputCheck.ofPositionProblem(state, rest, limits);
        if (check != TrajectoryResult.OK) {
            return check;
        }
        free.set(limits.minVelocityMps, limits.maxVelocityMps, limits.minAccelerationMps2, limits.maxAccelerationMps2,
                limits.maxJerkMps3);
        unitLimits.set(limits);
        aim.set(Math.max(limits.minPositionM, Math.min(limits.maxPositionM, target.positionM)),
                Math.max(limits.minVelocityMps, Math.min(limits.maxVelocityMps, target.velocityMps)),
                target.accelerationMps2);
        boolean safe = towardsAccelerating(state, periodS) && isSafe(state, limits)
                || towardsCruising(state, periodS) && isSafe(state, limits) || towardsLimit(state, limits, periodS);
        if (!safe) {
            return TrajectoryResult.TARGET_NOT_REACHABLE;
        }
        state.copyFrom(next);
        return TrajectoryResult.OK;
    }

    /** Takes the target to keep its acceleration: seen from there it stands still, and all limits are shifted. */
    private boolean towardsAccelerating(KinematicState state, double periodS) {
        double a = aim.accelerationMps2;
        double spare = SPARE * (free.maxAccelerationMps2 - free.minAccelerationMps2);
        if (a == 0 || a > free.maxAccelerationMps2 - spare || a < free.minAccelerationMps2 + spare) {
            return false;
        }
        seenStart.set(state.positionM - aim.positionM, state.velocityMps - aim.velocityMps,
                state.accelerationMps2 - a);
        rest.set(0, 0, 0);
        seenLimits.set(free.minVelocityMps - aim.velocityMps, free.maxVelocityMps - aim.velocityMps,
                free.minAccelerationMps2 - a, free.maxAccelerationMps2 - a, free.maxJerkMps3);
        if (problem.planFastest(seenStart, rest, seenLimits, profile) != TrajectoryResult.OK) {
            return false;
        }
        profile.sample(periodS, next);
        next.set(next.positionM + aim.positionM + periodS * (aim.velocityMps + 0.5 * periodS * a),
                next.velocityMps + aim.velocityMps + periodS * a, next.accelerationMps2 + a);
        return true;
    }

    private boolean towardsCruising(KinematicState state, double periodS) {
        if (pursuit.plan(state, aim, free, profile) != TrajectoryResult.OK) {
            return false;
        }
        profile.sample(periodS, next);
        return true;
    }

    /** Stops at the position limit ahead, or at once where that is not possible any more. */
    private boolean towardsLimit(KinematicState state, KinematicLimits limits, double periodS) {
        boolean up = state.velocityMps > 0 || state.velocityMps == 0 && state.accelerationMps2 > 0;
        rest.set(up ? limits.maxPositionM : limits.minPositionM, 0, 0);
        boolean planned = rest.isFinite() && approach.plan(state, rest, free, profile) == TrajectoryResult.OK
                || stop.plan(state, 0, 0, free, profile) == TrajectoryResult.OK;
        profile.sample(periodS, next);
        return planned;
    }

    /** True if from the next state every limit can be kept. */
    private boolean isSafe(KinematicState state, KinematicLimits limits) {
        double jerk = free.maxJerkMps3;
        if (!unitLimits.admit(next.velocityMps / jerk, next.accelerationMps2 / jerk)) {
            return false;
        }
        if (limits.minPositionM == Double.NEGATIVE_INFINITY && limits.maxPositionM == Double.POSITIVE_INFINITY) {
            return true;
        }
        return stop.plan(next, 0, 0, free, profile) == TrajectoryResult.OK
                && profile.highestPositionM() <= Math.max(limits.maxPositionM, state.positionM) + POSITION_SLACK_M
                && profile.lowestPositionM() >= Math.min(limits.minPositionM, state.positionM) - POSITION_SLACK_M;
    }
}
