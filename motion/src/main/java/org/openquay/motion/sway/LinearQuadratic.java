package org.openquay.motion.sway;

import static org.openquay.motion.sway.PendulumGrid.FIXED_AT_END;
import static org.openquay.motion.sway.PendulumGrid.STATES;

import java.util.Arrays;

/**
 * Solves, again and again for different gradients, the problem
 *
 * <pre>
 *   minimise   Σ ½ s'Q s + q's  +  Σ ½ R u² + r u     over     s₀ = 0,  s next = T · s + b · u
 * </pre>
 *
 * by a Riccati recursion: work grows with the number of intervals, not with its cube. Weights Q are given for the
 * knots 1 to N, weights R for the intervals.
 *
 * <p>A solution takes two passes: back from the end for the {@link #slopes}, forth from the start for the motion that is
 * made of them. Where slopes alone tell what is asked, there is only the first.
 */
final class LinearQuadratic {

    private static final int MATRIX = STATES * STATES;

    private final PendulumGrid grid;
    private final int intervals;
    /** Feedback of every interval, and the curvature along its jerk. */
    private final double[] gain;
    private final double[] curvature;
    private final double[] costToGo = new double[MATRIX];
    /** {@code T' · costToGo}. */
    private final double[] ahead = new double[MATRIX];
    /** What the states after an interval do to those that are fixed at the end, what its jerk does, and all of it. */
    private final double[] reach = new double[FIXED_AT_END * STATES];
    private final double[] reachBefore = new double[FIXED_AT_END * STATES];
    private final double[] effect;
    private final double[] compliance = new double[FIXED_AT_END * FIXED_AT_END];
    private final double[] cross = new double[STATES];
    private final double[] slope = new double[STATES];

    LinearQuadratic(PendulumGrid grid) {
        this.grid = grid;
        intervals = grid.intervals;
        gain = new double[intervals * STATES];
        curvature = new double[intervals];
        effect = new double[intervals * FIXED_AT_END];
    }

    /** Prepares for the weights {@code stateWeight[knot]} (upper triangles) and {@code inputWeight[interval]}. */
    void factor(double[] stateWeight, double[] inputWeight) {
        Arrays.fill(compliance, 0);
        Arrays.fill(reach, 0);
        for (int i = 0; i < FIXED_AT_END; i++) {
            reach[i * STATES + i] = 1;
        }
        for (int j = 0; j < STATES; j++) {
            for (int i = 0; i <= j; i++) {
                double weight = stateWeight[intervals * MATRIX + i * STATES + j];
                costToGo[i * STATES + j] = weight;
                costToGo[j * STATES + i] = weight;
            }
        }
        for (int k = intervals - 1; k >= 0; k--) {
            LinearInterval model = grid.model[k];
            lookAhead(model);
            curvature[k] = inputWeight[k] + alongInput(model);
            for (int i = 0; i < STATES; i++) {
                gain[k * STATES + i] = cross[i] / curvature[k];
            }
            comply(model, k);
            stepBack(model, stateWeight, k);
        }
    }

    private void lookAhead(LinearInterval model) {
        Arrays.fill(ahead, 0);
        for (int i = 0; i < STATES; i++) {
            model.addTransposed(costToGo, i * STATES, ahead, i, STATES);
        }
    }

    /** Cost along the jerk; {@code cross = ahead · b}. */
    private double alongInput(LinearInterval model) {
        double along = 0;
        for (int i = 0; i < STATES; i++) {
            cross[i] = model.addAlongJerk(0, ahead, i * STATES);
            along += model.perJerk(i) * model.addAlongJerk(0, costToGo, i * STATES);
        }
        return along;
    }

    private void comply(LinearInterval model, int k) {
        for (int i = 0; i < FIXED_AT_END; i++) {
            double along = model.addAlongJerk(0, reach, i * STATES);
            effect[k * FIXED_AT_END + i] = along;
            for (int j = 0; j <= i; j++) {
                compliance[i * FIXED_AT_END + j] += along * effect[k * FIXED_AT_END + j] / curvature[k];
            }
            for (int column = 0; column < STATES; column++) {
                reachBefore[i * STATES + column] = -along * gain[k * STATES + column];
            }
            model.addTransposed(reach, i * STATES, reachBefore, i * STATES, 1);
        }
        System.arraycopy(reachBefore, 0, reach, 0, reach.length);
    }

    private void stepBack(LinearInterval model, double[] stateWeight, int k) {
        for (int column = 0; column < STATES; column++) {
            for (int i = 0; i < STATES; i++) {
                slope[i] = k == 0 || i > column ? 0 : stateWeight[k * MATRIX + i * STATES + column];
            }
            model.addTransposed(ahead, column * STATES, slope, 0, 1);
            for (int i = 0; i <= column; i++) {
                double cost = slope[i] - gain[k * STATES + i] * cross[column];
                costToGo[i * STATES + column] = cost;
                costToGo[column * STATES + i] = cost;
            }
        }
    }

    /** How far the states that are fixed at the end give way to a unit force on them, once {@link #factor}ed. */
    double compliance(int i, int j) {
        return i >= j ? compliance[i * FIXED_AT_END + j] : compliance[j * FIXED_AT_END + i];
    }

    /**
     * How the cost, with all that follows from it, slopes along each jerk for the gradients {@code stateGradient[knot]} and
     * {@code inputGradient[interval]}. Slopes of several gradients add up.
     */
    void slopes(double[] stateGradient, double[] inputGradient, double[] slopeOut) {
        System.arraycopy(stateGradient, intervals * STATES, slope, 0, STATES);
        for (int k = intervals - 1; k >= 0; k--) {
            LinearInterval model = grid.model[k];
            double along = model.addAlongJerk(inputGradient[k], slope, 0);
            slopeOut[k] = along;
            for (int i = 0; i < STATES; i++) {
                cross[i] = stateGradient[k * STATES + i] - gain[k * STATES + i] * along;
            }
            model.addTransposed(slope, 0, cross, 0, 1);
            System.arraycopy(cross, 0, slope, 0, STATES);
        }
    }

    /** Adds the slopes of a force on a state at the end. */
    void addEndForce(int i, double force, double[] slopes) {
        for (int k = 0; k < intervals; k++) {
            slopes[k] += force * effect[k * FIXED_AT_END + i];
        }
    }

    /** Where the minimiser for these slopes takes a state that is fixed at the end. */
    double end(int i, double[] slopes) {
        double sum = 0;
        for (int k = 0; k < intervals; k++) {
            sum -= effect[k * FIXED_AT_END + i] * slopes[k] / curvature[k];
        }
        return sum;
    }

    /** How much one gradient's cost changes by the minimiser for the other, whichever is which. */
    double product(double[] oneSlopes, double[] otherSlopes) {
        double sum = 0;
        for (int k = 0; k < intervals; k++) {
            sum -= oneSlopes[k] * otherSlopes[k] / curvature[k];
        }
        return sum;
    }

    /** The minimiser for slopes. */
    void minimise(double[] slopes, double[] stateOut, double[] inputOut) {
        Arrays.fill(stateOut, 0, STATES, 0);
        for (int k = 0; k < intervals; k++) {
            double u = -slopes[k] / curvature[k];
            for (int i = 0; i < STATES; i++) {
                u -= gain[k * STATES + i] * stateOut[k * STATES + i];
            }
            inputOut[k] = u;
            grid.model[k].next(stateOut, k * STATES, u);
        }
    }
}
