package org.openquay.api.image;

/** How planning ended. */
public enum PlanResult {
    OK,
    /** Start or target lies outside the limits of an axis. */
    START_OUT_OF_LIMITS, TARGET_OUT_OF_LIMITS,
    /** What moves at the start comes too fast to be held within limits and off obstacles. */
    START_MOVING,
    /** Start or target lies inside an obstacle or its clearance. */
    START_BLOCKED, TARGET_BLOCKED,
    /** An obstacle between start and target cannot be passed. */
    NO_PATH,
    /** The bay profile is not valid. */
    NO_PROFILE,
    /** The planner's bounds were reached without a result. */
    NOT_CONVERGED
}
