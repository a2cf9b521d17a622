package org.openquay.api.status;

/** Why a command was refused. Where permissions are missing, the refusal's event names their set. */
public enum Refusal {
    NONE,
    /** Issued before the last boot of this machine, or later than its time to live. */
    EXPIRED,
    /** Its sequence number was seen before. */
    REPLAYED,
    /** The writer does not hold the lease of that axis group, or holds an older epoch of it. */
    NOT_LEASE_HOLDER, LEASE_HELD_BY_OTHER, PERMISSION_MISSING, UNKNOWN_AXIS, UNKNOWN_GROUP, UNKNOWN_JOB, DUPLICATE_JOB, QUEUE_FULL,
    /** Target or value outside the limits of the axis. */
    OUT_OF_RANGE, TARGET_IN_KEEP_OUT, LOAD_TOO_HEAVY, NOT_IN_THIS_STATE,
    /** A job is active; live commands wait for its pause. */
    JOB_ACTIVE,
    /** The command itself is malformed. */
    MALFORMED,
    /** It would take a stop away, and was issued before somebody called for one. */
    STOPPED_SINCE,
    /** Something hangs below a spreader that is to be empty, whatever its twistlocks report. */
    LOAD_ON_SPREADER,
    /** The job waits for its turn: there is nothing to pause or resume yet. */
    JOB_WAITS,
    /** The job has ended. */
    JOB_ENDED,
    /** A stop is taken back only when every axis stands; the refusal's event names one that does not. */
    AXIS_MOVES
}
