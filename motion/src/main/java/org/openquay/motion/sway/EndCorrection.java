package org.openquay.motion.sway;

import static org.openquay.motion.sway.PendulumGrid.FIXED_AT_END;
import static org.openquay.motion.sway.PendulumGrid.STATES;

/**
 * Makes a motion end exactly where it should: Newton's method on the nonlinear pendulum, with the least change of the
 * jerks that have room for one.
 */
final class EndCorrection {

    private static final int MOST_ITERATIONS = 8;
    private static final double PLACE_EXACT = 1e-11;
    private static final double SWAY_EXACT = 1e-9;
    private static final double LEAST_ROOM = 0.02;

    private final PendulumGrid grid;
    private final double[] effect;
    private final double[] row = new double[FIXED_AT_END];
    private final double[] through = new double[STATES * STATES];
    private final double[] product = new double[STATES * STATES];
    private final SmallSystem system = new SmallSystem(FIXED_AT_END);

    EndCorrection(PendulumGrid grid) {
        this.grid = grid;
        effect = new double[grid.intervals * STATES];
    }

    /** Changes the jerks, which lie between a negative and a positive limit; false when the end was not reached within the bounds of the method. */
    boolean reach(double targetM, double[] jerkMps3, double mostMps3, double leastMps3) {
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            grid.simulate(jerkMps3);
            if (ended(targetM)) {
                return true;
            }
            grid.linearise(jerkMps3);
            effects();
            correct(targetM, jerkMps3, mostMps3, leastMps3);
        }
        return false;
    }

    private double error(int i, double targetM) {
        return grid.state[grid.intervals * STATES + i] - (i == 0 ? targetM : 0);
    }

    private boolean ended(double targetM) {
        boolean exact = true;
        for (int i = 0; i < FIXED_AT_END; i++) {
            exact &= Math.abs(error(i, targetM)) <= (i < PendulumGrid.SWAY ? PLACE_EXACT : SWAY_EXACT);
        }
        return exact;
    }

    /** Effect of each jerk on the end. */
    private void effects() {
        java.util.Arrays.fill(through, 0);
        for (int i = 0; i < STATES; i++) {
            through[i * STATES + i] = 1;
        }
        for (int k = grid.intervals - 1; k >= 0; k--) {
            java.util.Arrays.fill(product, 0);
            for (int i = 0; i < STATES; i++) {
                effect[k * STATES + i] = grid.model[k].addAlongJerk(0, through, i * STATES);
                grid.model[k].addTransposed(through, i * STATES, product, i * STATES, 1);
            }
            System.arraycopy(product, 0, through, 0, through.length);
        }
    }

    private void correct(double targetM, double[] jerkMps3, double mostMps3, double leastMps3) {
        system.clear(FIXED_AT_END);
        for (int i = 0; i < FIXED_AT_END; i++) {
            java.util.Arrays.fill(row, 0);
            for (int k = 0; k < grid.intervals; k++) {
                double weighted = room(jerkMps3[k], mostMps3, leastMps3) * effect[k * STATES + i];
                for (int j = 0; j < FIXED_AT_END; j++) {
                    row[j] += weighted * effect[k * STATES + j];
                }
            }
            for (int j = 0; j < FIXED_AT_END; j++) {
                system.set(i, j, row[j]);
            }
            system.right(i, -error(i, targetM));
        }
        system.solve();
        for (int k = 0; k < grid.intervals; k++) {
            double change = 0;
            for (int i = 0; i < FIXED_AT_END; i++) {
                change += effect[k * STATES + i] * system.solution(i);
            }
            jerkMps3[k] += room(jerkMps3[k], mostMps3, leastMps3) * change;
        }
    }

    private static double room(double jerkMps3, double mostMps3, double leastMps3) {
        return Math.max(LEAST_ROOM, 1 - (jerkMps3 > 0 ? jerkMps3 / mostMps3 : jerkMps3 / leastMps3));
    }
}
