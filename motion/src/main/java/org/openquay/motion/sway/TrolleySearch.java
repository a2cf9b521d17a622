package org.openquay.motion.sway;

import static org.openquay.motion.sway.PendulumGrid.A;
import static org.openquay.motion.sway.PendulumGrid.STATES;
import static org.openquay.motion.sway.PendulumGrid.SWAY;
import static org.openquay.motion.sway.PendulumGrid.V;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.image.AxisPath;
import org.openquay.motion.trajectory.KinematicState;

/**
 * Finds the trolley's part of a plan and with it the plan's duration: the shortest for which the limits suffice, or
 * the hoist's own time where that is longer.
 *
 * <p>For a duration given, {@link TrolleyProgram} says by which factor the limits would have to be scaled. The
 * duration is varied until that factor lies just below one; the program works on the pendulum linearised about the
 * motion found before, and the end is corrected on the nonlinear one.
 */
final class TrolleySearch {

    private static final int INTERVALS = 80;
    /** Fewer where the plan is tried without stops: planning time grows with them. */
    private static final int INTERVALS_ALONE = 64;
    private static final int MOST_DURATIONS = 16;
    private static final int REFINEMENTS = 2;
    private static final int REFINEMENTS_ALONE = 1;
    /** A duration is not sought more closely than this, relative to it. */
    private static final double NEAR_ENOUGH = 1e-3;
    private static final double GROWTH = 1.2;
    /** Part of the limits that is enough to need while only the hoist's way depends on the duration. */
    private static final double ENOUGH_ROUGHLY = 0.9;
    /** A trolley this near its target stays where it is, m. */
    private static final double THERE_M = 1e-9;
    /** The load takes about this long in all for its first and last metre. */
    private static final double SLOW_ENDS_S = 4.5;
    /** A rope length that is wrong by a part of it should leave no more swing of the load than that part of this, m. */
    private static final double SENSITIVITY_WANTED_M = 2;
    private static final double LONGEST_S = 600;
    /** What moves at the start and is not brought to its target in so many times the guess cannot be held in time. */
    private static final double MOST_GUESSES = 3;
    /** The trolley alone takes at least this part of its time without a load, as the jerks are those of a grid. */
    private static final double TOO_SHORT = 0.99;
    private static final double SLOW_SPEED_MARGIN = 0.02;
    /** The trolley may run on by so much beyond its target to catch the load; it is slow there too, m. */
    private static final double RUN_ON_M = 1.0;
    /** Obstacles further than this beyond the target are not reached by any stop, m. */
    private static final double BEYOND_M = 10;
    /** From any motion: the load keeps so far away from what it has not risen above yet, beside the distance asked for, m. */
    private static final double SIDE_M = 0.01;
    /** All of it from so long after a start in motion on: what is just about to be passed is not to be missed by it, s. */
    private static final double ASIDE_AFTER_S = 5;
    /** Obstacles that are passed in height within one interval, and how exactly the time of it is found. */
    private static final int MOST_PASSED = 3;
    private static final int PASSING_BISECTIONS = 20;
    /** A trolley further than this from the limit behind it at the start does not come near it, m. */
    private static final double NEAR_LIMIT_M = 5.0;

    private final AxisDescription trolley;
    private final PendulumDescription pendulum;
    private final TransferLimits limits;
    private final BayObstacles obstacles;
    private final HoistCourse course;
    private final LoadRoom room;
    private final int intervals;
    private final PendulumGrid grid;
    private final TrolleyBounds bounds;
    private final TrolleyProgram program;
    private final EndCorrection correction;
    private final double[] jerkMps3;
    private final double[] enoughJerkMps3;
    private boolean rough;
    private final KinematicState hoistState = new KinematicState();
    private final boolean alone;
    private final LimitShare share;
    private final RigidTrolley rigid = new RigidTrolley();
    private final StopTrial stops;
    private final StopReach stopQuickly;
    private final StopReach stopNormally;

    private double startM;
    private double targetM;
    private double direction;
    private double distanceM;
    private boolean inMotion;
    private double sideM;
    private double wantedSensitivity = Double.POSITIVE_INFINITY;

