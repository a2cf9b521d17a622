package org.openquay.motion.sway;

import static org.openquay.motion.sway.PendulumGrid.A;
import static org.openquay.motion.sway.PendulumGrid.RATE;
import static org.openquay.motion.sway.PendulumGrid.STATES;
import static org.openquay.motion.sway.PendulumGrid.SWAY;
import static org.openquay.motion.sway.PendulumGrid.V;
import static org.openquay.motion.sway.PendulumGrid.X;

import java.util.Arrays;

/**
 * The bounds of a {@link TrolleyProgram} as rows
 *
 * <pre>
 *   main · state[i] + other · state[j]  ≤  fixed + scale · perScale
 * </pre>
 *
 * at every inner knot: acceleration, speed, sway, where the load may be, and where they count, where the trolley may
 * be and its slow-down zone; in every interval the jerk; and how far stops may take the load. The limits of the axis and of sway grow with the scale,
 * the places do not. Where a limit is that of a curve, it is set such that the curve keeps it between knots, too.
 */
final class TrolleyBounds {

    private static final int MATRIX = STATES * STATES;
    private static final int SWAY_AHEAD = 4;
    private static final int SWAY_BACK = 5;
    private static final int LOAD_MOST = 6;
    private static final int LOAD_LEAST = 7;
    private static final int TROLLEY_MOST = 8;
    private static final int TROLLEY_LEAST = 9;
    private static final int SLOW_ZONE = 10;
    private static final int MOST_PER_KNOT = 11;
    /** Part of the speed that may be used backwards where slowing down and speeding up differ: next to nothing. */
    private static final double HARDLY = 1e-3;
    private static final double SWAY_BETWEEN_KNOTS = 0.995;
    /**
     * Near a start in motion, which may use the limits up, the scale moves them only by this part, and wholly from this
     * part of the knots on.
     */
    private static final double LEAST_SHARE = 0.02;
    private static final double NEAR_START = 0.25;
    /** From so many knots after such a start on, sway is bounded with a thought of what is between knots. */
    private static final int SWAY_NEAR_START = 5;
    /** Trolley position, speed and acceleration, sway and its rate. */
    private static final int REACH_STATES = PendulumGrid.FIXED_AT_END;
    private static final int MOST_REACHES_PER_KNOT = 4 * StopReach.DIRECTIONS;

    private final int knots;
    private final int intervals;
    private int perKnot;
    private int jerkRow;
    private int reachRow;
    private int reaches;

    /** By place in the knot: which states count, with which factor. */
    private final int[] mainState = {A, A, V, V, SWAY, SWAY, X, X, X, X, V};
    private final int[] otherState = {X, X, X, X, X, X, SWAY, SWAY, SWAY, SWAY, X};
    private final double[] main = {1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1};
    private final double[] perScale = new double[LOAD_MOST];
    /** By place in the knot for the rows that are the same at every knot, then by knot for the load's. */
    private final double[] fixed = new double[MOST_PER_KNOT];
    private double zonePerM;
    private final double[] loadPerSwayM;
    private final double[] loadMostM;
    private final double[] loadLeastM;
    /** By reach: the knot where the stop begins, how the reach grows with the states there, and where it may end. */
    private final int[] reachKnot;
    private final double[] reachPer;
    private final double[] reachMostM;
    /** By knot: which part of a limit grows with the scale, and which part of the sway limit may be used. */
    private final double[] share;
    private final double[] swayPart;
    private double aheadMps3;
    private double backMps3;

    TrolleyBounds(int intervals) {
        this.intervals = intervals;
        knots = intervals - 1;
        loadPerSwayM = new double[knots];
        loadMostM = new double[knots];
        loadLeastM = new double[knots];
        share = new double[knots];
        swayPart = new double[knots];
        reachKnot = new int[knots * MOST_REACHES_PER_KNOT];
        reachPer = new double[reachKnot.length * REACH_STATES];
        reachMostM = new double[reachKnot.length];
    }

    /** The most rows there can be. */
    int mostRows() {
        return knots * (MOST_PER_KNOT + MOST_REACHES_PER_KNOT) + 2 * intervals;
    }

    int rows() {
        return reachRow + reaches;
    }

    double jerkMps3() {
        return Math.max(aheadMps3, backMps3);
    }

    double aheadMps3() {
        return aheadMps3;
    }

    double backMps3() {
        return backMps3;
    }

    /**
     * Sets the limits of trolley and sway, towards the target, for a start from rest; forgets where the trolley may be
     * and stops.
     */
    void limit(TransferLimits limits, double maxSwayRad, double intervalS) {
        double betweenMps = limits.trolleyMps3 * intervalS * intervalS / 8;
        double mostMps = Math.max(0.5 * limits.trolleyMps, limits.trolleyMps - betweenMps);
        boolean alike = limits.trolleySpeedingUpMps2 == limits.trolleySlowingDownMps2;
        perScale[0] = limits.trolleySpeedingUpMps2;
        perScale[1] = limits.trolleySlowingDownMps2;
        perScale[2] = mostMps;
        perScale[3] = alike ? mostMps : HARDLY * mostMps;
        perScale[4] = SWAY_BETWEEN_KNOTS * maxSwayRad;
        perScale[5] = SWAY_BETWEEN_KNOTS * maxSwayRad;
        aheadMps3 = limits.trolleyMps3;
        backMps3 = limits.trolleyMps3;
        Arrays.fill(share, 1);
        Arrays.fill(swayPart, 1);
        reaches = 0;
        count(LOAD_LEAST + 1);
    }

