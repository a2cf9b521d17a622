package org.openquay.api.crane;

/**
 * One axis of motion.
 *
 * <p>Positions grow away from the quay wall's land side for a trolley, upwards for a hoist (height of the twistlock
 * plane above the rail), and along the quay for a gantry.
 *
 * @param name              unique short name, as in the file
 * @param role              what it moves
 * @param group             index of the axis group whose lease owner may move it
 * @param minPositionM      software limit in minus direction, m
 * @param maxPositionM      software limit in plus direction, m
 * @param hardMinPositionM  where the hard-wired end limit acts in minus direction, m
 * @param hardMaxPositionM  where the hard-wired end limit acts in plus direction, m
 * @param slowZoneM         length of the slow-down zone before each software limit, m
 * @param slowSpeedMps      greatest speed towards the limit inside that zone and on a pre-limit switch, m/s
 * @param limits            speed, acceleration, jerk
 * @param inPositionM       half-width of the in-position window, m
 * @param brake             its brake
 */
public record AxisDescription(String name, AxisRole role, int group, double minPositionM, double maxPositionM,
        double hardMinPositionM, double hardMaxPositionM, double slowZoneM, double slowSpeedMps, MotionLimits limits,
        double inPositionM, BrakeDescription brake) {}
