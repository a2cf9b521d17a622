package org.openquay.api.status;

/** What shaped the reference of an axis in this cycle; the last one that lowered it wins. */
public enum Limiter {
    /** The reference is what was asked for. */
    NONE, RATED_SPEED,
    /** Speed for this load. */
    LOAD_SPEED, ACCELERATION,
    /** Pre-limit switch, or the slow-down zone before a software limit. */
    SLOW_ZONE_PLUS, SLOW_ZONE_MINUS,
    /** The distance needed to stop before a software limit. */
    STOPPING_DISTANCE_PLUS, STOPPING_DISTANCE_MINUS, END_LIMIT_PLUS, END_LIMIT_MINUS, LANDING_SPEED, SWAY_DAMPING, BRAKE, DRIVE_NOT_READY, SPREADER_INTERLOCK, OVERLOAD, SLACK_ROPE, WIND, HALT, PAUSE, STOP, QUICK_STOP, STALE_FEEDBACK, FAULT, COMMAND_EXPIRED,
    /** The cabin, whose lever drove the axis, was deselected; its enabling device was let go. */
    CABIN_NOT_SELECTED, CABIN_NOT_ENABLED,
    /** People have to hear the warning for its time before the gantry travels. */
    TRAVEL_WARNING
}
