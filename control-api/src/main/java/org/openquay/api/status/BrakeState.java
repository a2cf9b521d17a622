package org.openquay.api.status;

/** State of an axis's brake sequence. */
public enum BrakeState {
    CLOSED,
    /** Torque is being built up and proven against the closed brake. */
    PROVING,
    /** Release given, waiting for the acknowledgement. */
    OPENING, OPEN,
    /** Standing electrically, the release will be taken away. */
    CLOSING_WAIT,
    /** Release taken away, waiting for the acknowledgement. */
    CLOSING,
    /** A brake fault is latched. */
    FAULT
}
