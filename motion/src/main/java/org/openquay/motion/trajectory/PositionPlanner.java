package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * Plans one axis from any state of motion to any other in the least possible time.
 *
 * <p>A start outside the limits is first brought back inside as fast as possible ({@link Profile#brakeDurationS}); the
 * rest is time-optimal. Plans may be replaced at any time by sampling the old one and planning from there: acceleration
 * has no step. The method is our own and is described in {@link ReachableBand} and {@link ExtremalFamily}.
 *
 * <p>The phases of a profile end within 1e-8 m, 1e-8 m/s and 1e-10 m/s² of the target; where double precision cannot
 * hold that, within 1e-14 of the positions at the ends plus speed limits times duration. Tested from 1e-6 to 1e6 m with
 * limits of velocity, acceleration and jerk each from 1e-3 to 1e3, whatever the others are; nothing in this range is
 * refused. Beyond, a plan is as accurate as stated or {@link TrajectoryResult#OUT_OF_RANGE}, and so is one that lasts
 * longer than 1e9 s.
 *
 * <p>A planner owns its scratch memory: one per thread. The result depends on the arguments alone, to the bit. It
 * neither allocates nor throws, and its work is bounded.
 */
@ControlPath
public final class PositionPlanner {

    private final AxisProblem problem = new AxisProblem();

    /**
     * Plans into {@code out}.
     *
     * @return {@link TrajectoryResult#OK}, or why not; then {@code out} is not a valid plan
     */
    public TrajectoryResult plan(KinematicState start, KinematicState target, KinematicLimits limits, Profile out) {
        TrajectoryResult check = InputCheck.ofPositionProblem(start, target, limits);
        return check == TrajectoryResult.OK ? problem.planFastest(start, target, limits, out) : check;
    }
}
