package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Fault;

/**
 * The latched faults of one axis. A fault is latched while its cause is there and stays until a reset finds the cause
 * gone; the first one since the last reset is remembered as the cause of the others.
 */
@ControlPath
final class AxisFaults {

    private static final Fault[] FAULTS = Fault.values();

    private long latched;
    private Fault first = Fault.NONE;
    /** Causes seen since the begin of this cycle, and those among them that were not latched before. */
    @EachCycle
    private long present;
    @EachCycle
    private long fresh;

    void begin() {
        present = 0;
        fresh = 0;
    }

    /** The cause of a fault is there in this cycle, or an event that is one has happened. */
    void raise(Fault fault) {
        present |= bit(fault);
        if (!has(fault)) {
            latched |= bit(fault);
            fresh |= bit(fault);
            first = first == Fault.NONE ? fault : first;
        }
    }

    void raiseIf(boolean cause, Fault fault) {
        if (cause) {
            raise(fault);
        }
    }

    /** A cause that latches its fault while the axis is in use, and keeps a latched one from being reset. */
    void observe(boolean cause, boolean latches, Fault fault) {
        raiseIf(cause && (latches || has(fault)), fault);
    }

    boolean any() {
        return latched != 0;
    }

    boolean has(Fault fault) {
        return (latched & bit(fault)) != 0;
    }

    /** Whether any fault of that set is latched. */
    boolean hasAny(long set) {
        return (latched & set) != 0;
    }

    Fault first() {
        return first;
    }

    /** Set of the faults that were latched in this cycle; bit = ordinal of {@link Fault}. */
    long fresh() {
        return fresh;
    }

    /** The first fault but that one whose cause is there now; NONE when a reset may clear all. */
    Fault persistingBut(Fault fault) {
        long both = latched & present & ~bit(fault);
        return both == 0 ? Fault.NONE : FAULTS[Long.numberOfTrailingZeros(both)];
    }

    void clear() {
        latched = 0;
        first = Fault.NONE;
    }

    void exchange(StateCursor cursor) {
        latched = cursor.value(latched);
        first = cursor.value(first, FAULTS);
    }

    static long bit(Fault fault) {
        return 1L << fault.ordinal();
    }
}
