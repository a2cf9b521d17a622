package org.openquay.motion.spreader;

import org.openquay.api.ControlPath;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.io.CraneInputs;
import org.openquay.motion.io.CraneOutputs;

/**
 * The spreader as its corners report it, its edges as events, and the outputs that turn its twistlocks.
 *
 * <p>While crane I/O is stale it keeps what it last knew, and turns nothing.
 */
@ControlPath
public final class Spreader {

    private static final TwistlockState[] STATES = TwistlockState.values();

    private boolean known;
    private TwistlockState twistlocks = TwistlockState.MIXED;
    private int landedCorners;
    private boolean allLanded;
    private boolean airborne;

    public TwistlockState twistlocks() {
        return twistlocks;
    }

    public boolean locked() {
        return twistlocks == TwistlockState.ALL_LOCKED;
    }

    public boolean unlocked() {
        return twistlocks == TwistlockState.ALL_UNLOCKED;
    }

    public boolean mixed() {
        return twistlocks == TwistlockState.MIXED;
    }

    /** All corners stand on something. */
    public boolean landed() {
        return allLanded;
    }

    /** Some corner stands on something. */
    public boolean touching() {
        return landedCorners != 0;
    }

    /** Mixed although it hangs, where nothing may turn them: an operator's affair. */
    public boolean mixedInTheAir() {
        return known && mixed() && !allLanded;
    }

    /** Takes this cycle's inputs and puts out what changed, in the name of the active job (0: none). */
    public void read(CraneInputs inputs, double trolleyM, long jobNumber, OutputImage out) {
        if (!inputs.ioFresh) {
            return;
        }
        TwistlockState now = SpreaderInterlock.state(inputs.lockedCorners, inputs.unlockedCorners);
        landedCorners = inputs.landedCorners;
        boolean landedNow = landedCorners == SpreaderInterlock.ALL;
        boolean airborneNow = landedCorners == 0;
        if (known && now != twistlocks && now != TwistlockState.MIXED) {
            out.event(now == TwistlockState.ALL_LOCKED ? EventKind.LOCKED : EventKind.UNLOCKED, 0, 0, 0, jobNumber, 0,
                    0);
        }
        if (known && landedNow && !allLanded) {
            out.event(EventKind.LANDED, 0, 0, 0, jobNumber, 0, trolleyM);
        }
        if (known && airborneNow && !airborne) {
            out.event(EventKind.LIFTED_OFF, 0, 0, 0, jobNumber, 0, trolleyM);
        }
        known = true;
        twistlocks = now;
        allLanded = landedNow;
        airborne = airborneNow;
    }

    /** Turns the twistlocks as ordered, where the interlock allows it and until they are there. */
    public void act(TwistlockOrder order, boolean hoistAtRest, CraneInputs inputs, CraneOutputs outputs) {
        boolean may = inputs.ioFresh && SpreaderInterlock.turningAllowed(inputs.landedCorners, hoistAtRest);
        outputs.lock = may && order == TwistlockOrder.LOCK && !locked();
        outputs.unlock = may && order == TwistlockOrder.UNLOCK && !unlocked();
    }

    public void exchange(StateCursor cursor) {
        known = cursor.value(known);
        twistlocks = cursor.value(twistlocks, STATES);
        landedCorners = cursor.value(landedCorners);
        allLanded = cursor.value(allLanded);
        airborne = cursor.value(airborne);
    }
}
