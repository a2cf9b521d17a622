package org.openquay.motion.sway;

import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.image.AxisPath;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.PlanResult;

/**
 * Plans how trolley and hoist carry the load together to where it is to hang still: over everything that stands in the
 * way, within the limits of both axes, and without sway at the end although the rope length changes on the way.
 *
 * <p>The load is a point in the twistlock plane on a rope of length {@code PendulumDescription.lengthM}. Where both axes
 * stand at the start, the plan starts from a load that hangs still; sway that is there is left to {@link SwayControl}
 * and only widens the distance kept to obstacles. Where an axis moves, the plan sets out from that motion, acceleration
 * and sway included, and leads the sway away. Obstacles are passed as {@link BayObstacles} says. Where sway is damped in
 * closed loop, the plan leaves a part of the trolley's limits to it, as far as a start in motion does not use it.
 *
 * <p>A start outside the limits is {@link PlanResult#START_OUT_OF_LIMITS}; one from which no motion within the limits
 * keeps limits and obstacles, as it comes too fast, is {@link PlanResult#START_MOVING}.
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
    private static final double EXACT = 1e-9;
    private static final double NEVER_S = Double.POSITIVE_INFINITY;
    private static final int PEAK_BISECTIONS = 30;
    /** Trials of a plan that leaves too much sway with a wrong rope; each one weighs that by so much more. */
    private static final int MOST_ROBUST_TRIALS = 24;
    private static final int ROBUST_TRIALS_PER_DURATION = 3;
    private static final double MORE_ROBUST = 0.5;

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
    private final @Nullable DirectedLimits trolleyLimits;
    private final @Nullable DirectedLimits hoistLimits;
    private final boolean alone;
    private double ropeTolerance;
    private boolean sensitive;
    /** The height that lets the load pass what is between start and target. */
    private double neededM;
    private double mostWrongRopeRad = Double.POSITIVE_INFINITY;

    /**
     * @throws IllegalArgumentException when the crane has no trolley or no hoist
     */
    public TransferPlanner(CraneDescription crane) {
        this(crane, null, null);
    }

    /**
     * For plans that are followed exactly, without closed loop and stops: any motion at the start counts, sway at
     * standstill included, limits are used to the full in either direction, the load comes as near to obstacles as may
     * be, and rises higher than it need where that saves time.
     *
     * @throws IllegalArgumentException when the crane has no trolley or no hoist
     */
    public static TransferPlanner ofExactPlans(CraneDescription crane, DirectedLimits trolley, DirectedLimits hoist) {
        return new TransferPlanner(crane, trolley, hoist);
    }

    private TransferPlanner(CraneDescription crane, @Nullable DirectedLimits trolleyLimits,
            @Nullable DirectedLimits hoistLimits) {
        this.trolleyLimits = trolleyLimits;
        this.hoistLimits = hoistLimits;
        alone = trolleyLimits != null;
        trolleyIndex = index(crane, AxisRole.TROLLEY);
        hoistIndex = index(crane, AxisRole.HOIST);
        trolley = crane.axes().get(trolleyIndex);
        hoist = crane.axes().get(hoistIndex);
        task = new TransferTask(trolleyIndex, hoistIndex);
        pendulum = crane.pendulum();
        limits = new TransferLimits(trolley, hoist, crane.load(), pendulum.dampingGain() > 0);
        obstacles = alone ? new BayObstacles(crane, -EXACT, 0) : new BayObstacles(crane);
        course = new HoistCourse(hoist);
        StopTrial stops = new StopTrial(trolley, pendulum, limits, obstacles);
        search = new TrolleySearch(trolley, pendulum, limits, obstacles, course, stops, alone);
        trial = new PlanTrial(trolley, hoist, pendulum, limits, obstacles, stops, alone);
    }

    static AxisDescription axis(CraneDescription crane, AxisRole role) {
        return crane.axes().get(index(crane, role));
    }

    private static int index(CraneDescription crane, AxisRole role) {
        return crane.axis(role).orElseThrow(
                () -> new IllegalArgumentException("crane " + crane.id() + " has no axis with role " + role));
    }

    /** Asks for plans that leave at most so much sway when the rope is shorter or longer by a part of it than known. */
    public void wantRobust(double ropeTolerance, double mostSwayRad) {
        this.ropeTolerance = ropeTolerance;
        mostWrongRopeRad = mostSwayRad;
    }

    /** The last request was not answered because every plan that was found leaves too much sway with a wrong rope. */
    public boolean foundOnlySensitivePlans() {
        return sensitive;
    }

    /** Answers the request; {@code out} is written whole, whatever the result. */
    public void plan(PlanRequest request, PlanImage out) {
        out.requestId = request.requestId;
        out.obstacle = BayObstacles.NONE;
        out.durationS = 0;
        out.peakSwayRad = 0;
        out.clearanceM = 0;
        sensitive = false;
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
        if (!request.inMotion) {
            setLimits(request);
        }
        double peakM = freely(request) ? freePeakM(request, out) : peakM(request, out);
        if (peakM > hoist.maxPositionM()) {
            return PlanResult.NO_PATH;
        }
        out.obstacle = BayObstacles.NONE;
        boolean found = freely(request)
                ? findFreely(request, trolleyPath, peakM)
                : course.plan(request, peakM, limits) && search.find(request, trolleyPath);
        if (!found) {
            return request.inMotion ? PlanResult.START_MOVING : PlanResult.NOT_CONVERGED;
        }
        return tryOut(request, out, trolleyPath, hoistPath);
    }

    private PlanResult tryOut(TransferTask request, PlanImage out, AxisPath trolleyPath, AxisPath hoistPath) {
        double longer = LONGER;
        double wanted = mostWrongRopeRad / ropeTolerance;
        search.wantSensitivity(wanted);
        int failed = 0;
        // a plan that fails alone is first made again about the motion found, which may do already
        boolean again = false;
        int robustTrials = 0;
        while (failed < MOST_TRIALS && robustTrials < MOST_ROBUST_TRIALS) {
            boolean lengthen = !alone || again;
            if (search.settle(trolleyPath) && course.writeTo(hoistPath)) {
                out.durationS = course.durationS();
                boolean passes = trial.passes(request, out, trolleyPath, hoistPath);
                if (passes && isRobust(request, out)) {
                    sensitive = false;
                    return PlanResult.OK;
                }
                sensitive |= passes;
                lengthen = !passes ? lengthen : ++robustTrials % ROBUST_TRIALS_PER_DURATION == 0;
                wanted *= passes ? MORE_ROBUST : 1;
                search.wantSensitivity(wanted);
            }
            again = !lengthen && !again;
            if (lengthen) {
                failed++;
                search.lengthen(longer);
                longer *= 2;
            }
        }
        return PlanResult.NOT_CONVERGED;
    }

    private boolean isRobust(TransferTask request, PlanImage out) {
        return ropeTolerance == 0
                || trial.leftRad(request, out, 1 - ropeTolerance) <= mostWrongRopeRad
                        && trial.leftRad(request, out, 1 + ropeTolerance) <= mostWrongRopeRad;
    }

    private void setLimits(TransferTask request) {
        if (trolleyLimits != null && hoistLimits != null) {
            limits.set(trolleyLimits, hoistLimits);
        } else {
            limits.set(request.suspendedKg);
        }
    }

    /** The load may go anywhere where it keeps clear, from whatever motion it has. */
    private boolean freely(TransferTask request) {
        return alone || request.inMotion;
    }

    private boolean hoistStaysWithin() {
        return course.highestM() <= hoist.maxPositionM() + LIMIT_TOLERANCE_M
                && course.lowestM() >= hoist.minPositionM() - LIMIT_TOLERANCE_M;
    }

    private PlanResult refusal(TransferTask request, PlanImage out) {
        if (!within(request.trolleyM, trolley) || !within(request.hoistM, hoist)) {
            return PlanResult.START_OUT_OF_LIMITS;
        }
        if (!within(request.targetTrolleyM, trolley) || !within(request.targetHoistM, hoist)) {
            return PlanResult.TARGET_OUT_OF_LIMITS;
        }
        request.setOut(sets(request));
        PlanResult start = request.inMotion ? startRefusal(request) : PlanResult.OK;
        if (start != PlanResult.OK) {
            return start;
        }
        out.obstacle = obstacles.read(request, startSwingM(request), pendulum.suspensionHeightM());
        if (out.obstacle != BayObstacles.NONE || !obstacles.covers(request.trolleyM, request.targetTrolleyM)) {
            return PlanResult.NO_PROFILE;
        }
        out.obstacle = obstacles.blocking(loadM(request), loadHeightM(request), request.loadDepthM);
        if (out.obstacle != BayObstacles.NONE) {
            return PlanResult.START_BLOCKED;
        }
        out.obstacle = obstacles.blocking(request.targetTrolleyM, request.targetHoistM, 0);
        return out.obstacle == BayObstacles.NONE ? PlanResult.OK : PlanResult.TARGET_BLOCKED;
    }

    /** Whether there is a motion at the start that the plan sets out from. */
    private boolean sets(TransferTask request) {
        if (alone) {
            return request.trolleyMps != 0 || request.trolleyMps2 != 0 || request.hoistMps != 0
                    || request.hoistMps2 != 0 || request.swayRad != 0 || request.swayRateRadps != 0;
        }
        return !(Math.abs(request.trolleyMps) <= STANDSTILL_MPS && Math.abs(request.hoistMps) <= STANDSTILL_MPS);
    }

    /** Of a start in motion: outside the limits, or bound to leave them. */
    private PlanResult startRefusal(TransferTask request) {
        setLimits(request);
        AxisRange t = limits.trolleyRange;
        AxisRange h = limits.hoistRange;
        if (!alone) {
            limits.includeStart(Math.abs(t.outlastingMps(request.startMps, request.startMps2)),
                    Math.abs(request.startMps2));
        }
        boolean within = t.speedIsWithin(request.startMps, EXACT)
                && t.accelerationIsWithin(request.startMps2, request.startMps, EXACT)
                && h.speedIsWithin(request.startHoistMps, EXACT)
                && h.accelerationIsWithin(request.startHoistMps2, request.startHoistMps, EXACT)
                && Math.abs(request.startSwayRad) <= pendulum.maxSwayRad() + EXACT
                && Double.isFinite(request.startSwayRateRadps);
        if (!within) {
            return PlanResult.START_OUT_OF_LIMITS;
        }
        return t.speedIsWithin(t.outlastingMps(request.startMps, request.startMps2), EXACT)
                && h.speedIsWithin(h.outlastingMps(request.startHoistMps, request.startHoistMps2), EXACT)
                        ? PlanResult.OK
                        : PlanResult.START_MOVING;
    }

    private double loadM(TransferTask request) {
        return request.trolleyM + pendulum.lengthM(request.hoistM) * StrictMath.sin(request.startSwayRad);
    }

    private double loadHeightM(TransferTask request) {
        return request.startSwayRad == 0
                ? request.hoistM
                : pendulum.heightM(pendulum.lengthM(request.hoistM) * StrictMath.cos(request.startSwayRad));
    }

    private static boolean within(double positionM, AxisDescription axis) {
        return positionM >= axis.minPositionM() - LIMIT_TOLERANCE_M
                && positionM <= axis.maxPositionM() + LIMIT_TOLERANCE_M;
    }

    /** How far the load swings at the start, m. */
    private double startSwingM(TransferTask request) {
        if (freely(request)) {
            return 0;
        }
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

    /**
     * The height that the way needs where the load goes freely, or the target's where it needs none and the hoist can set
     * out for it at once; names the obstacle that needs most.
     */
    private double freePeakM(TransferTask request, PlanImage out) {
        double wayM = limits.hoistRange.stoppingM(request.startHoistMps, request.startHoistMps2);
        double lowestM = Math.min(request.hoistM + Math.min(0, wayM), request.targetHoistM);
        boolean moves = request.startHoistMps != 0 || request.startHoistMps2 != 0;
        double endsM = moves ? request.targetHoistM : Math.max(request.hoistM, request.targetHoistM);
        if (alone) {
            obstacles.dropBelow(lowestM + EXACT);
        }
        neededM = Double.NEGATIVE_INFINITY;
        int highest = obstacles.highest(loadM(request), request.targetTrolleyM);
        if (highest < 0 || obstacles.heightOver(highest) <= lowestM) {
            return endsM;
        }
        out.obstacle = obstacles.name(highest);
        neededM = obstacles.heightOver(highest) + PEAK_MARGIN_M;
        return Math.max(wayM > 0 ? Math.max(endsM, request.hoistM + wayM) : endsM, neededM);
    }

    /** The way over the height that is needed; or, from a hoist that comes down already, straight on where that is sooner. */
    private boolean findFreely(TransferTask request, AxisPath trolleyPath, double peakM) {
        boolean comesDown = request.startHoistMps < 0 && request.hoistM >= neededM && request.targetHoistM < neededM;
        double straightS = comesDown && findStraight(request, trolleyPath) ? course.durationS() : NEVER_S;
        if (straightS <= course.leastDurationS()) {
            return true;
        }
        double overS = findOver(request, trolleyPath, peakM) ? course.durationS() : NEVER_S;
        if (overS >= NEVER_S && straightS >= NEVER_S) {
            return false;
        }
        return overS <= straightS || findStraight(request, trolleyPath);
    }

    private boolean findStraight(TransferTask request, AxisPath trolleyPath) {
        return course.planStraight(request, limits) && hoistStaysWithin() && search.find(request, trolleyPath);
    }

    /**
     * Where the load waits at the top, it may as well rise higher: it passes the height that it needs sooner and faster,
     * and later on its way down.
     */
    private boolean findOver(TransferTask request, AxisPath trolleyPath, double peakM) {
        boolean over = alone && neededM > Math.min(request.hoistM, request.targetHoistM);
        search.beRough(over);
        boolean found = course.plan(request, peakM, limits) && hoistStaysWithin() && search.find(request, trolleyPath);
        search.beRough(false);
        if (!found || !over) {
            return found;
        }
        double foundS = course.durationS();
        double waitS = foundS - course.leastDurationS();
        double aboveS = course.aboveS(neededM) + waitS;
        double higherM = peakM;
        double tooHighM = Math.min(hoist.maxPositionM(), peakM + 2 * limits.hoistRange.stoppingM(
                limits.hoistRange.plusMps, 0));
        for (int i = 0; i < PEAK_BISECTIONS; i++) {
            double middleM = 0.5 * (higherM + tooHighM);
            if (course.plan(request, middleM, limits) && course.aboveS(neededM) <= aboveS) {
                higherM = middleM;
            } else {
                tooHighM = middleM;
            }
        }
        return course.plan(request, higherM, limits) && hoistStaysWithin() && search.find(request, trolleyPath)
                && course.durationS() <= foundS
                || course.plan(request, peakM, limits) && search.find(request, trolleyPath);
    }
}