    /** @param alone the plan is neither damped nor stopped, and may use the limits up */
    TrolleySearch(AxisDescription trolley, PendulumDescription pendulum, TransferLimits limits,
            BayObstacles obstacles, HoistCourse course, StopTrial stops, boolean alone) {
        this.alone = alone;
        share = alone ? LimitShare.ALONE : LimitShare.DAMPED;
        intervals = alone ? INTERVALS_ALONE : INTERVALS;
        grid = new PendulumGrid(intervals);
        bounds = new TrolleyBounds(intervals);
        program = new TrolleyProgram(grid, bounds);
        correction = new EndCorrection(grid);
        jerkMps3 = new double[intervals];
        enoughJerkMps3 = new double[intervals];
        this.trolley = trolley;
        this.pendulum = pendulum;
        this.limits = limits;
        this.obstacles = obstacles;
        this.course = course;
        room = new LoadRoom(obstacles, course);
        this.stops = stops;
        stopQuickly = new StopReach(stops.quick);
        stopNormally = new StopReach(stops.normal);
    }

    /** Stretches the hoist's course to the least duration; false when none was found. */
    boolean find(TransferTask request, AxisPath out) {
        startM = request.trolleyM;
        targetM = request.targetTrolleyM;
        distanceM = Math.abs(targetM - startM);
        direction = targetM < startM ? -1 : 1;
        out.startPositionM = startM;
        out.startSpeedMps = request.startMps;
        out.startAccelerationMps2 = request.startMps2;
        out.segments = 0;
        inMotion = request.inMotion;
        double startLoadM = direction * pendulum.lengthM(request.hoistM) * StrictMath.sin(request.startSwayRad);
        room.span(startM, targetM, direction, startLoadM);
        grid.setOut(direction * request.startMps, direction * request.startMps2, direction * request.startSwayRad,
                direction * request.startSwayRateRadps);
        if (staysThere()) {
            return true;
        }
        java.util.Arrays.fill(jerkMps3, 0);
        return findDuration();
    }

    /** Whether the duration need not be found closely. */
    void beRough(boolean rough) {
        this.rough = rough;
    }

    private boolean staysThere() {
        return distanceM <= THERE_M && !inMotion;
    }

    private boolean findDuration() {
        double leastS = course.leastDurationS();
        double tooShortS = inMotion ? TOO_SHORT * rigidS() : 0;
        double durationS = Math.max(leastS, guessS());
        double longestS = inMotion ? Math.min(LONGEST_S, MOST_GUESSES * durationS) : LONGEST_S;
        double enoughS = longestS;
        double lastS = 0;
        double lastScale = 0;
        for (int i = 0; i < MOST_DURATIONS && durationS < longestS; i++) {
            double scale = scaleFor(durationS);
            if (scale <= share.most()) {
                enoughS = durationS;
                if (scale >= (rough ? ENOUGH_ROUGHLY : share.enough()) || durationS <= leastS) {
                    break;
                }
            } else {
                tooShortS = durationS;
            }
            if (enoughS <= tooShortS * (1 + NEAR_ENOUGH)) {
                break;
            }
            double nextS = share.nextDurationS(durationS, scale, lastS, lastScale);
            nextS = Math.min(nextS, GROWTH * durationS);
            if (!(nextS > tooShortS * (1 + 0.5 * NEAR_ENOUGH) && nextS < enoughS)) {
                nextS = enoughS < longestS ? 0.5 * (tooShortS + enoughS) : GROWTH * tooShortS;
            }
            lastS = durationS;
            lastScale = scale;
            durationS = Math.max(leastS, nextS);
        }
        if (course.durationS() != enoughS && enoughS < longestS) {
            course.stretchTo(enoughS);
            System.arraycopy(enoughJerkMps3, 0, jerkMps3, 0, jerkMps3.length);
        }
        return enoughS < longestS;
    }

    /**
     * The rigid trolley's time and a third of a swing; and where the load has to wait for its height, the time until it
     * is free to go, the time that it has to be there before the end, and all but its slow beginning and end between.
     */
    private double guessS() {
        double ropeM = pendulum.lengthM(0.5 * (course.startM() + course.endM()));
        double swingS = 2 * Math.PI * Math.sqrt(ropeM / PendulumGrid.GRAVITY_MPS2);
        double mps2 = Math.min(limits.trolleySpeedingUpMps2, limits.trolleySlowingDownMps2);
        double mps = Math.min(limits.trolleyMps, Math.sqrt(distanceM * mps2));
        double travelS = inMotion
                ? rigidS() + 0.3 * swingS
                : distanceM / mps + mps / mps2 + mps2 / limits.trolleyMps3 + 0.3 * swingS;
        double waitingS = room.onTheSpot() ? 0 : room.freeAfterS() + room.thereBeforeEndS();
        return Math.max(travelS, waitingS + travelS - SLOW_ENDS_S);
    }

