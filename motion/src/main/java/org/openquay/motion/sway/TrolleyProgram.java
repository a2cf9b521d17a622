package org.openquay.motion.sway;

import static org.openquay.motion.sway.PendulumGrid.FIXED_AT_END;
import static org.openquay.motion.sway.PendulumGrid.STATES;

import java.util.Arrays;

/**
 * Finds the trolley's jerks on a {@link PendulumGrid}: from its start to a target at a given time with the load
 * hanging still there, within linear bounds on jerks and states.
 *
 * <p>Two questions are answered by the same primal-dual interior-point method (Mehrotra's predictor and corrector on
 * the Riccati recursion of {@link LinearQuadratic}): by which factor would the limits have to be scaled so that the
 * duration just suffices ({@link #leastScale}), and which jerks do it within given limits most smoothly
 * ({@link #smoothest}). Iterations are bounded. Not thread-safe.
 */
final class TrolleyProgram {

    private static final int MATRIX = STATES * STATES;
    private static final int MOST_ITERATIONS = 40;
    /** How exactly the scale is found, and how much less so per distance from one. */
    private static final double ACCURACY = 1e-3;
    private static final double COARSE = 0.1;
    private static final double INFEASIBILITY = 1e-5;
    /** All multipliers together at the begin, times the size of their bounds. */
    private static final double START = 100;
    private static final double TO_BOUNDARY = 0.995;
    private static final double REGULAR = 1e-9;
    /** Weight of smoothness while the scale is sought: enough to make the answer unique. */
    private static final double SLIGHT = 1e-4;

    private final PendulumGrid grid;
    private final TrolleyBounds bounds;
    private final LinearQuadratic quadratic;
    private final int intervals;
    /** Slack and multiplier of each bound, their directions, and how far the bound is missed. */
    private final double[] slack;
    private final double[] multiplier;
    private final double[] slackStep;
    private final double[] multiplierStep;
    private final double[] missed;
    /** Left side of each bound, what its right side is made of, and its usual slack. */
    private final double[] value;
    private final double[] fixed;
    private final double[] perScale;
    private final double[] size;
    /** By bound: what it weighs, and how hard it pushes. */
    private final double[] weight;
    private final double[] force;

    final double[] jerkMps3;
    private final double[] state;
    private double scale;
    private int rows;

    private final double[] stateWeight;
    private final double[] inputWeight;
    private final double[] stateGradient;
    private final double[] inputGradient;
    private final double[] stateStep;
    private final double[] inputStep;
    private final double[] scaleStateGradient;
    private final double[] scaleInputGradient;
    private final double[] slopes;
    private final double[] scaleSlopes;
    private final SmallSystem border = new SmallSystem(FIXED_AT_END + 1);
    private double scaleWeight;
    private double scaleGradient;
    private double scaleStep;
    private double scaleCurvature;

    private boolean scaleFree;
    private double smoothness;
    /** Weights of the sensitivity and its rate at the end, while the smoothest motion is sought. */
    private final double[] sensitivityWeight = new double[STATES - FIXED_AT_END];

    TrolleyProgram(PendulumGrid grid, TrolleyBounds bounds) {
        this.grid = grid;
        this.bounds = bounds;
        intervals = grid.intervals;
        quadratic = new LinearQuadratic(grid);
        int mostRows = bounds.mostRows();
        slack = new double[mostRows];
        multiplier = new double[mostRows];
        slackStep = new double[mostRows];
        multiplierStep = new double[mostRows];
        missed = new double[mostRows];
        value = new double[mostRows];
        fixed = new double[mostRows];
        perScale = new double[mostRows];
        size = new double[mostRows];
        weight = new double[mostRows];
        force = new double[mostRows];
        jerkMps3 = new double[intervals];
        state = new double[(intervals + 1) * STATES];
        stateWeight = new double[(intervals + 1) * MATRIX];
        inputWeight = new double[intervals];
        stateGradient = new double[(intervals + 1) * STATES];
        inputGradient = new double[intervals];
        stateStep = new double[(intervals + 1) * STATES];
        inputStep = new double[intervals];
        scaleStateGradient = new double[(intervals + 1) * STATES];
        scaleInputGradient = new double[intervals];
        slopes = new double[intervals];
        scaleSlopes = new double[intervals];
    }

    /**
     * Sets how sensitive sway and sway rate at the end should be to the rope length, rad and rad/s per part of it:
     * the smoothest motion weighs what is more against its smoothness. The least scale does not mind.
     */
    void wantSensitivity(double wanted, double wantedPerS) {
        sensitivityWeight[0] = 1 / (wanted * wanted);
        sensitivityWeight[1] = 1 / (wantedPerS * wantedPerS);
    }

