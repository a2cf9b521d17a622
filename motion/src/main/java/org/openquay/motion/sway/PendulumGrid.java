package org.openquay.motion.sway;

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
    static final int STATES = 5;
    static final int X = 0;
    static final int V = 1;
    static final int A = 2;
    static final int SWAY = 3;
    static final int RATE = 4;

    /** Runge-Kutta steps per interval. */
    private static final int STEPS = 4;
    private static final int NODES = 2 * STEPS;

    final int intervals;
    double intervalS;
    /** Rope length and its rate at the nodes: begin, middle and end of every Runge-Kutta step. */
    private final double[] ropeM;
    private final double[] ropeMps;
    /** States at the knots of the motion simulated last. */
    final double[] state;
    /** The linear model: next = transition · state + input · jerk + shift; row by row. */
    final double[] transition;
    final double[] input;
    final double[] shift;

    private final KinematicState hoistState = new KinematicState();
    private final double[] sway = new double[2];
    private final double[] slope = new double[2];

    PendulumGrid(int intervals) {
        this.intervals = intervals;
        ropeM = new double[intervals * NODES + 1];
        ropeMps = new double[intervals * NODES + 1];
        state = new double[(intervals + 1) * STATES];
        transition = new double[intervals * STATES * STATES];
        input = new double[intervals * STATES];
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

    /** Simulates the motion that the jerks make, from standstill at 0 with the load hanging still. */
    void simulate(double[] jerkMps3) {
        for (int i = 0; i < STATES; i++) {
            state[i] = 0;
        }
        for (int k = 0; k < intervals; k++) {
            int at = k * STATES;
            double u = jerkMps3[k];
            double h = intervalS;
            double v = state[at + V];
            double a = state[at + A];
            state[at + STATES + X] = state[at + X] + h * (v + h * (0.5 * a + h * u / 6));
            state[at + STATES + V] = v + h * (a + 0.5 * h * u);
            state[at + STATES + A] = a + h * u;
            sway[0] = state[at + SWAY];
            sway[1] = state[at + RATE];
            for (int step = 0; step < STEPS; step++) {
                swing(k, step, a, u);
            }
            state[at + STATES + SWAY] = sway[0];
            state[at + STATES + RATE] = sway[1];
        }
    }

    private void swing(int interval, int step, double beginMps2, double u) {
        double dt = intervalS / STEPS;
        int node = interval * NODES + 2 * step;
        double t = step * dt;
        double angle = sway[0];
        double rate = sway[1];
        slope(node, angle, rate, beginMps2 + u * t);
        double angle1 = slope[0];
        double rate1 = slope[1];
        slope(node + 1, angle + 0.5 * dt * angle1, rate + 0.5 * dt * rate1, beginMps2 + u * (t + 0.5 * dt));
        double angle2 = slope[0];
        double rate2 = slope[1];
        slope(node + 1, angle + 0.5 * dt * angle2, rate + 0.5 * dt * rate2, beginMps2 + u * (t + 0.5 * dt));
        double angle3 = slope[0];
        double rate3 = slope[1];
        slope(node + 2, angle + dt * angle3, rate + dt * rate3, beginMps2 + u * (t + dt));
        sway[0] = angle + dt / 6 * (angle1 + 2 * angle2 + 2 * angle3 + slope[0]);
        sway[1] = rate + dt / 6 * (rate1 + 2 * rate2 + 2 * rate3 + slope[1]);
    }

    private void slope(int node, double angle, double rate, double trolleyMps2) {
        slope[0] = rate;
        slope[1] = -(2 * ropeMps[node] * rate + GRAVITY_MPS2 * StrictMath.sin(angle)
                + trolleyMps2 * StrictMath.cos(angle)) / ropeM[node];
    }

    /** Linearises about the motion simulated last, which the linear model reproduces exactly at the knots. */
    void linearise(double[] jerkMps3) {
        for (int k = 0; k < intervals; k++) {
            int matrix = k * STATES * STATES;
            double h = intervalS;
            double[] m = transition;
            m[matrix + X * STATES + X] = 1;
            m[matrix + X * STATES + V] = h;
            m[matrix + X * STATES + A] = 0.5 * h * h;
            m[matrix + V * STATES + V] = 1;
            m[matrix + V * STATES + A] = h;
            m[matrix + A * STATES + A] = 1;
            input[k * STATES + X] = h * h * h / 6;
            input[k * STATES + V] = 0.5 * h * h;
            input[k * STATES + A] = h;
            for (int column = 0; column < 4; column++) {
                respond(k, column);
                if (column < 3) {
                    m[matrix + SWAY * STATES + A + column] = sway[0];
                    m[matrix + RATE * STATES + A + column] = sway[1];
                } else {
                    input[k * STATES + SWAY] = sway[0];
                    input[k * STATES + RATE] = sway[1];
                }
            }
            shiftToNominal(k, jerkMps3[k]);
        }
    }

    private void shiftToNominal(int k, double u) {
        for (int row = 0; row < STATES; row++) {
            double linear = input[k * STATES + row] * u;
            for (int column = 0; column < STATES; column++) {
                linear += transition[(k * STATES + row) * STATES + column] * state[k * STATES + column];
            }
            shift[k * STATES + row] = row < SWAY ? 0 : state[(k + 1) * STATES + row] - linear;
        }
    }

    /** Response of sway and its rate over one interval to unit acceleration, sway, sway rate (0–2) or jerk (3). */
    private void respond(int k, int column) {
        double dt = intervalS / STEPS;
        sway[0] = column == 1 ? 1 : 0;
        sway[1] = column == 2 ? 1 : 0;
        for (int step = 0; step < STEPS; step++) {
            int node = k * NODES + 2 * step;
            double t = step * dt;
            double mid = (step + 0.5) / STEPS;
            double angle = state[k * STATES + SWAY] * (1 - mid) + state[(k + 1) * STATES + SWAY] * mid;
            double a = state[k * STATES + A] * (1 - mid) + state[(k + 1) * STATES + A] * mid;
            double cos = StrictMath.cos(angle);
            double stiffness = GRAVITY_MPS2 * cos - a * StrictMath.sin(angle);
            double y0 = sway[0];
            double y1 = sway[1];
            double begin = column == 0 ? cos : column == 3 ? cos * t : 0;
            double middle = column == 3 ? cos * (t + 0.5 * dt) : begin;
            double end = column == 3 ? cos * (t + dt) : begin;
            double p1 = y1;
            double q1 = linearSlope(node, stiffness, y0, y1, begin);
            double p2 = y1 + 0.5 * dt * q1;
            double q2 = linearSlope(node + 1, stiffness, y0 + 0.5 * dt * p1, p2, middle);
            double p3 = y1 + 0.5 * dt * q2;
            double q3 = linearSlope(node + 1, stiffness, y0 + 0.5 * dt * p2, p3, middle);
            double p4 = y1 + dt * q3;
            double q4 = linearSlope(node + 2, stiffness, y0 + dt * p3, p4, end);
            sway[0] = y0 + dt / 6 * (p1 + 2 * p2 + 2 * p3 + p4);
            sway[1] = y1 + dt / 6 * (q1 + 2 * q2 + 2 * q3 + q4);
        }
    }

    private double linearSlope(int node, double stiffness, double angle, double rate, double push) {
        return -(2 * ropeMps[node] * rate + stiffness * angle + push) / ropeM[node];
    }
}