    /**
     * The same with limits for each direction and for any start.
     *
     * @param direction   of the target, ±1
     * @param loadIsBound whether it counts where the load is
     */
    void limit(AxisRange range, double direction, double maxSwayRad, double intervalS, boolean inMotion,
            boolean loadIsBound) {
        boolean plus = direction > 0;
        aheadMps3 = plus ? range.plusMps3 : range.minusMps3;
        backMps3 = plus ? range.minusMps3 : range.plusMps3;
        double aheadMps = plus ? range.plusMps : range.minusMps;
        double backMps = plus ? range.minusMps : range.plusMps;
        perScale[0] = plus ? range.plusMps2 : range.minusMps2;
        perScale[1] = plus ? range.minusMps2 : range.plusMps2;
        perScale[2] = Math.max(0.5 * aheadMps, aheadMps - backMps3 * intervalS * intervalS / 8);
        perScale[3] = Math.max(0.5 * backMps, backMps - aheadMps3 * intervalS * intervalS / 8);
        perScale[4] = maxSwayRad;
        perScale[5] = maxSwayRad;
        for (int knot = 0; knot < knots; knot++) {
            double far = (knot + 1) / (NEAR_START * intervals);
            double farForSway = (double) (knot + 1) / SWAY_NEAR_START;
            share[knot] = inMotion ? Math.max(LEAST_SHARE, Math.min(1, far * far)) : 1;
            swayPart[knot] =
                    1 - (1 - SWAY_BETWEEN_KNOTS) * (inMotion ? Math.min(1, farForSway * farForSway) : 1);
        }
        reaches = 0;
        count(loadIsBound ? LOAD_LEAST + 1 : LOAD_MOST);
    }

    private void count(int rowsPerKnot) {
        perKnot = rowsPerKnot;
        jerkRow = knots * rowsPerKnot;
        reachRow = jerkRow + 2 * intervals;
    }

    /**
     * Where the load may be at a knot: its place is {@code x + perSway · sway + shift}, and it is to lie between
     * {@code leastM} and {@code mostM}.
     */
    void keepLoad(int knot, double perSwayM, double shiftM, double leastM, double mostM) {
        loadPerSwayM[knot - 1] = perSwayM;
        loadMostM[knot - 1] = mostM - shiftM;
        loadLeastM[knot - 1] = shiftM - leastM;
    }

    /** How far a stop that begins at a knot may take the load: ahead (1) to {@code endM}, or back (−1) to there. */
    void keepReach(int knot, StopReach reach, int way, double endM) {
        for (int direction = 0; direction < StopReach.DIRECTIONS; direction++) {
            int at = reaches * REACH_STATES;
            reachKnot[reaches] = knot;
            reachPer[at + X] = way;
            reachPer[at + V] = reach.perMps(way, direction);
            reachPer[at + A] = reach.perMps2(way, direction);
            reachPer[at + SWAY] = reach.perRad(direction);
            reachPer[at + RATE] = reach.perRadps(direction);
            reachMostM[reaches++] = way * endM - reach.fixedM(way, direction);
        }
    }

    /**
     * Where the load may be some time after a knot, as it goes on by itself: the trolley's acceleration moves it no
     * sooner than its swing does.
     *
     * @param way    the load is to be no further than the end (1), or no less far (−1)
     * @param laterS after the knot, less than an interval
     */
    void keepLoadLater(int knot, int way, double laterS, double ropeM, double ropeMps, double endM) {
        int at = reaches * REACH_STATES;
        double falls = 0.5 * PendulumGrid.GRAVITY_MPS2 * laterS * laterS;
        reachKnot[reaches] = knot;
        reachPer[at + X] = way;
        reachPer[at + V] = way * laterS;
        reachPer[at + A] = 0;
        reachPer[at + SWAY] = way * (ropeM + laterS * ropeMps - falls);
        reachPer[at + RATE] = way * laterS * (ropeM - falls / 3);
        reachMostM[reaches++] = way * endM;
    }

    /** Where the trolley may be, and a speed that is {@code zoneMps} at {@code zoneM} and falls with every metre. */
    void keepTrolley(double leastM, double mostM, double zoneM, double zoneMps, double zonePerM) {
        fixed[TROLLEY_MOST] = mostM;
        fixed[TROLLEY_LEAST] = -leastM;
        fixed[SLOW_ZONE] = zoneMps + zonePerM * zoneM;
        this.zonePerM = zonePerM;
        count(MOST_PER_KNOT);
    }

    double perScale(int row) {
        if (row >= reachRow) {
            return 0;
        }
        if (row >= jerkRow) {
            return jerkMps3(row);
        }
        int place = row % perKnot;
        return place < LOAD_MOST ? limit(place, row / perKnot) * share[row / perKnot] : 0;
    }

