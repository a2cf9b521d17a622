package org.openquay.app.plan;

import java.util.Arrays;
import java.util.List;

/**
 * What trolley and rope do at each of many times, from 0 on; accelerations are linear between them.
 *
 * @param t       times, s
 * @param trolley place, speed, acceleration; m, m/s, m/s²
 * @param rope    length, speed, acceleration; m, m/s, m/s²
 */
record SampledMotion(double[] t, double[][] trolley, double[][] rope) {

    private static final double PERIOD_S = 0.001;

    /** Every millisecond, and the end. */
    static double[] times(double durationS) {
        int whole = (int) Math.ceil(durationS / PERIOD_S - 1e-9);
        double[] times = new double[whole + 1];
        for (int i = 0; i < whole; i++) {
            times[i] = i * PERIOD_S;
        }
        times[whole] = durationS;
        return times;
    }

    int size() {
        return t.length;
    }

    double durationS() {
        return t[t.length - 1];
    }

    /** Where the load is, m. */
    double loadM(int i, double swayDeg) {
        return trolley[0][i] + rope[0][i] * StrictMath.sin(Math.toRadians(swayDeg));
    }

    /** How deep the load hangs below the trolley, m. */
    double depthM(int i, double swayDeg) {
        return rope[0][i] * StrictMath.cos(Math.toRadians(swayDeg));
    }

    /** By how much the load stays above the clearances at its worst, m; infinite where it is over none. */
    double spareM(List<TransferProblem.Clearance> clearance, double[] swayDeg) {
        double least = Double.POSITIVE_INFINITY;
        for (TransferProblem.Clearance zone : clearance) {
            for (int i = 0; i < t.length; i++) {
                if (zone.covers(loadM(i, swayDeg[i]))) {
                    least = Math.min(least, zone.maxDepthM() - depthM(i, swayDeg[i]));
                }
            }
        }
        return least;
    }

    /** The same motion, after whose end trolley and hoist stand still until a later time. */
    SampledMotion heldUntil(double endS) {
        int more = Math.max(0, (int) Math.round((endS - durationS()) / PERIOD_S));
        double[] times = Arrays.copyOf(t, t.length + more);
        for (int i = 0; i < more; i++) {
            times[t.length + i] = durationS() + (i + 1) * PERIOD_S;
        }
        return new SampledMotion(times, held(trolley, more), held(rope, more));
    }

    private static double[][] held(double[][] axis, int more) {
        int size = axis[0].length;
        double[] place = Arrays.copyOf(axis[0], size + more);
        Arrays.fill(place, size, size + more, axis[0][size - 1]);
        return new double[][] {place, Arrays.copyOf(axis[1], size + more), Arrays.copyOf(axis[2], size + more)};
    }
}
