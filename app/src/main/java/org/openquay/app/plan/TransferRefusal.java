package org.openquay.app.plan;

/** Why a transfer has no plan. */
public enum TransferRefusal {
    /** A limit of speed, acceleration, jerk or sway is not positive. */
    INVALID_LIMIT,
    /** A rope length is not positive. */
    INVALID_ROPE,
    /** Begin and end of a clearance are in the wrong order, or its depth is not a number. */
    INVALID_CLEARANCE,
    /** The tolerance is not between 0 and 1, or the residual sway asked for is not positive. */
    INVALID_ROBUSTNESS,
    /** A number is far beyond any crane. */
    OUT_OF_RANGE,
    /** At its start or target the load hangs deeper than the clearance there allows. */
    START_IN_KEEP_OUT, TARGET_IN_KEEP_OUT,
    /** Between start and target lies ground that reaches up to the trolley. */
    TARGET_BEYOND_KEEP_OUT,
    /** The rope cannot be made as short as the clearance on the way asks for. */
    ROPE_TOO_SHORT_FOR_CLEARANCE,
    /** Speed, acceleration or sway at the start is greater than the limits allow. */
    START_OUT_OF_LIMITS,
    /** What moves or swings at the start cannot be held within the limits, or off the ground that it goes to. */
    START_TOO_FAST,
    /** What moves or swings at the start cannot be compared: shapers are made for motions from rest. */
    START_NOT_AT_REST,
    /** The motion that is fast enough leaves too much sway when the rope length is wrong by the tolerance. */
    NOT_ROBUST,
    /** The planner's bounds were reached without a motion that keeps every limit. */
    NOT_CONVERGED
}
