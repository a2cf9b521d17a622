package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * How an axis follows its reference, and the small correction that makes it.
 *
 * <p>A drive follows a speed reference like a first-order lag; the expected motion is the reference through that lag,
 * whose time is learned while the axis accelerates. What differs from the expected position is corrected by a
 * proportional, bounded and slowly changing addition to the speed reference ({@link #trimMps}), so that the lag itself is
 * never taken for an error. What differs too much for too long is a following error.
 */
@ControlPath
final class Following {

    private final double ratedSpeedMps;

    private double lagS = AxisTuning.LAG_S;
    private double expectedMps;
    private double trimMps;
    private double errorM;
    private double deviatesForS;

    Following(double ratedSpeedMps) {
        this.ratedSpeedMps = ratedSpeedMps;
    }

    /** What is added to the reference's speed, m/s. */
    double trimMps() {
        return trimMps;
    }

    /** Speed that the lag lets expect, m/s. */
    double expectedMps() {
        return expectedMps;
    }

    /** Acceleration that the lag lets expect, m/s². */
    double expectedMps2(Reference reference) {
        return (reference.speedMps() - expectedMps) / lagS;
    }

    /** Expected less measured position, m. */
    double errorM() {
        return errorM;
    }

    /** How far the reference is ahead of the axis by the lag alone, m. */
    double lagM() {
        return lagS * expectedMps;
    }

    /** The axis has not followed its reference for too long. */
    boolean lost() {
        return deviatesForS > AxisTuning.FOLLOWING_TIME_S;
    }

    /**
     * Advances by one cycle in which the drives follow the reference.
     *
     * @param corrects whether the position may be corrected: it is fresh and the brake is open
     */
    void advance(Reference reference, MeasuredMotion measured, AxisLimits limits, boolean corrects, double dtS) {
        double acceleration = expectedMps2(reference);
        expectedMps += (reference.speedMps() - expectedMps) * dtS / (dtS + lagS);
        if (!reference.moves() && Math.abs(expectedMps) < 1e-9) {
            expectedMps = 0;
        }
        double deviationMps = expectedMps + trimMps - measured.speedMps();
        learn(acceleration, deviationMps, limits, dtS);
        errorM = measured.fresh() ? reference.positionM() - lagS * expectedMps - measured.positionM() : 0;
        double toleratedM = AxisTuning.FOLLOWING_M + AxisTuning.FOLLOWING_S * Math.abs(expectedMps);
        boolean deviates = Math.abs(errorM) > toleratedM
                || Math.abs(deviationMps) > AxisTuning.FOLLOWING_SPEED_SHARE * ratedSpeedMps;
        deviatesForS = deviates ? deviatesForS + dtS : 0;
        trimTowards(corrects && measured.fresh() ? wantedTrimMps() : 0, limits, dtS);
    }

    private void learn(double acceleration, double deviationMps, AxisLimits limits, double dtS) {
        if (Math.abs(acceleration) >= 0.5 * Math.min(limits.accelerationMps2, limits.decelerationMps2)) {
            double wrongS = deviationMps / acceleration;
            double corrected = lagS + AxisTuning.LAG_RATE_PER_S * dtS * Math.max(-lagS, Math.min(lagS, wrongS));
            lagS = Math.max(AxisTuning.LAG_MIN_S, Math.min(AxisTuning.LAG_MAX_S, corrected));
        }
    }

    private double wantedTrimMps() {
        double most = AxisTuning.TRIM_SHARE * ratedSpeedMps;
        double dead = Math.min(Math.abs(errorM), AxisTuning.TRIM_DEAD_BAND_M);
        double wanted = AxisTuning.TRIM_GAIN_PER_S * (errorM - Math.copySign(dead, errorM));
        return Math.max(-most, Math.min(most, wanted));
    }

    private void trimTowards(double wantedMps, AxisLimits limits, double dtS) {
        double step = AxisTuning.TRIM_ACCELERATION_SHARE * limits.accelerationMps2 * dtS;
        trimMps += Math.max(-step, Math.min(step, wantedMps - trimMps));
    }

    /** The axis rests under its brake, or is not driven by its reference. */
    void rest() {
        expectedMps = 0;
        trimMps = 0;
        errorM = 0;
        deviatesForS = 0;
    }

    void exchange(StateCursor cursor) {
        lagS = cursor.value(lagS);
        expectedMps = cursor.value(expectedMps);
        trimMps = cursor.value(trimMps);
        errorM = cursor.value(errorM);
        deviatesForS = cursor.value(deviatesForS);
    }
}
