package org.openquay.motion.sway;

import java.util.Arrays;

import org.openquay.motion.trajectory.KinematicState;

/**
 * The load under a trolley on a grid of equal intervals of constant jerk, with the rope length given at every time:
 *
 * <pre>
 *   l·θ'' + 2·l'·θ' + g·sin θ + x''·cos θ = 0
 * </pre>
 *
 * Simulated as it is, and linearised about a simulated motion. A state is trolley position, speed and acceleration,
 * sway angle and sway rate; positions count from the start towards the target.
 */
final class PendulumGrid {

    static final double GRAVITY_MPS2 = 9.81;
    static final int STATES = 7;
    static final int X = 0;
    static final int V = 1;
    static final int A = 2;
    static final int SWAY = 3;
    static final int RATE = 4;
    static final int SENSITIVITY = 5;
    static final int SENSITIVITY_RATE = 6;
    /** The first states, which a motion brings to given values at its end. */
    static final int FIXED_AT_END = 5;

    /** Runge-Kutta steps per interval. */
    private static final int STEPS = 4;
    private static final int NODES = 2 * STEPS;
    private static final int SWAY_STATES = STATES - SWAY;
    private static final int JERK = LinearInterval.CAUSES - 1;

    final int intervals;
    double intervalS;
    /** Rope length and its rate at the nodes: begin, middle and end of every Runge-Kutta step. */
    private final double[] ropeM;
    private final double[] ropeMps;
    /** The state at the begin. */
    final double[] start = new double[STATES];
    /** States at the knots of the motion simulated last. */
    final double[] state;
    /** The linear model of every interval, but for the shift that it adds to the state after it. */
    final LinearInterval[] model;
    final double[] shift;

    private final KinematicState hoistState = new KinematicState();
    private final double[] nominal = new double[2 * STATES];
    private final double[] sway = new double[SWAY_STATES];
    private final double[] push = new double[STEPS];
    private final double[] stiff = new double[STEPS];
    private final double[] trial = new double[SWAY_STATES];
    private final double[][] slope = new double[4][SWAY_STATES];

    PendulumGrid(int intervals) {
        this.intervals = intervals;
        ropeM = new double[intervals * NODES + 1];
        ropeMps = new double[intervals * NODES + 1];
        state = new double[(intervals + 1) * STATES];
        model = new LinearInterval[intervals];
        Arrays.setAll(model, k -> new LinearInterval());
        shift = new double[intervals * STATES];
    }

    /** Takes the rope length from the hoist's course; the grid spans its duration. */
    void span(HoistCourse hoist, double suspensionHeightM) {
        intervalS = hoist.durationS() / intervals;
        for (int node = 0; node < ropeM.length; node++) {
            hoist.sample(node * intervalS / NODES, hoistState);
            ropeM[node] = suspensionHeightM - hoistState.positionM;
            ropeMps[node] = -hoistState.velocityMps;
        }
    }

    double ropeM(int knot) {
        return ropeM[knot * NODES];
    }

    double ropeMps(int knot) {
        return ropeMps[knot * NODES];
    }

    /** Sets out from 0 with this motion towards the target. */
    void setOut(double mps, double mps2, double swayRad, double swayRateRadps) {
        start[V] = mps;
        start[A] = mps2;
        start[SWAY] = swayRad;
        start[RATE] = swayRateRadps;
    }

    /** Simulates the motion that the jerks make from the start. */
    void simulate(double[] jerkMps3) {
        System.arraycopy(start, 0, state, 0, STATES);
        for (int k = 0; k < intervals; k++) {
            int at = k * STATES;
            double u = jerkMps3[k];
            double h = intervalS;
            double v = state[at + V];
            double a = state[at + A];
            state[at + STATES + X] = state[at + X] + h * (v + h * (0.5 * a + h * u / 6));
            state[at + STATES + V] = v + h * (a + 0.5 * h * u);
            state[at + STATES + A] = a + h * u;
            System.arraycopy(state, at + SWAY, sway, 0, SWAY_STATES);
            for (int step = 0; step < STEPS; step++) {
                swing(k, step, a, u);
            }
            System.arraycopy(sway, 0, state, at + STATES + SWAY, SWAY_STATES);
        }
    }

