package org.openquay.motion.axis;

import org.jspecify.annotations.Nullable;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.BrakeDescription;
import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.Fault;

/**
 * Opens and closes the brake of one axis, or supervises the drive that does.
 *
 * <p>Owner control: preload and proof against the closed brake, then the release, which is given only while the drives
 * modulate; at a stop the release is taken away while they still do. Owner drive: the drive's own brake program opens
 * when it runs and closes when it is switched off; its acknowledgements are supervised with the same times.
 *
 * <p>All transitions are listed in {@link BrakeTransition}; at most one is made in a cycle.
 */
@ControlPath
final class BrakeSequence {

    private static final BrakeState[] STATES = BrakeState.values();
    private static final Fault[] FAULTS = Fault.values();

    // what the sequence is told in each cycle

    /** Motion, or holding without the brake, is wanted and permitted. */
    @EachCycle
    boolean openWanted;
    /** The brake must close at once, whatever the axis does. */
    @EachCycle
    boolean forcedClosed;
    /** All drives modulate. */
    @EachCycle
    boolean modulating;
    @EachCycle
    boolean torqueProven;
    /** The axis stands and its reference rests. */
    @EachCycle
    boolean standing;
    /** The reference rests and the drives do not turn, whatever the encoder shows. */
    @EachCycle
    boolean resting;
    /** Closes as soon as it stands: nobody is going to move it soon. */
    @EachCycle
    boolean hasty;
    /** The acknowledgements are of fresh words. */
    @EachCycle
    boolean acknowledged;
    @EachCycle
    boolean opened;
    @EachCycle
    boolean closed;
    /** The axis moved since its brake held. */
    @EachCycle
    boolean slipped;

    private final BrakeDescription times;
    private final boolean control;

    private BrakeState state = BrakeState.CLOSING;
    private Fault cause = Fault.NONE;
    private double inStateS;
    private double stoodS;
    private double restedS;
    private double contradictedS;
    private double closedForS;
    private boolean resetWanted;
    private boolean sessionBegins = true;

    BrakeSequence(BrakeDescription times) {
        this.times = times;
        control = times.owner() == BrakeOwner.CONTROL;
    }

    BrakeState state() {
        return state;
    }

    /** The release output. */
    boolean release() {
        return control && (state == BrakeState.OPENING || state == BrakeState.OPEN
                || state == BrakeState.CLOSING_WAIT);
    }

    /** Open and meant to be: motion may go on. */
    boolean open() {
        return state == BrakeState.OPEN || state == BrakeState.CLOSING_WAIT;
    }

    /** The brake holds the axis, or is thought to: the drives are not needed. */
    boolean holds() {
        return switch (state) {
            case CLOSED -> true;
            case PROVING, OPENING, OPEN, CLOSING_WAIT -> false;
            case CLOSING -> !control || sessionBegins;
            case FAULT -> !control || cause != Fault.BRAKE_SLIP && closedForS >= times.closeDelayS();
        };
    }

    /** Advances by one cycle and returns the transition made, or null. */
    @Nullable
    BrakeTransition step(double dtS) {
        clock(dtS);
        BrakeTransition due = due();
        resetWanted = false;
        if (due != null) {
            state = due.to();
            cause = due.fault();
            inStateS = 0;
            stoodS = 0;
            restedS = 0;
            contradictedS = 0;
            sessionBegins = false;
        }
        return due;
    }

    private void clock(double dtS) {
        inStateS += waits() ? 0 : dtS;
        stoodS = standing ? stoodS + dtS : 0;
        restedS = resting ? restedS + dtS : 0;
        contradictedS = acknowledged && contradicted() ? contradictedS + dtS : 0;
        closedForS = acknowledged && closed && !opened ? closedForS + dtS : 0;
    }

    /**
     * Time does not run while nothing is known of the brake because its acknowledgements are stale, nor while a drive
     * with a brake of its own still has the axis to stop.
     */
    private boolean waits() {
        return switch (state) {
            case OPENING -> !acknowledged;
            case CLOSING -> !acknowledged || !control && !standing && !sessionBegins;
            case CLOSED, PROVING, OPEN, CLOSING_WAIT, FAULT -> false;
        };
    }

    private boolean contradicted() {
        return switch (state) {
            case CLOSED, PROVING -> opened || !closed;
            case OPEN, CLOSING_WAIT -> closed || !opened;
            case OPENING, CLOSING, FAULT -> false;
        };
    }

