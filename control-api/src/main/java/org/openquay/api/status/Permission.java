package org.openquay.api.status;

/**
 * What must be granted before an axis may move, in the order in which the first missing one is named. A set of them is
 * a {@code long} with bit {@link #bit()} for each. Those from {@link #CABIN_SELECTED} on concern the lever of the axis
 * alone and forbid nobody else to move it.
 */
public enum Permission {
    /** This controller's output is active (not a standby, not a shadow). */
    OUTPUT_ACTIVE,
    /** The safety circuit is closed. */
    SAFETY_CIRCUIT_CLOSED,
    /** Crane I/O is fresh. */
    IO_FRESH,
    /** The drive's words are fresh. */
    DRIVE_FRESH,
    /** The drive listens to us. */
    DRIVE_OWNED,
    /** The drive is not tripped and its status is decodable. */
    DRIVE_HEALTHY,
    /** The crane I/O's output watchdog has not tripped. */
    OUTPUTS_ALIVE,
    /** No fault is latched on the axis. */
    NO_LATCHED_FAULT,
    /** No stop is latched. */
    NO_LATCHED_STOP,
    /** The load that hung when control started has been decided upon. */
    LOAD_DECIDED,
    /** Wind below the stop limit. */
    WIND_LOW,
    /** The brake can be operated: no brake fault. */
    BRAKE_READY,
    /** All twistlocks locked, or all unlocked. */
    SPREADER_UNMIXED,
    /** Not overloaded (upwards only). */
    LOAD_WITHIN_LIMIT,
    /** Ropes taut (downwards only). */
    ROPES_TAUT,
    /** Nothing stands in the way towards plus, minus. */
    FREE_TOWARDS_PLUS, FREE_TOWARDS_MINUS,
    /** Someone holds the lease. */
    LEASE_HELD,
    /** There is a live command or a job that wants motion. */
    MOTION_COMMANDED,
    /** The cabin, whose lever is pulled, is selected. */
    CABIN_SELECTED,
    /** Nobody but the cabin holds the lease. */
    LEASE_FREE,
    /** The cabin's enabling device is held. */
    CABIN_ENABLED,
    /** The lever shows a position that it can have. */
    LEVER_PLAUSIBLE,
    /** The lever was at neutral since something else kept it from acting. */
    LEVER_NEUTRAL;

    public long bit() {
        return 1L << ordinal();
    }

    public boolean in(long set) {
        return (set & bit()) != 0;
    }
}