    private double jerkMps3(int row) {
        return (row - jerkRow & 1) == 0 ? aheadMps3 : backMps3;
    }

    /** Of acceleration, speed or sway. */
    private double limit(int place, int knot) {
        return place == SWAY_AHEAD || place == SWAY_BACK ? perScale[place] * swayPart[knot] : perScale[place];
    }

    double bound(int row, double scale) {
        if (row >= reachRow) {
            return reachMostM[row - reachRow];
        }
        if (row >= jerkRow) {
            return scale * jerkMps3(row);
        }
        int place = row % perKnot;
        int knot = row / perKnot;
        return switch (place) {
            case LOAD_MOST -> loadMostM[knot];
            case LOAD_LEAST -> loadLeastM[knot];
            case TROLLEY_MOST, TROLLEY_LEAST, SLOW_ZONE -> fixed[place];
            default -> limit(place, knot) * (1 - share[knot]) + scale * (limit(place, knot) * share[knot]);
        };
    }

    /** What a usual slack of the row is, in its unit. */
    double size(int row) {
        if (row >= reachRow) {
            return 1;
        }
        if (row >= jerkRow) {
            return jerkMps3(row);
        }
        int place = row % perKnot;
        return place < LOAD_MOST ? limit(place, row / perKnot) : 1;
    }

    private double other(int place, int knot) {
        return switch (place) {
            case LOAD_MOST -> loadPerSwayM[knot];
            case LOAD_LEAST -> -loadPerSwayM[knot];
            case SLOW_ZONE -> zonePerM;
            default -> 0;
        };
    }

    double value(int row, double[] state, double[] jerk) {
        if (row >= reachRow) {
            return reachM(row - reachRow, state);
        }
        if (row >= jerkRow) {
            double u = jerk[(row - jerkRow) >> 1];
            return (row - jerkRow & 1) == 0 ? u : -u;
        }
        int place = row % perKnot;
        int knot = row / perKnot;
        int s = (knot + 1) * STATES;
        double value = main[place] * state[s + mainState[place]];
        return place < LOAD_MOST ? value : value + other(place, knot) * state[s + otherState[place]];
    }

    private double reachM(int reach, double[] state) {
        int s = reachKnot[reach] * STATES;
        double reachM = 0;
        for (int i = 0; i < REACH_STATES; i++) {
            reachM += reachPer[reach * REACH_STATES + i] * state[s + i];
        }
        return reachM;
    }

    /** Adds weight · coefficients · coefficients'. */
    void addWeight(int row, double weight, double[] stateWeight, double[] inputWeight) {
        if (row >= reachRow) {
            addReachWeight(row - reachRow, weight, stateWeight);
            return;
        }
        if (row >= jerkRow) {
            inputWeight[(row - jerkRow) >> 1] += weight;
            return;
        }
        int place = row % perKnot;
        int knot = row / perKnot;
        int m = (knot + 1) * MATRIX;
        int i = mainState[place];
        stateWeight[m + i * STATES + i] += weight;
        if (place >= LOAD_MOST) {
            int j = otherState[place];
            double other = other(place, knot);
            stateWeight[m + j * STATES + j] += weight * other * other;
            stateWeight[m + i * STATES + j] += weight * main[place] * other;
            stateWeight[m + j * STATES + i] += weight * main[place] * other;
        }
    }

    private void addReachWeight(int reach, double weight, double[] stateWeight) {
        int m = reachKnot[reach] * MATRIX;
        int at = reach * REACH_STATES;
        for (int i = 0; i < REACH_STATES; i++) {
            double weighted = weight * reachPer[at + i];
            for (int j = 0; j < REACH_STATES; j++) {
                stateWeight[m + i * STATES + j] += weighted * reachPer[at + j];
            }
        }
    }

    /** Adds force · coefficients. */
    void addGradient(int row, double force, double[] stateGradient, double[] inputGradient) {
        if (row >= reachRow) {
            int reach = row - reachRow;
            int s = reachKnot[reach] * STATES;
            for (int i = 0; i < REACH_STATES; i++) {
                stateGradient[s + i] += force * reachPer[reach * REACH_STATES + i];
            }
            return;
        }
        if (row >= jerkRow) {
            inputGradient[(row - jerkRow) >> 1] += (row - jerkRow & 1) == 0 ? force : -force;
            return;
        }
        int place = row % perKnot;
        int knot = row / perKnot;
        int s = (knot + 1) * STATES;
        stateGradient[s + mainState[place]] += force * main[place];
        if (place >= LOAD_MOST) {
            stateGradient[s + otherState[place]] += force * other(place, knot);
        }
    }

    /** The least scale with which a motion keeps the limits; places do not count. */
    double leastScale(double[] state, double[] jerk) {
        double least = 0;
        for (int row = 0; row < rows(); row++) {
            double limit = perScale(row);
            if (limit > 0) {
                least = Math.max(least, (value(row, state, jerk) - bound(row, 0)) / limit);
            }
        }
        return least;
    }
}
