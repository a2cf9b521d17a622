package org.openquay.drivers.profile.abb;

import org.openquay.api.ControlPath;

/**
 * Numbers on the wire: REF1 and ACT1 count to ±20000 at rated speed, REF2 and ACT2 to ±10000 at rated torque.
 *
 * <p>What goes out saturates there; what comes in does not, so that an overspeed is seen as one.
 */
@ControlPath
final class AbbScale {

    static final int FULL_SPEED = 20_000;
    static final int FULL_TORQUE = 10_000;

    private AbbScale() {}

    /** Counts of a fraction of full scale, rounded to the nearest; what is no number counts as 0. */
    static short counts(double fraction, int fullScale) {
        double counts = Math.rint(fraction * fullScale);
        if (counts >= fullScale) {
            return (short) fullScale;
        }
        if (counts <= -fullScale) {
            return (short) -fullScale;
        }
        return (short) (int) counts;
    }

    /** The fraction of full scale that so many counts tell. */
    static double fraction(short counts, int fullScale) {
        return (double) counts / fullScale;
    }
}
