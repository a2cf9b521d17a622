package org.openquay.motion.axis;

import static org.openquay.api.status.BrakeState.CLOSED;
import static org.openquay.api.status.BrakeState.CLOSING;
import static org.openquay.api.status.BrakeState.CLOSING_WAIT;
import static org.openquay.api.status.BrakeState.FAULT;
import static org.openquay.api.status.BrakeState.OPEN;
import static org.openquay.api.status.BrakeState.OPENING;
import static org.openquay.api.status.BrakeState.PROVING;

import java.util.EnumSet;
import java.util.Set;

import org.openquay.api.status.BrakeState;
import org.openquay.api.status.Fault;

/**
 * Every transition of the brake sequence: there are no others. {@code docs/control/axis.md} shows this table.
 */
enum BrakeTransition {

    // @formatter:off
    PROVE(CLOSED, PROVING, Fault.NONE, "open wanted, drives modulate; owner control with a torque to prove"),
    RELEASE(CLOSED, OPENING, Fault.NONE, "open wanted, drives modulate; nothing to prove"),
    PROVEN(PROVING, OPENING, Fault.NONE, "preload stands and is measured"),
    GIVE_UP_PROVING(PROVING, CLOSED, Fault.NONE, "open no longer wanted, forced closed, or drives do not modulate"),
    PROOF_TIMEOUT(PROVING, FAULT, Fault.TORQUE_NOT_PROVEN, "not proven within proveTimeout"),
    OPENED(OPENING, OPEN, Fault.NONE, "acknowledged open"),
    GIVE_UP_OPENING(OPENING, CLOSING, Fault.NONE, "open no longer wanted, forced closed, or drives do not modulate"),
    OPENING_TIMEOUT(OPENING, FAULT, Fault.BRAKE_DID_NOT_OPEN, "not acknowledged open within openTimeout"),
    STOP_WANTED(OPEN, CLOSING_WAIT, Fault.NONE, "open no longer wanted"),
    WANTED_AGAIN(CLOSING_WAIT, OPEN, Fault.NONE, "open wanted again"),
    STOOD(CLOSING_WAIT, CLOSING, Fault.NONE, "stood for holdOpen; after a fault, stands"),
    RESTED(CLOSING_WAIT, CLOSING, Fault.NONE, "reference and drives rested 1 s longer than that, whatever the encoder shows"),
    FORCED(EnumSet.of(OPEN, CLOSING_WAIT), CLOSING, Fault.NONE, "forced closed, or drives do not modulate"),
    HELD(CLOSING, CLOSED, Fault.NONE, "acknowledged closed, and closeDelay is over"),
    CLOSING_TIMEOUT(CLOSING, FAULT, Fault.BRAKE_DID_NOT_CLOSE, "not acknowledged closed within closeTimeout"),
    CLOSED_UNTOLD(EnumSet.of(OPEN, CLOSING_WAIT), FAULT, Fault.BRAKE_UNEXPECTED, "acknowledged closed, or not open"),
    OPENED_UNTOLD(EnumSet.of(CLOSED, PROVING), FAULT, Fault.BRAKE_UNEXPECTED, "acknowledged open, or not closed"),
    SLIPPED(EnumSet.of(CLOSED, PROVING), FAULT, Fault.BRAKE_SLIP, "moved by more than 1.5 in-position windows"),
    RESET(FAULT, CLOSING, Fault.NONE, "reset");
    // @formatter:on

    private final Set<BrakeState> from;
    private final BrakeState to;
    private final Fault fault;
    private final String when;

    BrakeTransition(BrakeState from, BrakeState to, Fault fault, String when) {
        this(EnumSet.of(from), to, fault, when);
    }

    BrakeTransition(Set<BrakeState> from, BrakeState to, Fault fault, String when) {
        this.from = from;
        this.to = to;
        this.fault = fault;
        this.when = when;
    }

    Set<BrakeState> from() {
        return from;
    }

    BrakeState to() {
        return to;
    }

    /** The fault that it latches. */
    Fault fault() {
        return fault;
    }

    /** Its condition in words. */
    String when() {
        return when;
    }
}
