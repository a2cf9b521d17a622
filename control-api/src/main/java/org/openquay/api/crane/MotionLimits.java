package org.openquay.api.crane;

/**
 * What an axis may do, each value positive.
 *
 * @param speedMps            greatest speed, m/s
 * @param accelerationMps2    greatest acceleration, m/s²
 * @param decelerationMps2    greatest deceleration of a normal stop, m/s²
 * @param quickStopMps2       deceleration of the steepest controlled stop, m/s²
 * @param jerkMps3            greatest jerk, m/s³
 */
public record MotionLimits(double speedMps, double accelerationMps2, double decelerationMps2, double quickStopMps2,
        double jerkMps3) {}
