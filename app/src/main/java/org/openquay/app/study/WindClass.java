package org.openquay.app.study;

import java.util.List;

/**
 * A range of mean wind speeds.
 *
 * @param fromMps from here on, m/s
 * @param toMps   to below this, m/s
 */
public record WindClass(double fromMps, double toMps) {

    /** Up to which the goal for place and sway holds. */
    static final WindClass MODERATE = new WindClass(0, 10);
    static final WindClass ALL = new WindClass(0, Circumstances.MOST_WIND_MPS);
    /** As the landings are told apart. */
    public static final List<WindClass> EACH =
            List.of(new WindClass(0, 5), new WindClass(5, 10), new WindClass(10, 15));

    boolean has(Landing landing) {
        return landing.by().windMps() >= fromMps && landing.by().windMps() < toMps;
    }
}
