package org.openquay.app.study;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How values lie: each quantile is the least of them that so many do not exceed.
 *
 * @param p50 half of them
 * @param p95 95 %
 * @param p99 99 %
 * @param max all
 */
public record Spread(double p50, double p95, double p99, double max) {

    /** Of at least one value; of none, everything is not a number. */
    static Spread of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return new Spread(quantile(sorted, 0.5), quantile(sorted, 0.95), quantile(sorted, 0.99),
                quantile(sorted, 1));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
