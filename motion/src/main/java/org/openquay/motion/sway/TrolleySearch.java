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
    private static final int MOST_DURATIONS = 16;
    private static final int REFINEMENTS = 2;
    /** A duration is not sought more closely than this, relative to it. */
    private static final double NEAR_ENOUGH = 1e-3;
    private static final double GROWTH = 1.2;
    /** The duration is short enough when this part of the limits, or more, is needed. */
    private static final double SCALE_WANTED = 0.985;
    private static final double SCALE_ENOUGH = 0.975;
    private static final double SCALE_MOST = 0.992;
    /** Part of the limits that the motion itself may use; the rest is for the last correction. */
    private static final double SCALE_OF_MOTION = 0.998;
    /** In the columns of start and target the load keeps this close to their middle while it must, m. */
    private static final double COLUMN_M = 0.015;
    /** A trolley this near its target stays where it is, m. */
    private static final double THERE_M = 1e-9;
    /** The load takes about this long in all for its first and last metre. */
    private static final double SLOW_ENDS_S = 4.5;
    private static final double LEAVING_M = 1.0;
    private static final double LOOK_S = 0.2;
    /** A rope length that is wrong by a part of it should leave no more swing of the load than that part of this, m. */
    private static final double SENSITIVITY_WANTED_M = 2;
    private static final double LONGEST_S = 600;
    private static final double SLOW_SPEED_MARGIN = 0.02;
    /** The trolley may run on by so much beyond its target to catch the load; it is slow there too, m. */
    private static final double RUN_ON_M = 1.0;
    /** Obstacles further than this beyond the target are not reached by any stop, m. */
    private static final double BEYOND_M = 10;
    /** A trolley further than this from the limit behind it at the start does not come near it, m. */
    private static final double NEAR_LIMIT_M = 5.0;

    private final AxisDescription trolley;
    private final PendulumDescription pendulum;
    private final TransferLimits limits;
    private final BayObstacles obstacles;
    private final HoistCourse course;
    private final PendulumGrid grid = new PendulumGrid(INTERVALS);
    private final TrolleyBounds bounds = new TrolleyBounds(INTERVALS);
    private final TrolleyProgram program = new TrolleyProgram(grid, bounds);
    private final EndCorrection correction = new EndCorrection(grid);
    private final double[] jerkMps3 = new double[INTERVALS];
    private final double[] enoughJerkMps3 = new double[INTERVALS];
    private final KinematicState hoistState = new KinematicState();
    private final StopTrial stops;
    private final StopReach stopQuickly;
    private final StopReach stopNormally;

    private double startM;
    private double targetM;
    private double direction;
    private double distanceM;

    TrolleySearch(AxisDescription trolley, PendulumDescription pendulum, TransferLimits limits,
            BayObstacles obstacles, HoistCourse course, StopTrial stops) {
        this.trolley = trolley;
        this.pendulum = pendulum;
        this.limits = limits;
        this.obstacles = obstacles;
        this.course = course;
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
        out.startSpeedMps = 0;
        out.startAccelerationMps2 = 0;
        out.segments = 0;
        if (distanceM <= THERE_M) {
            return true;
        }
        java.util.Arrays.fill(jerkMps3, 0);
        return findDuration();
    }

    private boolean findDuration() {
        double leastS = course.leastDurationS();
        double tooShortS = 0;
        double enoughS = LONGEST_S;
        double durationS = Math.max(leastS, guessS());
        double lastS = 0;
        double lastScale = 0;
        for (int i = 0; i < MOST_DURATIONS && durationS < LONGEST_S; i++) {
            double scale = scaleFor(durationS);
            if (scale <= SCALE_MOST) {
                enoughS = durationS;
                if (scale >= SCALE_ENOUGH || durationS <= leastS) {
                    break;
                }
            } else {
                tooShortS = durationS;
            }
            if (enoughS <= tooShortS * (1 + NEAR_ENOUGH)) {
                break;
            }
            double nextS = nextDuration(durationS, scale, lastS, lastScale);
            nextS = Math.min(nextS, GROWTH * durationS);
            if (!(nextS > tooShortS * (1 + 0.5 * NEAR_ENOUGH) && nextS < enoughS)) {
                nextS = enoughS < LONGEST_S ? 0.5 * (tooShortS + enoughS) : GROWTH * tooShortS;
            }
            lastS = durationS;
            lastScale = scale;
            durationS = Math.max(leastS, nextS);
        }
        if (course.durationS() != enoughS && enoughS < LONGEST_S) {
            course.stretchTo(enoughS);
            System.arraycopy(enoughJerkMps3, 0, jerkMps3, 0, jerkMps3.length);
        }
        return enoughS < LONGEST_S;
    }

    /** By a power law through the last two answers, or by a usual one. */
    private static double nextDuration(double durationS, double scale, double lastS, double lastScale) {
        if (!Double.isFinite(scale)) {
            return Double.NaN;
        }
        double power = 2;
        if (lastS > 0 && Double.isFinite(lastScale) && lastS != durationS) {
            power = -StrictMath.log(scale / lastScale) / StrictMath.log(durationS / lastS);
        }
        return power > 0.3 ? durationS * StrictMath.pow(scale / SCALE_WANTED, 1 / power) : Double.NaN;
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
        double travelS = distanceM / mps + mps / mps2 + mps2 / limits.trolleyMps3 + 0.3 * swingS;
        double waitingS = onTheSpot() ? 0 : freeAfterS() + thereBeforeEndS();
        return Math.max(travelS, waitingS + travelS - SLOW_ENDS_S);
    }

    /** When the load is high enough to leave its column. */
    private double freeAfterS() {
        double timeS = 0;
        while (timeS < course.liftDurationS()) {
            course.sample(timeS, hoistState);
            if (obstacles.freeFrom(startM, direction, hoistState.positionM) > LEAVING_M) {
                break;
            }
            timeS += LOOK_S;
        }
        return timeS;
    }

    /** How long before the end the load is too low to be anywhere but in its column. */
    private double thereBeforeEndS() {
        double timeS = course.durationS();
        while (timeS > course.lowerBeginS()) {
            course.sample(timeS, hoistState);
            if (obstacles.freeFrom(targetM, -direction, hoistState.positionM) > LEAVING_M) {
                break;
            }
            timeS -= LOOK_S;
        }
        return course.durationS() - timeS;
    }

    private double scaleFor(double durationS) {
        double before = course.durationS();
        course.stretchTo(durationS);
        double faster = before / durationS;
        for (int k = 0; k < jerkMps3.length; k++) {
            jerkMps3[k] *= faster * faster * faster;
        }
        pose();
        double scale = program.leastScale(distanceM);
        if (Double.isFinite(scale)) {
            takeAbout(Math.max(1, scale));
            if (scale <= SCALE_MOST) {
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
        bounds.limit(limits, pendulum.maxSwayRad(), grid.intervalS);
        double endRopeM = grid.ropeM(INTERVALS);
        double wanted = SENSITIVITY_WANTED_M / endRopeM;
        program.wantSensitivity(wanted, wanted * Math.sqrt(PendulumGrid.GRAVITY_MPS2 / endRopeM));
        for (int knot = 1; knot < INTERVALS; knot++) {
            double ropeM = grid.ropeM(knot);
            double sway = grid.state[knot * STATES + SWAY];
            double perSwayM = ropeM * StrictMath.cos(sway);
            bounds.keepLoad(knot, perSwayM, ropeM * StrictMath.sin(sway) - perSwayM * sway, leastLoadM(knot),
                    mostLoadM(knot));
            boundStops(knot, ropeM);
        }
        boundTrolley();
    }

    /** On the way up the load goes only as far as it is high enough, judged by its height one knot before. */
    private double mostLoadM(int knot) {
        double beforeS = (knot - 1) * grid.intervalS;
        if (beforeS >= course.liftDurationS() || onTheSpot()) {
            return distanceM + COLUMN_M;
        }
        course.sample(beforeS, hoistState);
        double freeM = obstacles.freeFrom(startM, direction, hoistState.positionM);
        return Math.max(COLUMN_M, Math.min(freeM, distanceM + COLUMN_M));
    }

    /** On the way down the load has come as far as its height one knot later asks for. */
    private double leastLoadM(int knot) {
        double afterS = (knot + 1) * grid.intervalS;
        if (afterS <= course.lowerBeginS() || onTheSpot()) {
            return -COLUMN_M;
        }
        course.sample(afterS, hoistState);
        double freeM = obstacles.freeFrom(targetM, -direction, hoistState.positionM);
        return distanceM - Math.max(COLUMN_M, Math.min(freeM, distanceM + COLUMN_M));
    }

    /**
     * Where a stop may take the load that begins at a knot: on the way up as far as it is high enough, on the way down
     * no further than what stands beyond the target. A quick stop, after a fault, finds the hoist braked where it is; in
     * a normal one it still goes up as it slows down.
     */
    private void boundStops(int knot, double ropeM) {
        double beforeS = (knot - 1) * grid.intervalS;
        double afterS = (knot + 1) * grid.intervalS;
        if (onTheSpot()) {
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
        double endM = fromM + way * Math.max(COLUMN_M, freeM);
        if (way > 0 ? endM < distanceM + BEYOND_M : endM > -BEYOND_M) {
            bounds.keepReach(knot, stop, way, endM);
        }
    }

    private boolean onTheSpot() {
        return distanceM <= TransferPlanner.SAME_COLUMN_M;
    }

    /** Software limits and slow-down zone, where the trolley comes near them. */
    private void boundTrolley() {
        double leastM = direction > 0 ? trolley.minPositionM() - startM : startM - trolley.maxPositionM();
        double mostM = direction > 0 ? trolley.maxPositionM() - startM : startM - trolley.minPositionM();
        double zoneM = mostM - trolley.slowZoneM();
        if (leastM < -NEAR_LIMIT_M && zoneM > distanceM + RUN_ON_M) {
            return;
        }
        double slowMps = trolley.slowSpeedMps() * (1 - SLOW_SPEED_MARGIN);
        double insideM = Math.max(0, distanceM - zoneM) + RUN_ON_M;
        bounds.keepTrolley(Math.min(leastM, 0) - COLUMN_M, Math.max(mostM, distanceM) + COLUMN_M, zoneM, slowMps,
                0.6 * slowMps / insideM);
    }

    /** Makes the smoothest motion at the duration found, and writes the path; false when it fails by a hair. */
    boolean settle(AxisPath out) {
        if (distanceM <= THERE_M) {
            return true;
        }
        for (int i = 0; i < REFINEMENTS; i++) {
            pose();
            if (!program.smoothest(distanceM, SCALE_OF_MOTION)) {
                return false;
            }
            takeAbout(1);
        }
        return correction.reach(distanceM, jerkMps3, limits.trolleyMps3) && write(out);
    }

    /** Takes a duration that is longer by a part of it, for another {@link #settle}. */
    void lengthen(double part) {
        scaleFor(course.durationS() * (1 + part));
    }

    private boolean write(AxisPath out) {
        out.segments = INTERVALS;
        for (int k = 0; k < INTERVALS; k++) {
            out.durationS[k] = grid.intervalS;
            out.jerkMps3[k] = direction * jerkMps3[k];
        }
        return true;
    }
}
