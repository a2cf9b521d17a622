package org.openquay.api.drive;

/** State of a drive as its profile decoded it from the status word. */
public enum DriveState {
    /** Nothing valid was read yet, or what was read is stale. */
    UNKNOWN,
    /** The status word fits no state of the profile: its own state, never the last one. */
    UNDECODABLE,
    /** Switch-on is inhibited until the run command is taken back. */
    SWITCH_ON_INHIBITED,
    /** Not ready to switch on (mains, precharge, start inhibit). */
    NOT_READY, READY_TO_SWITCH_ON, SWITCHED_ON,
    /** Modulating and following the reference. */
    OPERATION_ENABLED,
    /** Ramping down on a quick-stop command. */
    QUICK_STOP_ACTIVE,
    /** Tripped; leaves only by a reset. */
    FAULT
}
