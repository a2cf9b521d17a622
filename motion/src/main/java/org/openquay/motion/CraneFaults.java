package org.openquay.motion;

import org.openquay.api.ControlPath;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Fault;

/**
 * The faults latched on the crane as a whole, and the first cause of everything since the last reset, axes included.
 */
@ControlPath
final class CraneFaults {

    static final int NO_AXIS = -1;

    private static final Fault[] FAULTS = Fault.values();
    /** Faults that forbid the hoist one direction and leave everything else free. */
    private static final long ONE_DIRECTION = bit(Fault.OVERLOAD) | bit(Fault.SLACK_ROPE);

    private long latched;
    private long present;
    private Fault first = Fault.NONE;
    private int firstAxis = NO_AXIS;

    boolean latched(Fault fault) {
        return (latched & bit(fault)) != 0;
    }

    /** Whether any fault of the crane as a whole is latched. */
    boolean any() {
        return latched != 0;
    }

    /** Whether a fault is latched with which no axis may move. */
    boolean stops() {
        return (latched & ~ONE_DIRECTION) != 0;
    }

    /** Whether a fault other than this one is latched with which no axis may move. */
    boolean stopsBut(Fault fault) {
        return (latched & ~ONE_DIRECTION & ~bit(fault)) != 0;
    }

    Fault first() {
        return first;
    }

    int firstAxis() {
        return firstAxis;
    }

    /** Notes whether the cause of a fault is there in this cycle; a cause that is there latches the fault. */
    void observe(Fault fault, boolean isPresent, OutputImage out) {
        present = isPresent ? present | bit(fault) : present & ~bit(fault);
        if (isPresent) {
            latch(fault, out);
        }
    }

    /** Latches a fault whose cause is an event, gone as soon as it happened. */
    void latch(Fault fault, OutputImage out) {
        if (!latched(fault)) {
            latched |= bit(fault);
            announce(fault, NO_AXIS, out);
        }
    }

    /** Puts a newly latched fault out, of an axis or of the crane (−1). */
    void announce(Fault fault, int axis, OutputImage out) {
        boolean isFirst = first == Fault.NONE;
        if (isFirst) {
            first = fault;
            firstAxis = axis;
        }
        out.event(EventKind.FAULT_LATCHED, axis, 0, fault.ordinal(), 0, isFirst ? 1 : 0, 0);
    }

    /** Takes the faults away whose causes are gone; returns the first that persists, NONE when all are gone. */
    Fault reset() {
        latched &= present;
        return latched == 0 ? Fault.NONE : FAULTS[Long.numberOfTrailingZeros(latched)];
    }

    /** What counts as first cause after a reset: what persists, or nothing. */
    void firstIs(Fault fault, int axis) {
        first = fault;
        firstAxis = axis;
    }

    void exchange(StateCursor cursor) {
        latched = cursor.value(latched);
        present = cursor.value(present);
        first = cursor.value(first, FAULTS);
        firstAxis = cursor.value(firstAxis);
    }

    private static long bit(Fault fault) {
        return 1L << fault.ordinal();
    }
}
