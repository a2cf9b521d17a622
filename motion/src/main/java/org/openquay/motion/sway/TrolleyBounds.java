package org.openquay.motion.sway;

import static org.openquay.motion.sway.PendulumGrid.A;
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

    private final int knots;
    private final int intervals;
    private int perKnot;
    private int jerkRow;
    private int reachRow;
    /** How far the load may get from a knot on. */
    final ReachBounds reach;

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
        reach = new ReachBounds(knots);
    }

    /** The most rows there can be. */
    int mostRows() {
        return knots * MOST_PER_KNOT + 2 * intervals + reach.mostRows();
    }

    int rows() {
        return reachRow + reach.rows();
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
        reach.clear();
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
        reach.clear();
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

    /** Where the trolley may be, and a speed that is {@code zoneMps} at {@code zoneM} and falls with every metre. */
    void keepTrolley(double leastM, double mostM, double zoneM, double zoneMps, double zonePerM) {
        fixed[TROLLEY_MOST] = mostM;
        fixed[TROLLEY_LEAST] = -leastM;
        fixed[SLOW_ZONE] = zoneMps + zonePerM * zoneM;
        this.zonePerM = zonePerM;
        count(MOST_PER_KNOT);
    }

    /**
     * Writes of every row how its bound is made, {@code fixed + scale · perScale}, and what a usual slack of it is, in its
     * unit.
     */
    void read(double[] fixedOf, double[] perScaleOf, double[] sizeOf) {
        for (int knot = 0; knot < knots; knot++) {
            int row = knot * perKnot;
            for (int place = 0; place < LOAD_MOST; place++, row++) {
                double limit = limit(place, knot);
                fixedOf[row] = limit * (1 - share[knot]);
                perScaleOf[row] = limit * share[knot];
                sizeOf[row] = limit;
            }
            for (int place = LOAD_MOST; place < perKnot; place++, row++) {
                fixedOf[row] = place(place, knot);
                perScaleOf[row] = 0;
                sizeOf[row] = 1;
            }
        }
        for (int row = jerkRow; row < reachRow; row++) {
            double mps3 = (row - jerkRow & 1) == 0 ? aheadMps3 : backMps3;
            fixedOf[row] = 0;
            perScaleOf[row] = mps3;
            sizeOf[row] = mps3;
        }
        for (int i = 0; i < reach.rows(); i++) {
            fixedOf[reachRow + i] = reach.mostM(i);
            perScaleOf[reachRow + i] = 0;
            sizeOf[reachRow + i] = 1;
        }
    }

    /** Of acceleration, speed or sway. */
    private double limit(int place, int knot) {
        return place == SWAY_AHEAD || place == SWAY_BACK ? perScale[place] * swayPart[knot] : perScale[place];
    }

    /** Where load or trolley may be. */
    private double place(int place, int knot) {
        return switch (place) {
            case LOAD_MOST -> loadMostM[knot];
            case LOAD_LEAST -> loadLeastM[knot];
            default -> fixed[place];
        };
    }

    private double other(int place, int knot) {
        return switch (place) {
            case LOAD_MOST -> loadPerSwayM[knot];
            case LOAD_LEAST -> -loadPerSwayM[knot];
            case SLOW_ZONE -> zonePerM;
            default -> 0;
        };
    }

    /** Writes the left side of every row. */
    void values(double[] state, double[] jerk, double[] out) {
        for (int knot = 0; knot < knots; knot++) {
            int row = knot * perKnot;
            int s = (knot + 1) * STATES;
            for (int place = 0; place < LOAD_MOST; place++, row++) {
                out[row] = main[place] * state[s + mainState[place]];
            }
            for (int place = LOAD_MOST; place < perKnot; place++, row++) {
                out[row] =
                        main[place] * state[s + mainState[place]] + other(place, knot) * state[s + otherState[place]];
            }
        }
        for (int k = 0; k < intervals; k++) {
            out[jerkRow + 2 * k] = jerk[k];
            out[jerkRow + 2 * k + 1] = -jerk[k];
        }
        reach.values(state, out, reachRow);
    }

    /** Adds weight · coefficients · coefficients' of every row to the upper triangles. */
    void addWeights(double[] weight, double[] stateWeight, double[] inputWeight) {
        for (int knot = 0; knot < knots; knot++) {
            int row = knot * perKnot;
            int m = (knot + 1) * MATRIX;
            for (int place = 0; place < LOAD_MOST; place++, row++) {
                stateWeight[m + mainState[place] * (STATES + 1)] += weight[row];
            }
            for (int place = LOAD_MOST; place < perKnot; place++, row++) {
                int i = mainState[place];
                int j = otherState[place];
                double other = other(place, knot);
                stateWeight[m + i * (STATES + 1)] += weight[row];
                stateWeight[m + j * (STATES + 1)] += weight[row] * other * other;
                stateWeight[m + Math.min(i, j) * STATES + Math.max(i, j)] += weight[row] * main[place] * other;
            }
        }
        for (int k = 0; k < intervals; k++) {
            inputWeight[k] += weight[jerkRow + 2 * k];
            inputWeight[k] += weight[jerkRow + 2 * k + 1];
        }
        reach.addWeights(weight, reachRow, stateWeight);
    }

    /** Adds force · coefficients of every row whose bound the scale moves. */
    void addScaledGradients(double[] force, double[] stateGradient, double[] inputGradient) {
        for (int knot = 0; knot < knots; knot++) {
            int row = knot * perKnot;
            int s = (knot + 1) * STATES;
            for (int place = 0; place < LOAD_MOST; place++, row++) {
                stateGradient[s + mainState[place]] += force[row] * main[place];
            }
        }
        addJerkGradients(force, inputGradient);
    }

    /** Adds force · coefficients of every row. */
    void addGradients(double[] force, double[] stateGradient, double[] inputGradient) {
        for (int knot = 0; knot < knots; knot++) {
            int row = knot * perKnot;
            int s = (knot + 1) * STATES;
            for (int place = 0; place < LOAD_MOST; place++, row++) {
                stateGradient[s + mainState[place]] += force[row] * main[place];
            }
            for (int place = LOAD_MOST; place < perKnot; place++, row++) {
                stateGradient[s + mainState[place]] += force[row] * main[place];
                stateGradient[s + otherState[place]] += force[row] * other(place, knot);
            }
        }
        addJerkGradients(force, inputGradient);
        reach.addGradients(force, reachRow, stateGradient);
    }

    private void addJerkGradients(double[] force, double[] inputGradient) {
        for (int k = 0; k < intervals; k++) {
            inputGradient[k] += force[jerkRow + 2 * k];
            inputGradient[k] -= force[jerkRow + 2 * k + 1];
        }
    }
}