    private double rigidS() {
        return rigid.leastS(limits.trolleyRange, direction * grid.start[V], direction * grid.start[A],
                targetM - startM);
    }

    /** Takes another duration, and the motion at hand as it would be in that time. */
    private void stretchTo(double durationS) {
        double faster = course.durationS() / durationS;
        course.stretchTo(durationS);
        for (int k = 0; k < jerkMps3.length; k++) {
            jerkMps3[k] *= faster * faster * faster;
        }
    }

    private double scaleFor(double durationS) {
        stretchTo(durationS);
        pose();
        double scale = program.leastScale(distanceM);
        if (Double.isFinite(scale)) {
            takeAbout(Math.max(1, scale));
            if (scale <= share.most()) {
                System.arraycopy(jerkMps3, 0, enoughJerkMps3, 0, jerkMps3.length);
            }
        } else {
            java.util.Arrays.fill(jerkMps3, 0);
        }
        return scale;
    }

    /** Keeps the motion found to linearise about; a violent one is tamed to what the limits allow. */
    private void takeAbout(double tooMuch) {
        for (int k = 0; k < jerkMps3.length; k++) {
            jerkMps3[k] = program.jerkMps3[k] / tooMuch;
        }
    }

    /** Linearises about the motion at hand, and says where the load may be when. */
    private void pose() {
        grid.span(course, pendulum.suspensionHeightM());
        grid.simulate(jerkMps3);
        grid.linearise(jerkMps3);
        if (freely()) {
            bounds.limit(limits.trolleyRange, direction, pendulum.maxSwayRad(), grid.intervalS, inMotion,
                    !obstacles.isEmpty());
        } else {
            bounds.limit(limits, pendulum.maxSwayRad(), grid.intervalS);
        }
        double endRopeM = grid.ropeM(intervals);
        double wanted = Math.min(wantedSensitivity, SENSITIVITY_WANTED_M / endRopeM);
        program.wantSensitivity(wanted, wanted * Math.sqrt(PendulumGrid.GRAVITY_MPS2 / endRopeM));
        for (int knot = 1; knot < intervals; knot++) {
            double ropeM = grid.ropeM(knot);
            double sway = grid.state[knot * STATES + SWAY];
            double perSwayM = ropeM * StrictMath.cos(sway);
            double shiftM = ropeM * StrictMath.sin(sway) - perSwayM * sway;
            if (freely()) {
                double timeS = knot * grid.intervalS;
                sideM = inMotion ? SIDE_M * Math.min(1, timeS / ASIDE_AFTER_S) : SIDE_M;
                bounds.keepLoad(knot, perSwayM, shiftM, room.endM(-1, timeS, sideM), room.endM(1, timeS, sideM));
                boundBetween(knot, -1);
                boundBetween(knot, 1);
            } else {
                bounds.keepLoad(knot, perSwayM, shiftM, room.leastM((knot + 1) * grid.intervalS),
                        room.mostM((knot - 1) * grid.intervalS));
            }
            if (!alone) {
                boundStops(knot, ropeM);
            }
        }
        if (!alone) {
            boundTrolley();
        }
    }

    /** The load may be anywhere where it keeps clear, not just between start and target. */
    private boolean freely() {
        return alone || inMotion;
    }

    /** Where the load may be changes within the interval after a knot: it counts until, or from, the instant of that. */
    private void boundBetween(int knot, int way) {
        double knotS = knot * grid.intervalS;
        double beginS = knotS;
        double endS = knotS + grid.intervalS;
        double begin = way * room.endM(way, beginS, sideM);
        double end = way * room.endM(way, endS, sideM);
        for (int i = 0; i < MOST_PASSED && begin != end; i++) {
            double strictS = begin < end ? beginS : endS;
            double freeS = begin < end ? endS : beginS;
            double strict = Math.min(begin, end);
            for (int bisection = 0; bisection < PASSING_BISECTIONS; bisection++) {
                double middleS = 0.5 * (strictS + freeS);
                if (way * room.endM(way, middleS, sideM) <= strict) {
                    strictS = middleS;
                } else {
                    freeS = middleS;
                }
            }
            bounds.reach.keepLoadLater(knot, way, strictS - knotS, grid.ropeM(knot), grid.ropeMps(knot), way * strict);
            if (begin < end) {
                beginS = freeS;
                begin = way * room.endM(way, beginS, sideM);
            } else {
                endS = freeS;
                end = way * room.endM(way, endS, sideM);
            }
        }
    }

