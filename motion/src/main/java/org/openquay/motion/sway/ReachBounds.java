package org.openquay.motion.sway;

import static org.openquay.motion.sway.PendulumGrid.A;
import static org.openquay.motion.sway.PendulumGrid.FIXED_AT_END;
import static org.openquay.motion.sway.PendulumGrid.RATE;
import static org.openquay.motion.sway.PendulumGrid.STATES;
import static org.openquay.motion.sway.PendulumGrid.SWAY;
import static org.openquay.motion.sway.PendulumGrid.V;
import static org.openquay.motion.sway.PendulumGrid.X;

/**
 * How far the load may get from a knot on, as rows that are linear in trolley position, speed and acceleration, sway and
 * sway rate there: when it is stopped, or a little later on its way. Mutable, set anew for each motion; knots in order.
 */
final class ReachBounds {

    private static final int MATRIX = STATES * STATES;
    private static final int MOST_PER_KNOT = 4 * StopReach.DIRECTIONS;

    private final int[] knotOf;
    private final double[] per;
    private final double[] mostM;
    private int rows;

    ReachBounds(int knots) {
        knotOf = new int[knots * MOST_PER_KNOT];
        per = new double[knotOf.length * FIXED_AT_END];
        mostM = new double[knotOf.length];
    }

    int mostRows() {
        return mostM.length;
    }

    int rows() {
        return rows;
    }

    double mostM(int row) {
        return mostM[row];
    }

    void clear() {
        rows = 0;
    }

    /** How far a stop that begins at a knot may take the load: ahead (1) to {@code endM}, or back (−1) to there. */
    void keepReach(int knot, StopReach reach, int way, double endM) {
        for (int direction = 0; direction < StopReach.DIRECTIONS; direction++) {
            int at = rows * FIXED_AT_END;
            knotOf[rows] = knot;
            per[at + X] = way;
            per[at + V] = reach.perMps(way, direction);
            per[at + A] = reach.perMps2(way, direction);
            per[at + SWAY] = reach.perRad(direction);
            per[at + RATE] = reach.perRadps(direction);
            mostM[rows++] = way * endM - reach.fixedM(way, direction);
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
        int at = rows * FIXED_AT_END;
        double falls = 0.5 * PendulumGrid.GRAVITY_MPS2 * laterS * laterS;
        knotOf[rows] = knot;
        per[at + X] = way;
        per[at + V] = way * laterS;
        per[at + A] = 0;
        per[at + SWAY] = way * (ropeM + laterS * ropeMps - falls);
        per[at + RATE] = way * laterS * (ropeM - falls / 3);
        mostM[rows++] = way * endM;
    }

    void values(double[] state, double[] out, int from) {
        for (int row = 0; row < rows; row++) {
            int s = knotOf[row] * STATES;
            int at = row * FIXED_AT_END;
            double reachM = 0;
            for (int i = 0; i < FIXED_AT_END; i++) {
                reachM += per[at + i] * state[s + i];
            }
            out[from + row] = reachM;
        }
    }

    /** Adds weight · coefficients · coefficients' to the upper triangles. */
    void addWeights(double[] weight, int from, double[] stateWeight) {
        for (int row = 0; row < rows; row++) {
            int m = knotOf[row] * MATRIX;
            int at = row * FIXED_AT_END;
            for (int i = 0; i < FIXED_AT_END; i++) {
                double weighted = weight[from + row] * per[at + i];
                for (int j = i; j < FIXED_AT_END; j++) {
                    stateWeight[m + i * STATES + j] += weighted * per[at + j];
                }
            }
        }
    }

    /** Adds force · coefficients. */
    void addGradients(double[] force, int from, double[] stateGradient) {
        for (int row = 0; row < rows; row++) {
            int s = knotOf[row] * STATES;
            int at = row * FIXED_AT_END;
            for (int i = 0; i < FIXED_AT_END; i++) {
                stateGradient[s + i] += force[from + row] * per[at + i];
            }
        }
    }
}