    /** One Runge-Kutta step of sway and sensitivity. */
    private void swing(int interval, int step, double beginMps2, double u) {
        double dt = intervalS / STEPS;
        int node = interval * NODES + 2 * step;
        double mps2 = beginMps2 + u * step * dt;
        slope(0, node, sway, mps2);
        lean(slope[0], 0.5 * dt);
        slope(1, node + 1, trial, mps2 + 0.5 * dt * u);
        lean(slope[1], 0.5 * dt);
        slope(2, node + 1, trial, mps2 + 0.5 * dt * u);
        lean(slope[2], dt);
        slope(3, node + 2, trial, mps2 + dt * u);
        finish(dt);
    }

    private void lean(double[] along, double dt) {
        for (int i = 0; i < SWAY_STATES; i++) {
            trial[i] = sway[i] + dt * along[i];
        }
    }

    private void finish(double dt) {
        for (int i = 0; i < SWAY_STATES; i++) {
            sway[i] += dt / 6 * (slope[0][i] + 2 * slope[1][i] + 2 * slope[2][i] + slope[3][i]);
        }
    }

    private void slope(int stage, int node, double[] at, double trolleyMps2) {
        double[] out = slope[stage];
        double pull = GRAVITY_MPS2 * StrictMath.sin(at[0]) + trolleyMps2 * StrictMath.cos(at[0]);
        out[0] = at[1];
        out[1] = -(2 * ropeMps[node] * at[1] + pull) / ropeM[node];
        out[2] = at[3];
        out[3] = -(2 * ropeMps[node] * at[3] + GRAVITY_MPS2 * at[2] - pull) / ropeM[node];
    }

    /** Linearises about the motion simulated last, which the linear model reproduces exactly at the knots. */
    void linearise(double[] jerkMps3) {
        for (int k = 0; k < intervals; k++) {
            model[k].last(intervalS);
            lookAt(k);
            for (int cause = 0; cause < LinearInterval.CAUSES; cause++) {
                respond(k, cause);
                model[k].respond(cause, sway[0], sway[1], sway[2], sway[3]);
            }
            shiftToNominal(k, jerkMps3[k]);
        }
    }

    private void shiftToNominal(int k, double u) {
        System.arraycopy(state, k * STATES, nominal, 0, STATES);
        model[k].next(nominal, 0, u);
        for (int i = SWAY; i < STATES; i++) {
            shift[k * STATES + i] = state[(k + 1) * STATES + i] - nominal[STATES + i];
        }
    }

    /** Stiffness and effect of the trolley's acceleration in the middle of each Runge-Kutta step. */
    private void lookAt(int k) {
        for (int step = 0; step < STEPS; step++) {
            double mid = (step + 0.5) / STEPS;
            double angle = state[k * STATES + SWAY] * (1 - mid) + state[(k + 1) * STATES + SWAY] * mid;
            double a = state[k * STATES + A] * (1 - mid) + state[(k + 1) * STATES + A] * mid;
            push[step] = StrictMath.cos(angle);
            stiff[step] = GRAVITY_MPS2 * push[step] - a * StrictMath.sin(angle);
        }
    }

    /** Response over one interval to a unit of acceleration, of each sway state, or of jerk. */
    private void respond(int k, int cause) {
        double dt = intervalS / STEPS;
        Arrays.fill(sway, 0);
        if (cause > 0 && cause < JERK) {
            sway[cause - 1] = 1;
        }
        for (int step = 0; step < STEPS; step++) {
            int node = k * NODES + 2 * step;
            double cos = push[step];
            double stiffness = stiff[step];
            double perS = cause == JERK ? cos : 0;
            double begin = cause == 0 ? cos : perS * step * dt;
            linearSlope(0, node, sway, stiffness, begin);
            lean(slope[0], 0.5 * dt);
            linearSlope(1, node + 1, trial, stiffness, begin + 0.5 * dt * perS);
            lean(slope[1], 0.5 * dt);
            linearSlope(2, node + 1, trial, stiffness, begin + 0.5 * dt * perS);
            lean(slope[2], dt);
            linearSlope(3, node + 2, trial, stiffness, begin + dt * perS);
            finish(dt);
        }
    }

    private void linearSlope(int stage, int node, double[] at, double stiffness, double push) {
        double[] out = slope[stage];
        double pull = stiffness * at[0] + push;
        out[0] = at[1];
        out[1] = -(2 * ropeMps[node] * at[1] + pull) / ropeM[node];
        out[2] = at[3];
        out[3] = -(2 * ropeMps[node] * at[3] + GRAVITY_MPS2 * at[2] - pull) / ropeM[node];
    }
}
