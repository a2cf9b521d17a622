package org.openquay.motion.sway;

import static org.openquay.motion.sway.PendulumGrid.STATES;

/**
 * Solves, again and again for different gradients, the problem
 *
 * <pre>
 *   minimise   Σ ½ s'Q s + q's  +  Σ ½ R u² + r u     over     s₀ = 0,  s next = transition · s + input · u
 * </pre>
 *
 * by a Riccati recursion: work grows with the number of intervals, not with its cube. Weights Q are given for the
 * knots 1 to N, weights R for the intervals.
 */
final class LinearQuadratic {

    private static final int MATRIX = STATES * STATES;

    private final PendulumGrid grid;
    private final int intervals;
    /** Feedback of every interval, and the curvature along its jerk. */
    private final double[] gain;
    private final double[] curvature;
    private final double[] costToGo = new double[MATRIX];
    private final double[] ahead = new double[MATRIX];
    private final double[] closed = new double[MATRIX];
    private final double[] cross = new double[STATES];
    private final double[] slope = new double[STATES];
    private final double[] feedForward;

    LinearQuadratic(PendulumGrid grid) {
        this.grid = grid;
        intervals = grid.intervals;
        gain = new double[intervals * STATES];
        curvature = new double[intervals];
        feedForward = new double[intervals];
    }

    /** Prepares for the weights {@code stateWeight[knot]} (full matrices) and {@code inputWeight[interval]}. */
    void factor(double[] stateWeight, double[] inputWeight) {
        System.arraycopy(stateWeight, intervals * MATRIX, costToGo, 0, MATRIX);
        for (int k = intervals - 1; k >= 0; k--) {
            int m = k * MATRIX;
            multiply(costToGo, 0, grid.transition, m, ahead);
            double along = inputWeight[k];
            for (int i = 0; i < STATES; i++) {
                double costOfInput = 0;
                double crossed = 0;
                for (int j = 0; j < STATES; j++) {
                    costOfInput += costToGo[i * STATES + j] * grid.input[k * STATES + j];
                    crossed += grid.input[k * STATES + j] * ahead[j * STATES + i];
                }
                along += grid.input[k * STATES + i] * costOfInput;
                cross[i] = crossed;
            }
            curvature[k] = along;
            for (int i = 0; i < STATES; i++) {
                gain[k * STATES + i] = cross[i] / along;
            }
            stepBack(stateWeight, k, m);
        }
    }

    private void stepBack(double[] stateWeight, int k, int m) {
        for (int i = 0; i < STATES; i++) {
            for (int j = i; j < STATES; j++) {
                double sum = k == 0 ? 0 : 0.5 * (stateWeight[m + i * STATES + j] + stateWeight[m + j * STATES + i]);
                for (int n = 0; n < STATES; n++) {
                    sum += grid.transition[m + n * STATES + i] * ahead[n * STATES + j];
                }
                sum -= gain[k * STATES + i] * cross[j];
                costToGo[i * STATES + j] = sum;
                costToGo[j * STATES + i] = sum;
            }
        }
    }

    /** How far the last state gives way to a unit force on it, once {@link #factor}ed: a full symmetric matrix. */
    void compliance(double[] out) {
        java.util.Arrays.fill(out, 0);
        for (int k = 0; k < intervals; k++) {
            for (int i = 0; i < STATES; i++) {
                for (int j = 0; j < STATES; j++) {
                    closed[i * STATES + j] = grid.transition[k * MATRIX + i * STATES + j]
                            - grid.input[k * STATES + i] * gain[k * STATES + j];
                }
            }
            multiply(closed, 0, out, 0, ahead);
            for (int i = 0; i < STATES; i++) {
                for (int j = i; j < STATES; j++) {
                    double sum = grid.input[k * STATES + i] * grid.input[k * STATES + j] / curvature[k];
                    for (int n = 0; n < STATES; n++) {
                        sum += ahead[i * STATES + n] * closed[j * STATES + n];
                    }
                    out[i * STATES + j] = sum;
                    out[j * STATES + i] = sum;
                }
            }
        }
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
                for (int j = 0; j < STATES; j++) {
                    sum += grid.transition[k * MATRIX + j * STATES + i] * slope[j];
                }
                cross[i] = sum;
            }
            System.arraycopy(cross, 0, slope, 0, STATES);
        }
        java.util.Arrays.fill(stateOut, 0, STATES, 0);
        for (int k = 0; k < intervals; k++) {
            double u = -feedForward[k];
            for (int i = 0; i < STATES; i++) {
                u -= gain[k * STATES + i] * stateOut[k * STATES + i];
            }
            inputOut[k] = u;
            for (int i = 0; i < STATES; i++) {
                double sum = grid.input[k * STATES + i] * u;
                for (int j = 0; j < STATES; j++) {
                    sum += grid.transition[k * MATRIX + i * STATES + j] * stateOut[k * STATES + j];
                }
                stateOut[(k + 1) * STATES + i] = sum;
            }
        }
    }

    private static void multiply(double[] left, int leftAt, double[] right, int rightAt, double[] out) {
        for (int i = 0; i < STATES; i++) {
            for (int j = 0; j < STATES; j++) {
                double sum = 0;
                for (int n = 0; n < STATES; n++) {
                    sum += left[leftAt + i * STATES + n] * right[rightAt + n * STATES + j];
                }
                out[i * STATES + j] = sum;
            }
        }
    }
}
