package org.openquay.motion.sway;

/** How a trolley comes to rest: for a delay it goes on, then it slows down, its deceleration built up with a jerk. */
final class TrolleyStop {

    private final double delayS;
    private final double mps2;
    private final double mps3;

    /**
     * @param delayS until the stop begins
     * @param mps2   its deceleration
     * @param mps3   the jerk with which the deceleration is built up
     */
    TrolleyStop(double delayS, double mps2, double mps3) {
        this.delayS = delayS;
        this.mps2 = mps2;
        this.mps3 = mps3;
    }

    /** Acceleration at a time since the stop was begun from an acceleration, while the trolley still moves, m/s². */
    double accelerationMps2(double timeS, double fromMps2) {
        return timeS < delayS ? fromMps2 : Math.max(-mps2, fromMps2 - mps3 * (timeS - delayS));
    }

    /** Way to standstill from a speed and an acceleration that are not negative; never less than it is, m. */
    double wayM(double mps, double fromMps2) {
        double easeS = fromMps2 / mps3;
        double delayedMps = mps + fromMps2 * delayS;
        double fastestMps = delayedMps + 0.5 * fromMps2 * easeS;
        return delayS * (mps + 0.5 * fromMps2 * delayS) + easeS * (delayedMps + fromMps2 * easeS / 3)
                + fastestMps * (0.5 * mps2 / mps3 + 0.5 * fastestMps / mps2);
    }
}
