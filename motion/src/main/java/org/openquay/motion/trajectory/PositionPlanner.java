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

    /** Relative to the magnitude of the positions: a difference that is rounding noise where it would cost a detour. */
    private static final double POSITION_NOISE = 1e-14;

    private final LimitReturn limitReturn = new LimitReturn();
    private final ReachableBand band = new ReachableBand();
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
        out.begin(start);
        boolean found = limits.isSecondOrder()
                ? secondOrder.reachPosition(target, limits, out)
                : reach(start, target, limits, out);
        if (!found) {
            return TrajectoryResult.TARGET_NOT_REACHABLE;
        }
        return Outcome.finish(target, limits, out);
    }

    private boolean reach(KinematicState start, KinematicState target, KinematicLimits limits, Profile out) {
        double jerk = limits.maxJerkMps3;
        double vf = target.velocityMps / jerk;
        double af = target.accelerationMps2 / jerk;
        limitReturn.setLimits(limits);
        limitReturn.apply(start.velocityMps / jerk, start.accelerationMps2 / jerk, jerk, out);
        limitReturn.admitTarget(vf, af);
        KinematicState inside = out.reached();
        double a0 = inside.accelerationMps2 / jerk;
        band.set(inside.velocityMps / jerk, a0, vf, af, limitReturn.vMin, limitReturn.vMax, limitReturn.aMin,
                limitReturn.aMax);
        double noise = POSITION_NOISE * (Math.abs(inside.positionM) + Math.abs(target.positionM)) / jerk;
        if (!band.findFastest((target.positionM - inside.positionM) / jerk, noise)) {
            return false;
        }
        band.appendTo(out, a0, af, jerk);
        return true;
    }
}