    /**
     * Where a stop may take the load that begins at a knot: on the way up as far as it is high enough, on the way down
     * no further than what stands beyond the target. A quick stop, after a fault, finds the hoist braked where it is; in
     * a normal one it still goes up as it slows down.
     */
    private void boundStops(int knot, double ropeM) {
        double beforeS = (knot - 1) * grid.intervalS;
        double afterS = (knot + 1) * grid.intervalS;
        if (room.onTheSpot()) {
            return;
        }
        stopNormally.about(grid.state[knot * STATES + V], grid.state[knot * STATES + A], ropeM);
        stopQuickly.about(grid.state[knot * STATES + V], grid.state[knot * STATES + A], ropeM);
        if (beforeS < course.liftDurationS()) {
            course.sample(beforeS, hoistState);
            boundReach(stopQuickly, knot, startM, 1, hoistState.positionM);
            boundReach(stopNormally, knot, startM, 1,
                    hoistState.positionM + stops.hoistWayM(hoistState.velocityMps));
        } else if (afterS > course.lowerBeginS()) {
            course.sample(afterS, hoistState);
            double heightM = hoistState.positionM + stops.hoistWayM(hoistState.velocityMps);
            for (int way = -1; way <= 1; way += 2) {
                boundReach(stopQuickly, knot, targetM, way, heightM);
                boundReach(stopNormally, knot, targetM, way, heightM);
            }
        }
    }

    private void boundReach(StopReach stop, int knot, double columnM, int way, double heightM) {
        double freeM = obstacles.freeToSwing(columnM, way * direction, heightM);
        double fromM = Math.abs(columnM - startM);
        double endM = fromM + way * Math.max(LoadRoom.COLUMN_M, freeM);
        if (way > 0 ? endM < distanceM + BEYOND_M : endM > -BEYOND_M) {
            bounds.reach.keepReach(knot, stop, way, endM);
        }
    }

    /** Software limits and slow-down zone, where the trolley comes near them. */
    private void boundTrolley() {
        double leastM = direction > 0 ? trolley.minPositionM() - startM : startM - trolley.maxPositionM();
        double mostM = direction > 0 ? trolley.maxPositionM() - startM : startM - trolley.minPositionM();
        double zoneM = mostM - trolley.slowZoneM();
        double stopM = direction * limits.trolleyRange.stoppingM(direction * grid.start[V], direction * grid.start[A]);
        double backM = NEAR_LIMIT_M + Math.max(0, -stopM);
        double runOnM = RUN_ON_M + Math.max(0, stopM);
        if (leastM < -backM && zoneM > (inMotion ? Math.max(distanceM, runOnM) + RUN_ON_M : distanceM + RUN_ON_M)) {
            return;
        }
        double slowMps = trolley.slowSpeedMps() * (1 - SLOW_SPEED_MARGIN);
        double insideM = Math.max(0, distanceM - zoneM) + RUN_ON_M;
        bounds.keepTrolley(Math.min(leastM, 0) - LoadRoom.COLUMN_M, Math.max(mostM, distanceM) + LoadRoom.COLUMN_M,
                zoneM, slowMps,
                0.6 * slowMps / insideM);
    }

    /** Sway that a wrong rope length may leave, rad per part of it; infinite where nothing is asked for. */
    void wantSensitivity(double wanted) {
        wantedSensitivity = wanted;
    }

    /** Makes the smoothest motion at the duration found, and writes the path; false when it fails by a hair. */
    boolean settle(AxisPath out) {
        if (staysThere()) {
            return true;
        }
        for (int i = 0; i < (alone ? REFINEMENTS_ALONE : REFINEMENTS); i++) {
            pose();
            if (!program.smoothest(distanceM, share.ofMotion())) {
                return false;
            }
            takeAbout(1);
        }
        return correction.reach(distanceM, jerkMps3, bounds.aheadMps3(), -bounds.backMps3()) && write(out);
    }

    /** Takes a duration that is longer by a part of it, for another {@link #settle}. */
    void lengthen(double part) {
        stretchTo(course.durationS() * (1 + part));
    }

    private boolean write(AxisPath out) {
        out.segments = intervals;
        for (int k = 0; k < intervals; k++) {
            out.durationS[k] = grid.intervalS;
            out.jerkMps3[k] = direction * jerkMps3[k];
        }
        return true;
    }
}
