package org.openquay.motion.sway;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.image.AxisPath;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.PlanResult;

/**
 * Plans how trolley and hoist carry the load from standstill to standstill together: over everything that stands in
 * the way, within the limits of both axes, and with the load hanging still at the end although the rope length
 * changes on the way.
 *
 * <p>The load is a point in the twistlock plane on a rope of length {@code PendulumDescription.lengthM}. The plan
 * starts from a load that hangs still; sway that is there at the start is left to {@link SwayControl} and only widens
 * the distance kept to obstacles. Obstacles are passed as {@link BayObstacles} says. Where sway is damped in closed
 * loop, the plan leaves a part of the trolley's limits to it.
 *
 * <p>A pure function of the crane's description and the request: bounded by iterations, never by time, the same on
 * every machine. Takes some milliseconds and owns its scratch memory: one planner per thread, off the control path.
 * Never throws for a request; what cannot be planned is refused by a {@link PlanResult} that names the obstacle.
 */
public final class TransferPlanner {

    /** An axis slower than this stands still, m/s. */
    private static final double STANDSTILL_MPS = 0.05;
    /** A start this much outside the software limits is still taken as on them, m. */
    private static final double LIMIT_TOLERANCE_M = 0.05;
    /** A shorter way goes straight up and down without regard to what stands around, m. */
    static final double SAME_COLUMN_M = 0.05;
    /** A little higher than what the obstacle asks for, m. */
    private static final double PEAK_MARGIN_M = 0.02;
    /** A plan that fails its trial by a hair is made again, longer by this part and then by twice as much each time. */
    private static final double LONGER = 0.004;
    private static final int MOST_TRIALS = 8;
    /** Sway at the start widens the distance beside obstacles by no more than this, m. */
    private static final double MOST_START_SWING_M = 1.0;

    private final int trolleyIndex;
    private final int hoistIndex;
    private final AxisDescription trolley;
    private final AxisDescription hoist;
    private final TransferTask task;
    private final PendulumDescription pendulum;
    private final TransferLimits limits;
    private final BayObstacles obstacles;
    private final HoistCourse course;
    private final TrolleySearch search;
    private final PlanTrial trial;

    /**
     * @throws IllegalArgumentException when the crane has no trolley or no hoist
     */
    public TransferPlanner(CraneDescription crane) {
        trolleyIndex = index(crane, AxisRole.TROLLEY);
        hoistIndex = index(crane, AxisRole.HOIST);
        trolley = crane.axes().get(trolleyIndex);
        hoist = crane.axes().get(hoistIndex);
        task = new TransferTask(trolleyIndex, hoistIndex);
        pendulum = crane.pendulum();
        limits = new TransferLimits(trolley, hoist, crane.load(), pendulum.dampingGain() > 0);
        obstacles = new BayObstacles(crane);
        course = new HoistCourse(hoist);
        StopTrial stops = new StopTrial(trolley, pendulum, limits, obstacles);
        search = new TrolleySearch(trolley, pendulum, limits, obstacles, course, stops);
        trial = new PlanTrial(trolley, hoist, pendulum, limits, obstacles, stops);
    }

    static AxisDescription axis(CraneDescription crane, AxisRole role) {
        return crane.axes().get(index(crane, role));
    }

    private static int index(CraneDescription crane, AxisRole role) {
        return crane.axis(role).orElseThrow(
                () -> new IllegalArgumentException("crane " + crane.id() + " has no axis with role " + role));
    }

    /** Answers the request; {@code out} is written whole, whatever the result. */
    public void plan(PlanRequest request, PlanImage out) {
        out.requestId = request.requestId;
        out.obstacle = BayObstacles.NONE;
        out.durationS = 0;
        out.peakSwayRad = 0;
        out.clearanceM = 0;
        stay(request, out);
        task.read(request);
        out.result = answer(task, out, out.paths[trolleyIndex], out.paths[hoistIndex]);
        if (out.result != PlanResult.OK) {
            stay(request, out);
        }
    }

