package org.openquay.motion.sway;

/**
 * Which part of the limits the motion of a duration may need: the search for the least duration goes by it.
 *
 * @param wanted   aimed at
 * @param enough   the duration is short enough when this much is needed, or more
 * @param most     the duration is too short when more is needed
 * @param ofMotion what the motion itself may use; the rest is for the last correction
 */
record LimitShare(double wanted, double enough, double most, double ofMotion) {

    /** Of a plan that is damped and may be stopped. */
    static final LimitShare DAMPED = new LimitShare(0.985, 0.975, 0.992, 0.998);
    /** Where nothing needs to be left for later. */
    static final LimitShare ALONE = new LimitShare(0.997, 0.994, 0.9997, 0.99995);

    /** The duration to try next, by a power law through the last two answers, or by a usual one, s; or not a number. */
    double nextDurationS(double durationS, double scale, double lastS, double lastScale) {
        if (!Double.isFinite(scale)) {
            return Double.NaN;
        }
        double power = 2;
        if (lastS > 0 && Double.isFinite(lastScale) && lastS != durationS) {
            power = -StrictMath.log(scale / lastScale) / StrictMath.log(durationS / lastS);
        }
        return power > 0.3 ? durationS * StrictMath.pow(scale / wanted, 1 / power) : Double.NaN;
    }
}
