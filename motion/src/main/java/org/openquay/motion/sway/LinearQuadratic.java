package org.openquay.motion.sway;

import static org.openquay.motion.sway.PendulumGrid.FIXED_AT_END;
import static org.openquay.motion.sway.PendulumGrid.STATES;
import static org.openquay.motion.sway.PendulumGrid.firstAffected;
import static org.openquay.motion.sway.PendulumGrid.lastAffected;

import java.util.Arrays;

/**
 * Solves, again and again for different gradients, the problem
 *
 * <pre>
 *   minimise   Σ ½ s'Q s + q's  +  Σ ½ R u² + r u     over     s₀ = 0,  s next = transition · s + input · u
 * </pre>
 *
 * by a Riccati recursion: work grows with the number of intervals, not with its cube. Weights Q are given for the
 * knots 1 to N, weights R for the intervals. What a state has no effect on is left out of the sums.
 */
final class LinearQuadratic {

    private static final int MATRIX = STATES * STATES;

    private final PendulumGrid grid;
    private final int intervals;
    /** Feedback of every interval, and the curvature along its jerk. */
    private final double[] gain;
    private final double[] curvature;
    private final double[] feedForward;
    private final double[] costToGo = new double[MATRIX];
    private final double[] ahead = new double[MATRIX];
    /** What the states after an interval do to those that are fixed at the end, and the sum of all effects. */
    private final double[] reach = new double[FIXED_AT_END * STATES];
    private final double[] reachBefore = new double[FIXED_AT_END * STATES];
    private final double[] effect = new double[FIXED_AT_END];
    private final double[] compliance = new double[FIXED_AT_END * FIXED_AT_END];
    private final double[] cross = new double[STATES];
    private final double[] slope = new double[STATES];

    LinearQuadratic(PendulumGrid grid) {
        this.grid = grid;
        intervals = grid.intervals;
        gain = new double[intervals * STATES];
        curvature = new double[intervals];
        feedForward = new double[intervals];
    }

    /** Prepares for the weights {@code stateWeight[knot]} (full symmetric matrices) and {@code inputWeight[interval]}. */
    void factor(double[] stateWeight, double[] inputWeight) {
        System.arraycopy(stateWeight, intervals * MATRIX, costToGo, 0, MATRIX);
        Arrays.fill(compliance, 0);
        Arrays.fill(reach, 0);
        for (int i = 0; i < FIXED_AT_END; i++) {
            reach[i * STATES + i] = 1;
        }
        for (int k = intervals - 1; k >= 0; k--) {
            lookAhead(k);
            curvature[k] = inputWeight[k] + alongInput(k);
            for (int i = 0; i < STATES; i++) {
                gain[k * STATES + i] = cross[i] / curvature[k];
            }
            comply(k);
            stepBack(stateWeight, k);
        }
    }

    /** {@code ahead = costToGo · transition}. */
    private void lookAhead(int k) {
        for (int column = 0; column < STATES; column++) {
            int first = firstAffected(column);
            int last = lastAffected(column);
            for (int i = 0; i < STATES; i++) {
                double sum = 0;
                for (int n = first; n <= last; n++) {
                    sum += costToGo[i * STATES + n] * grid.transition[k * MATRIX + n * STATES + column];
                }
                ahead[i * STATES + column] = sum;
            }
        }
    }

    /** Cost along the jerk; {@code cross = input' · ahead}. */
    private double alongInput(int k) {
        double along = 0;
        for (int i = 0; i < STATES; i++) {
            double cost = 0;
            double crossed = 0;
            for (int j = 0; j < STATES; j++) {
                cost += costToGo[i * STATES + j] * grid.input[k * STATES + j];
                crossed += grid.input[k * STATES + j] * ahead[j * STATES + i];
            }
            cross[i] = crossed;
            along += grid.input[k * STATES + i] * cost;
        }
        return along;
    }

    private void comply(int k) {
        for (int i = 0; i < FIXED_AT_END; i++) {
            double sum = 0;
            for (int n = 0; n < STATES; n++) {
                sum += reach[i * STATES + n] * grid.input[k * STATES + n];
            }
            effect[i] = sum;
            for (int j = 0; j <= i; j++) {
                compliance[i * FIXED_AT_END + j] += sum * effect[j] / curvature[k];
            }
        }
        for (int column = 0; column < STATES; column++) {
            int first = firstAffected(column);
            int last = lastAffected(column);
            for (int i = 0; i < FIXED_AT_END; i++) {
                double sum = -effect[i] * gain[k * STATES + column];
                for (int n = first; n <= last; n++) {
                    sum += reach[i * STATES + n] * grid.transition[k * MATRIX + n * STATES + column];
                }
                reachBefore[i * STATES + column] = sum;
            }
        }
        System.arraycopy(reachBefore, 0, reach, 0, reach.length);
    }

    private void stepBack(double[] stateWeight, int k) {
        for (int i = 0; i < STATES; i++) {
            int first = firstAffected(i);
            int last = lastAffected(i);
            for (int j = i; j < STATES; j++) {
                double sum = k == 0 ? 0 : stateWeight[k * MATRIX + i * STATES + j];
                for (int n = first; n <= last; n++) {
                    sum += grid.transition[k * MATRIX + n * STATES + i] * ahead[n * STATES + j];
                }
                sum -= gain[k * STATES + i] * cross[j];
                costToGo[i * STATES + j] = sum;
                costToGo[j * STATES + i] = sum;
            }
        }
    }

    /** How far the states that are fixed at the end give way to a unit force on them, once {@link #factor}ed. */
    double compliance(int i, int j) {
        return i >= j ? compliance[i * FIXED_AT_END + j] : compliance[j * FIXED_AT_END + i];
    }

    /** The minimiser for the gradients {@code stateGradient[knot]} and {@code inputGradient[interval]}. */
    void solve(double[] stateGradient, double[] inputGradient, double[] stateOut, double[] inputOut) {
        System.arraycopy(stateGradient, intervals * STATES, slope, 0, STATES);
        for (int k = intervals - 1; k >= 0; k--) {
            double along = inputGradient[k];
            for (int i = 0; i < STATES; i++) {
                along += grid.input[k * STATES + i] * slope[i];
            }
            feedForward[k] = along / curvature[k];
            for (int i = 0; i < STATES; i++) {
                double sum = stateGradient[k * STATES + i] - gain[k * STATES + i] * along;
                for (int n = firstAffected(i); n <= lastAffected(i); n++) {
                    sum += grid.transition[k * MATRIX + n * STATES + i] * slope[n];
                }
                cross[i] = sum;
            }
            System.arraycopy(cross, 0, slope, 0, STATES);
        }
        Arrays.fill(stateOut, 0, STATES, 0);
        for (int k = 0; k < intervals; k++) {
            double u = -feedForward[k];
            for (int i = 0; i < STATES; i++) {
                u -= gain[k * STATES + i] * stateOut[k * STATES + i];
            }
            inputOut[k] = u;
            grid.next(k, stateOut, u);
        }
    }
}
