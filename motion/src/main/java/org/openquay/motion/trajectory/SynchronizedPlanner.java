package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * Plans several axes, each from any state of motion to any other, so that they arrive together and as early as
 * possible.
 *
 * <p>The common time is the least that is possible for every axis; an axis that can reach its target in less time may
 * still be unable to reach it in a little more, which is honoured. Axes with time to spare move no harder than they
 * need.
 *
 * <p>A planner owns its scratch memory: one per thread. The result depends on the arguments alone, to the bit. It
 * neither allocates nor throws, and its work is bounded.
 */
@ControlPath
public final class SynchronizedPlanner {

    /** Each round moves the common time past a span that is impossible for some axis, and each axis has few. */
    private static final int ROUNDS_PER_AXIS = 8;

    /** Times this close, relatively, are the same: rounding errors. */
    private static final double TICK = 1e-13;

    private final int axes;
    private final AxisProblem[] problems;
    private final double[] ownS;
    private final PhaseScaling phaseScaling = new PhaseScaling();
    private final Profile scratch = new Profile();

    private int refusedAxis = -1;
    private double durationS;
    private boolean inPhase;

    /** A planner for this many axes. */
    public SynchronizedPlanner(int axes) {
        this.axes = axes;
        problems = new AxisProblem[axes];
        for (int axis = 0; axis < axes; axis++) {
            problems[axis] = new AxisProblem();
        }
        ownS = new double[axes];
    }

    /** The axis that the last refusal is about, or -1. */
    public int refusedAxis() {
        return refusedAxis;
    }

    /** The longest duration of the last plan, s; that of all axes if they are synchronised. */
    public double durationS() {
        return durationS;
    }

    /** The shortest duration of an axis alone, s, for the last plan. */
    public double ownDurationS(int axis) {
        return ownS[axis];
    }

    /** True if the axes of the last plan move in proportion. */
    public boolean isInPhase() {
        return inPhase;
    }

    /**
     * Plans into {@code out}; all arrays have an element for each axis.
     *
     * @return {@link TrajectoryResult#OK}, or why not; then {@link #refusedAxis} tells the axis, and {@code out} does
     *         not hold a valid plan
     */
    public TrajectoryResult plan(KinematicState[] start, KinematicState[] target, KinematicLimits[] limits,
            Synchronization synchronization, Profile[] out) {
        if (synchronization == Synchronization.TIME && planTogether(start, target, limits, out)) {
            return TrajectoryResult.OK;
        }
        // whatever is refused, or hard to tell from rounding errors, is looked at axis by axis
        TrajectoryResult result = planEach(start, target, limits, out);
        if (result != TrajectoryResult.OK || synchronization == Synchronization.NONE) {
            return result;
        }
        if (synchronization == Synchronization.PHASE && phaseScaling.apply(axes, start, target, limits, out)) {
            inPhase = true;
            return TrajectoryResult.OK;
        }
        result = findCommonTime(start, target);
        for (int axis = 0; axis < axes && result == TrajectoryResult.OK; axis++) {
            if (isOwn(axis)) {
                out[axis].stretchTo(durationS);
            } else {
                result = problems[axis].planIn(durationS, start[axis], target[axis], limits[axis], out[axis]);
                refusedAxis = result == TrajectoryResult.OK ? -1 : axis;
            }
        }
        return result;
    }

    private void begin() {
        refusedAxis = -1;
        inPhase = false;
        durationS = 0;
    }

    /**
     * The common time first, from the least times alone, and then a profile for each axis: the fastest motion of an axis
     * that has time to spare is never made.
     */
    private boolean planTogether(KinematicState[] start, KinematicState[] target, KinematicLimits[] limits,
            Profile[] out) {
        begin();
        for (int axis = 0; axis < axes; axis++) {
            if (InputCheck.ofPositionProblem(start[axis], target[axis], limits[axis]) != TrajectoryResult.OK) {
                return false;
            }
            double least = problems[axis].findFastest(start[axis], target[axis], limits[axis], out[axis]);
            if (!(least < Double.POSITIVE_INFINITY)) {
                return false;
            }
            ownS[axis] = least;
            durationS = Math.max(durationS, least);
        }
        boolean planned = findCommonTime(start, target) == TrajectoryResult.OK;
        for (int axis = 0; axis < axes && planned; axis++) {
            AxisProblem problem = problems[axis];
            if (isOwn(axis)) {
                planned = problem.finishFastest(target[axis], limits[axis], out[axis]) == TrajectoryResult.OK;
                out[axis].stretchTo(durationS);
            } else {
                planned = problem.planIn(durationS, start[axis], target[axis], limits[axis],
                        out[axis]) == TrajectoryResult.OK;
            }
        }
        return planned;
    }

    private TrajectoryResult planEach(KinematicState[] start, KinematicState[] target, KinematicLimits[] limits,
            Profile[] out) {
        begin();
        for (int axis = 0; axis < axes; axis++) {
            TrajectoryResult result = InputCheck.ofPositionProblem(start[axis], target[axis], limits[axis]);
            if (result == TrajectoryResult.OK) {
                result = problems[axis].planFastest(start[axis], target[axis], limits[axis], out[axis]);
            }
            if (result != TrajectoryResult.OK) {
                return refuse(axis, result);
            }
            ownS[axis] = out[axis].durationS();
            durationS = Math.max(durationS, ownS[axis]);
        }
        return TrajectoryResult.OK;
    }

    private TrajectoryResult findCommonTime(KinematicState[] start, KinematicState[] target) {
        for (int round = 0; round < ROUNDS_PER_AXIS * axes; round++) {
            double latest = durationS;
            for (int axis = 0; axis < axes; axis++) {
                if (isOwn(axis)) {
                    continue;
                }
                double time = problems[axis].earliestFrom(durationS, start[axis], target[axis], scratch);
                if (!(time < Double.POSITIVE_INFINITY)) {
                    return refuse(axis, TrajectoryResult.TARGET_NOT_REACHABLE);
                }
                latest = Math.max(latest, time);
            }
            if (latest <= durationS * (1 + TICK)) {
                return TrajectoryResult.OK;
            }
            durationS = latest;
        }
        return refuse(0, TrajectoryResult.OUT_OF_RANGE);
    }

    /** True if the axis' fastest motion takes the common time. */
    private boolean isOwn(int axis) {
        return ownS[axis] >= durationS * (1 - TICK);
    }

    private TrajectoryResult refuse(int axis, TrajectoryResult result) {
        refusedAxis = axis;
        return result;
    }
}
