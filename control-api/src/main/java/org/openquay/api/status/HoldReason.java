package org.openquay.api.status;

/** Why a job is paused and what its resumption needs. */
public enum HoldReason {
    NONE, OPERATOR_PAUSE, STOP_LATCHED, FAULT_LATCHED, WIND,
    /** Control was restarted in the middle of the job. */
    RESTARTED,
    /** The twistlocks did not lock, did not unlock, after all attempts. */
    LOCK_FAILED, UNLOCK_FAILED,
    /** The spreader landed higher or lower than the container is supposed to be. */
    LANDED_IN_WRONG_PLACE,
    /** Weight after lifting is not that of a container. */
    WEIGHT_IMPLAUSIBLE,
    /** No collision-free transfer exists; the plan's refusal names the obstacle. */
    NO_PLAN,
    /** The load did not come to rest. */
    NOT_SETTLED,
    /** A motion did not finish in its time. */
    MOTION_TIMEOUT,
    /** Wind, or something unknown, took the load further from its path than the room that was kept beside it. */
    LOAD_OFF_PATH,
    /** The gantry is to travel, and what hangs touches something or is not above everything that the site can hold. */
    TOO_LOW_TO_TRAVEL,
    /** Somebody else took a drive of hoist, trolley or gantry, in motion or at rest. */
    DRIVE_TAKEN
}