    private static void stay(PlanRequest request, PlanImage out) {
        for (int i = 0; i < out.paths.length; i++) {
            out.paths[i].stay(request.positionM[i]);
        }
    }

    private PlanResult answer(TransferTask request, PlanImage out, AxisPath trolleyPath, AxisPath hoistPath) {
        PlanResult refusal = refusal(request, out);
        if (refusal != PlanResult.OK) {
            return refusal;
        }
        limits.set(request.suspendedKg);
        double peakM = peakM(request, out);
        if (peakM > hoist.maxPositionM()) {
            return PlanResult.NO_PATH;
        }
        out.obstacle = BayObstacles.NONE;
        if (!course.plan(request.hoistM, peakM, request.targetHoistM, limits)
                || !search.find(request, trolleyPath)) {
            return PlanResult.NOT_CONVERGED;
        }
        double longer = LONGER;
        for (int i = 0; i < MOST_TRIALS; i++) {
            if (search.settle(trolleyPath) && course.writeTo(hoistPath)) {
                out.durationS = course.durationS();
                if (trial.passes(request, out, trolleyPath, hoistPath)) {
                    return PlanResult.OK;
                }
            }
            search.lengthen(longer);
            longer *= 2;
        }
        return PlanResult.NOT_CONVERGED;
    }

    private PlanResult refusal(TransferTask request, PlanImage out) {
        if (!within(request.trolleyM, trolley) || !within(request.hoistM, hoist)) {
            return PlanResult.START_OUT_OF_LIMITS;
        }
        if (!within(request.targetTrolleyM, trolley) || !within(request.targetHoistM, hoist)) {
            return PlanResult.TARGET_OUT_OF_LIMITS;
        }
        if (!(Math.abs(request.trolleyMps) <= STANDSTILL_MPS && Math.abs(request.hoistMps) <= STANDSTILL_MPS)) {
            return PlanResult.START_MOVING;
        }
        out.obstacle = obstacles.read(request, startSwingM(request), pendulum.suspensionHeightM());
        if (out.obstacle != BayObstacles.NONE || !obstacles.covers(request.trolleyM, request.targetTrolleyM)) {
            return PlanResult.NO_PROFILE;
        }
        out.obstacle = obstacles.blocking(request.trolleyM, request.hoistM, request.loadDepthM);
        if (out.obstacle != BayObstacles.NONE) {
            return PlanResult.START_BLOCKED;
        }
        out.obstacle = obstacles.blocking(request.targetTrolleyM, request.targetHoistM, 0);
        return out.obstacle == BayObstacles.NONE ? PlanResult.OK : PlanResult.TARGET_BLOCKED;
    }

    private static boolean within(double positionM, AxisDescription axis) {
        return positionM >= axis.minPositionM() - LIMIT_TOLERANCE_M
                && positionM <= axis.maxPositionM() + LIMIT_TOLERANCE_M;
    }

    /** How far the load swings at the start, m. */
    private double startSwingM(TransferTask request) {
        double ropeM = pendulum.lengthM(request.hoistM);
        double angle = request.swayRad;
        double rate = request.swayRateRadps * Math.sqrt(ropeM / PendulumGrid.GRAVITY_MPS2);
        double swingM = ropeM * Math.sqrt(angle * angle + rate * rate);
        return swingM <= MOST_START_SWING_M ? swingM : MOST_START_SWING_M;
    }

    /** The height that the way needs; names the obstacle that needs most. */
    private double peakM(TransferTask request, PlanImage out) {
        double endsM = Math.max(request.hoistM, request.targetHoistM);
        if (Math.abs(request.targetTrolleyM - request.trolleyM) <= SAME_COLUMN_M) {
            return endsM;
        }
        int highest = obstacles.highest(request.trolleyM, request.targetTrolleyM);
        if (highest < 0) {
            return endsM;
        }
        out.obstacle = obstacles.name(highest);
        return Math.max(endsM, obstacles.heightOver(highest) + PEAK_MARGIN_M);
    }
}
