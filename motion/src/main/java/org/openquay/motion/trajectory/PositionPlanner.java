package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * Plans one axis from any state of motion to any other in the least possible time.
 *
 * <p>A start outside the limits is first brought back inside as fast as possible ({@link Profile#brakeDurationS}); the
 * rest is time-optimal. Plans may be replaced at any time by sampling the old one and planning from there: acceleration
 * has no step. The method is our own and is described in {@link ReachableBand} and {@link ExtremalFamily}.
 *
 * <p>A planner owns its scratch memory: one per thread. The result depends on the arguments alone, to the bit. It
 * neither allocates nor throws, and its work is bounded.
 */
@ControlPath
public final class PositionPlanner {

    private final AxisProblem problem = new AxisProblem();
    private final SecondOrderMotion secondOrder = new SecondOrderMotion();

    /**
     * Plans into {@code out}.
     *
     * @return {@link TrajectoryResult#OK}, or why not; then {@code out} is not a valid plan
     */
    public TrajectoryResult plan(KinematicState start, KinematicState target, KinematicLimits limits, Profile out) {
        TrajectoryResult check = InputCheck.ofPositionProblem(start, target, limits);
        if (check != TrajectoryResult.OK) {
            return check;
        }
        if (limits.isSecondOrder()) {
            out.begin(start);
            boolean found = secondOrder.reachPosition(target, limits, out);
            return found ? Outcome.finish(target, limits, out) : TrajectoryResult.TARGET_NOT_REACHABLE;
        }
        TrajectoryResult result = reach(start, target, limits, true, out);
        // forgiving rounding errors is wrong where all there is to do is as small as they are
        return result == TrajectoryResult.OUT_OF_RANGE ? reach(start, target, limits, false, out) : result;
    }

    private TrajectoryResult reach(KinematicState start, KinematicState target, KinematicLimits limits,
            boolean tolerant, Profile out) {
        out.begin(start);
        problem.pose(start, target, limits, tolerant);
        boolean found;
        if (problem.isAdmissible(start)) {
            found = problem.findFastest();
        } else if (problem.isInside(start) && problem.findFastestEarly()) {
            // bound to exceed a velocity limit, but the target comes first
            found = true;
        } else {
            problem.brake(target, out);
            found = problem.findFastest();
        }
        if (!found) {
            return TrajectoryResult.TARGET_NOT_REACHABLE;
        }
        problem.appendTo(out);
        return Outcome.finish(target, limits, out);
    }
}
