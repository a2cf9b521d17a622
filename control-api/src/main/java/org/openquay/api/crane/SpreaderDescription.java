package org.openquay.api.crane;

/**
 * The spreader and the times and speeds of handling with it.
 *
 * @param heightM            height of the spreader over its twistlock plane, m
 * @param widthM             its extent in trolley direction, m
 * @param lockTimeoutS       longest time to lock or unlock, s
 * @param landingSpeedMps    hoist speed of the last stretch before a landing, m/s
 * @param landingApproachM   height over the expected landing at which that stretch begins, m
 * @param landingWindowM     a landing this much above or below the expected height is in the wrong place, m
 * @param lockAttempts       how often locking is tried before the operator is asked
 */
public record SpreaderDescription(double heightM, double widthM, double lockTimeoutS, double landingSpeedMps,
        double landingApproachM, double landingWindowM, int lockAttempts) {}