    /** The least factor on the limits with which the target is reached, or NaN when none was found. */
    double leastScale(double targetM) {
        scaleFree = true;
        smoothness = SLIGHT / intervals;
        start(targetM);
        scale = 1.2 * neededScale() + 1e-3;
        return iterate() ? scale : Double.NaN;
    }

    /** Fills {@link #jerkMps3} with the smoothest motion within the scaled limits; false when none was found. */
    boolean smoothest(double targetM, double scaleOfLimits) {
        scaleFree = false;
        smoothness = 1.0 / intervals;
        start(targetM);
        scale = scaleOfLimits;
        return iterate();
    }

    /** The scale with which the present motion keeps the limits; places do not count. */
    private double neededScale() {
        bounds.values(state, jerkMps3, value);
        double needed = 0;
        for (int row = 0; row < rows; row++) {
            if (perScale[row] > 0) {
                needed = Math.max(needed, (value[row] - fixed[row]) / perScale[row]);
            }
        }
        return needed;
    }

    /** The smoothest motion without bounds, as a first guess. */
    private void start(double targetM) {
        rows = bounds.rows();
        bounds.read(fixed, perScale, size);
        Arrays.fill(stateWeight, 0);
        Arrays.fill(inputWeight, 1);
        Arrays.fill(stateGradient, 0);
        Arrays.fill(inputGradient, 0);
        Arrays.fill(jerkMps3, 0);
        rollOut();
        quadratic.factor(stateWeight, inputWeight);
        border.clear(FIXED_AT_END);
        for (int i = 0; i < FIXED_AT_END; i++) {
            for (int j = 0; j < FIXED_AT_END; j++) {
                border.set(i, j, -quadratic.compliance(i, j));
            }
            border.right(i, (i == 0 ? targetM : 0) - state[intervals * STATES + i]);
        }
        border.solve();
        Arrays.fill(slopes, 0);
        for (int i = 0; i < FIXED_AT_END; i++) {
            quadratic.addEndForce(i, border.solution(i), slopes);
        }
        quadratic.minimise(slopes, stateStep, inputStep);
        advance(1);
    }

    private void rollOut() {
        System.arraycopy(grid.start, 0, state, 0, STATES);
        for (int k = 0; k < intervals; k++) {
            grid.model[k].next(state, k * STATES, jerkMps3[k]);
            for (int i = 0; i < STATES; i++) {
                state[(k + 1) * STATES + i] += grid.shift[k * STATES + i];
            }
        }
    }

    private void advance(double step) {
        for (int i = 0; i < state.length; i++) {
            state[i] += step * stateStep[i];
        }
        for (int k = 0; k < intervals; k++) {
            jerkMps3[k] += step * inputStep[k];
        }
    }

