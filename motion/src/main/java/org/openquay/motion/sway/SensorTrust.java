package org.openquay.motion.sway;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/** Which values of one sensor are believed: neither frozen ones nor outliers, but outliers that stay are. */
@ControlPath
final class SensorTrust {

    /** Without an accepted value for this long the sensor is not usable, s. */
    static final double USABLE_S = 1.5;
    /** An innovation beyond so many standard deviations is an outlier. */
    private static final double OUTLIER = 4.5;
    /** Outliers for so long are believed, s. */
    private static final double BELIEVED_S = 0.6;

    /** An unchanged value is frozen when the model has moved by more than this since it came. */
    private final double moved;
    private double unacceptedS = USABLE_S;
    private double rejectedS;
    /** Since the value before the one at hand, and since that one, s. */
    private double betweenS;
    private double sinceS;
    private double last;
    private double modelAtLast;

    SensorTrust(double moved) {
        this.moved = moved;
    }

    /** Time passes. */
    void age(double elapsedS) {
        unacceptedS = Math.min(USABLE_S, unacceptedS + elapsedS);
        sinceS += elapsedS;
    }

    /** Takes a new value in; whether it is frozen. */
    boolean frozen(double value, double model) {
        betweenS = sinceS;
        sinceS = 0;
        boolean frozen = value == last && Math.abs(model - modelAtLast) > moved;
        if (value != last) {
            last = value;
            modelAtLast = model;
        }
        return frozen;
    }

    /** Whether that value is to be left out for what it says; else it counts as accepted. */
    boolean outlier(double innovation, double variance) {
        boolean outlier = innovation * innovation > OUTLIER * OUTLIER * variance;
        rejectedS = outlier ? rejectedS + betweenS : 0;
        unacceptedS = outlier ? unacceptedS : 0;
        return outlier;
    }

    /** Whether so much was left out that the estimate is to be doubted instead; says so once. */
    boolean rejectedTooLong() {
        boolean tooLong = rejectedS > BELIEVED_S;
        rejectedS = tooLong ? 0 : rejectedS;
        return tooLong;
    }

    boolean usable() {
        return unacceptedS < USABLE_S;
    }

    void exchange(StateCursor cursor) {
        unacceptedS = cursor.value(unacceptedS);
        rejectedS = cursor.value(rejectedS);
        betweenS = cursor.value(betweenS);
        sinceS = cursor.value(sinceS);
        last = cursor.value(last);
        modelAtLast = cursor.value(modelAtLast);
    }
}
