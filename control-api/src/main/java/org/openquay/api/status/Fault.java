package org.openquay.api.status;

/** A latched fault. It leaves only by an explicit reset, and a reset never restarts motion. */
public enum Fault {
    NONE,
    /** The step itself failed; a defect of this software. */
    INTERNAL, CYCLE_TOO_LATE, SAFETY_CIRCUIT_OPEN, IO_STALE, OUTPUT_WATCHDOG, DRIVE_STALE, DRIVE_TRIPPED, DRIVE_UNDECODABLE,
    /** The drive took longer than allowed to reach operation. */
    DRIVE_START_TIMEOUT, OWNERSHIP_LOST,
    /** Torque was not proven in time; the brake stayed closed. */
    TORQUE_NOT_PROVEN, BRAKE_DID_NOT_OPEN, BRAKE_DID_NOT_CLOSE,
    /** A brake opened or closed without being told to. */
    BRAKE_UNEXPECTED,
    /** The axis moved although its brake is closed. */
    BRAKE_SLIP, END_LIMIT,
    /** The axis does not follow its reference. */
    FOLLOWING_ERROR, OVERSPEED,
    /** Position and drive speed contradict each other, or a position jumped. */
    POSITION_IMPLAUSIBLE, OVERLOAD, SLACK_ROPE, SPREADER_MIXED, WIND
}