    private boolean iterate() {
        bounds.values(state, jerkMps3, value);
        for (int row = 0; row < rows; row++) {
            double room = fixed[row] + scale * perScale[row] - value[row];
            slack[row] = Math.max(Math.abs(room), 0.1 * size[row]);
            multiplier[row] = START / (rows * size[row]);
        }
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            double worst = measureMisses();
            double gap = gap();
            if (worst < INFEASIBILITY && gap * rows < accuracy()) {
                return true;
            }
            if (!(gap < 1e6)) {
                return false;
            }
            weigh();
            aim(0, false);
            double centring = gapAfter(stepLength()) / gap;
            aim(gap * centring * centring * centring, true);
            take(stepLength());
        }
        return false;
    }

    /** A scale far from one need not be known well. */
    private double accuracy() {
        return scaleFree ? ACCURACY * scale + COARSE * Math.abs(scale - 1) : ACCURACY;
    }

    private double measureMisses() {
        double worst = 0;
        bounds.values(state, jerkMps3, value);
        for (int row = 0; row < rows; row++) {
            missed[row] = value[row] + slack[row] - (fixed[row] + scale * perScale[row]);
            worst = Math.max(worst, Math.abs(missed[row]));
        }
        return worst;
    }

    private double gap() {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += slack[row] * multiplier[row];
        }
        return sum / rows;
    }

    private double gapAfter(double length) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += (slack[row] + length * slackStep[row]) * (multiplier[row] + length * multiplierStep[row]);
        }
        return sum / rows;
    }

    /** Sets up and factors the weights that the bounds make, and their coupling with the scale. */
    private void weigh() {
        Arrays.fill(stateWeight, 0);
        Arrays.fill(scaleStateGradient, 0);
        Arrays.fill(scaleInputGradient, 0);
        for (int k = 0; k < intervals; k++) {
            inputWeight[k] = smoothness / (bounds.jerkMps3() * bounds.jerkMps3());
            for (int i = 0; i < STATES; i++) {
                stateWeight[(k + 1) * MATRIX + i * STATES + i] = REGULAR;
            }
        }
        for (int i = 0; i < sensitivityWeight.length && !scaleFree; i++) {
            stateWeight[intervals * MATRIX + (FIXED_AT_END + i) * (STATES + 1)] += sensitivityWeight[i];
        }
        scaleWeight = REGULAR;
        for (int row = 0; row < rows; row++) {
            weight[row] = multiplier[row] / slack[row];
            force[row] = -weight[row] * perScale[row];
            scaleWeight += weight[row] * perScale[row] * perScale[row];
        }
        bounds.addWeights(weight, stateWeight, inputWeight);
        if (scaleFree) {
            bounds.addScaledGradients(force, scaleStateGradient, scaleInputGradient);
        }
        quadratic.factor(stateWeight, inputWeight);
        if (scaleFree) {
            quadratic.slopes(scaleStateGradient, scaleInputGradient, scaleSlopes);
            scaleCurvature = scaleWeight + quadratic.product(scaleSlopes, scaleSlopes);
        }
    }

    /** Finds the direction towards complementarity {@code target}, correcting for the direction found before. */
    private void aim(double target, boolean correct) {
        Arrays.fill(stateGradient, 0);
        for (int k = 0; k < intervals; k++) {
            inputGradient[k] = smoothness * jerkMps3[k] / (bounds.jerkMps3() * bounds.jerkMps3());
        }
        for (int i = 0; i < sensitivityWeight.length && !scaleFree; i++) {
            int end = intervals * STATES + FIXED_AT_END + i;
            stateGradient[end] = sensitivityWeight[i] * state[end];
        }
        scaleGradient = 1;
        for (int row = 0; row < rows; row++) {
            force[row] = (aimed(row, target, correct) + multiplier[row] * missed[row]) / slack[row];
            scaleGradient -= perScale[row] * force[row];
        }
        bounds.addGradients(force, stateGradient, inputGradient);
        solveBordered();
        bounds.values(stateStep, inputStep, value);
        for (int row = 0; row < rows; row++) {
            double aimed = aimed(row, target, correct);
            slackStep[row] = perScale[row] * scaleStep - missed[row] - value[row];
            multiplierStep[row] = (aimed - multiplier[row] * slackStep[row]) / slack[row] - multiplier[row];
        }
    }

    private double aimed(int row, double target, boolean correct) {
        return target - (correct ? slackStep[row] * multiplierStep[row] : 0);
    }

    /** The direction with the end of the motion fixed, and with the scale where it is free. */
    private void solveBordered() {
        quadratic.slopes(stateGradient, inputGradient, slopes);
        border.clear(scaleFree ? FIXED_AT_END + 1 : FIXED_AT_END);
        for (int i = 0; i < FIXED_AT_END; i++) {
            for (int j = 0; j < FIXED_AT_END; j++) {
                border.set(i, j, -quadratic.compliance(i, j));
            }
            border.right(i, -quadratic.end(i, slopes));
            if (scaleFree) {
                double moved = quadratic.end(i, scaleSlopes);
                border.set(i, FIXED_AT_END, moved);
                border.set(FIXED_AT_END, i, moved);
            }
        }
        if (scaleFree) {
            border.set(FIXED_AT_END, FIXED_AT_END, scaleCurvature);
            border.right(FIXED_AT_END, -scaleGradient - quadratic.product(scaleSlopes, slopes));
        }
        border.solve();
        for (int i = 0; i < FIXED_AT_END; i++) {
            quadratic.addEndForce(i, border.solution(i), slopes);
        }
        scaleStep = scaleFree ? border.solution(FIXED_AT_END) : 0;
        for (int k = 0; k < intervals && scaleFree; k++) {
            slopes[k] += scaleStep * scaleSlopes[k];
        }
        quadratic.minimise(slopes, stateStep, inputStep);
    }

    private double stepLength() {
        return Math.min(length(slack, slackStep), length(multiplier, multiplierStep));
    }

    /** How far all values may go and stay positive. */
    private double length(double[] value, double[] step) {
        double length = 1;
        for (int row = 0; row < rows; row++) {
            if (length * step[row] < -TO_BOUNDARY * value[row]) {
                length = -TO_BOUNDARY * value[row] / step[row];
            }
        }
        return length;
    }

    private void take(double length) {
        advance(length);
        scale += length * scaleStep;
        for (int row = 0; row < rows; row++) {
            slack[row] += length * slackStep[row];
            multiplier[row] += length * multiplierStep[row];
        }
    }
}