    private @Nullable BrakeTransition due() {
        return switch (state) {
            case CLOSED -> fromClosed();
            case PROVING -> fromProving();
            case OPENING -> fromOpening();
            case OPEN -> fromOpen();
            case CLOSING_WAIT -> fromClosingWait();
            case CLOSING -> fromClosing();
            case FAULT -> resetWanted ? BrakeTransition.RESET : null;
        };
    }

    private @Nullable BrakeTransition fromClosed() {
        if (slipped) {
            return BrakeTransition.SLIPPED;
        }
        if (untold()) {
            return BrakeTransition.OPENED_UNTOLD;
        }
        if (!openWanted || mustClose()) {
            return null;
        }
        return proves() ? BrakeTransition.PROVE : BrakeTransition.RELEASE;
    }

    private @Nullable BrakeTransition fromProving() {
        if (slipped) {
            return BrakeTransition.SLIPPED;
        }
        if (untold()) {
            return BrakeTransition.OPENED_UNTOLD;
        }
        if (!openWanted || mustClose()) {
            return BrakeTransition.GIVE_UP_PROVING;
        }
        if (torqueProven) {
            return BrakeTransition.PROVEN;
        }
        return inStateS > times.proveTimeoutS() ? BrakeTransition.PROOF_TIMEOUT : null;
    }

    private @Nullable BrakeTransition fromOpening() {
        if (!openWanted || mustClose()) {
            return BrakeTransition.GIVE_UP_OPENING;
        }
        if (acknowledged && opened && !closed) {
            return BrakeTransition.OPENED;
        }
        return inStateS > times.openTimeoutS() ? BrakeTransition.OPENING_TIMEOUT : null;
    }

    private @Nullable BrakeTransition fromOpen() {
        if (mustClose()) {
            return BrakeTransition.FORCED;
        }
        if (untold()) {
            return BrakeTransition.CLOSED_UNTOLD;
        }
        return openWanted ? null : BrakeTransition.STOP_WANTED;
    }

    private @Nullable BrakeTransition fromClosingWait() {
        if (mustClose()) {
            return BrakeTransition.FORCED;
        }
        if (untold()) {
            return BrakeTransition.CLOSED_UNTOLD;
        }
        if (openWanted) {
            return BrakeTransition.WANTED_AGAIN;
        }
        if (standing && (hasty || stoodS >= times.holdOpenS())) {
            return BrakeTransition.STOOD;
        }
        double longestS = (hasty ? 0 : times.holdOpenS()) + AxisTuning.RESTED_S;
        return resting && restedS >= longestS ? BrakeTransition.RESTED : null;
    }

    private @Nullable BrakeTransition fromClosing() {
        if (closedForS > 0 && inStateS >= times.closeDelayS()) {
            return BrakeTransition.HELD;
        }
        return inStateS > times.closeTimeoutS() ? BrakeTransition.CLOSING_TIMEOUT : null;
    }

    private boolean mustClose() {
        return forcedClosed || !modulating;
    }

    private boolean untold() {
        return contradictedS > AxisTuning.ACKNOWLEDGEMENT_S;
    }

    private boolean proves() {
        return control && times.proveTorque() > 0;
    }

    /** Leaves {@link BrakeState#FAULT} in the next cycle. */
    void reset() {
        resetWanted = true;
    }

    /** Someone else owns the drives: believes the acknowledgements. */
    void track() {
        if (acknowledged) {
            state = opened && !closed ? BrakeState.OPEN : BrakeState.CLOSED;
        }
        cause = Fault.NONE;
        inStateS = 0;
        stoodS = 0;
        restedS = 0;
        contradictedS = 0;
    }

    /** Control begins, or takes over: the brake is thought closed as soon as it is acknowledged so. */
    void restarted() {
        state = BrakeState.CLOSING;
        cause = Fault.NONE;
        inStateS = 0;
        stoodS = 0;
        restedS = 0;
        contradictedS = 0;
        closedForS = 0;
        resetWanted = false;
        sessionBegins = true;
    }

    void exchange(StateCursor cursor) {
        state = cursor.value(state, STATES);
        cause = cursor.value(cause, FAULTS);
        inStateS = cursor.value(inStateS);
        stoodS = cursor.value(stoodS);
        restedS = cursor.value(restedS);
        contradictedS = cursor.value(contradictedS);
        closedForS = cursor.value(closedForS);
        resetWanted = cursor.value(resetWanted);
        sessionBegins = cursor.value(sessionBegins);
    }
}
