package org.openquay.motion.trajectory;

/** How planning ended: {@link #OK}, or the name of what cannot be done. A refused profile must not be used. */
public enum TrajectoryResult {
    OK,
    /** A position, velocity or acceleration of the start or the target is infinite or not a number. */
    START_NOT_FINITE, TARGET_NOT_FINITE,
    /** A limit is missing, has the wrong sign or is not a number. */
    INVALID_VELOCITY_LIMITS, INVALID_ACCELERATION_LIMITS, INVALID_JERK_LIMIT, INVALID_POSITION_LIMITS,
    /** The target itself violates a limit. */
    TARGET_POSITION_OUTSIDE_LIMITS, TARGET_VELOCITY_OUTSIDE_LIMITS, TARGET_ACCELERATION_OUTSIDE_LIMITS,
    /**
     * The target's acceleration cannot be reached at its velocity without having been too fast just before:
     * velocity ∓ acceleration² / (2 jerk) lies outside the velocity limits.
     */
    TARGET_ACCELERATION_NEEDS_TOO_MUCH_VELOCITY,
    /** The target lies in a direction in which the velocity limit forbids to move. */
    TARGET_NOT_REACHABLE,
    /** The fastest motion leaves the position limits. */
    MIN_POSITION_EXCEEDED, MAX_POSITION_EXCEEDED,
    /** The magnitudes lie so far apart that double precision cannot keep the promised accuracy. */
    OUT_OF_RANGE
}
