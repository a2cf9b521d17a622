package org.openquay.drivers.profile.abb;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * Makes one edge of the reset bit out of each command to reset. A word that stands for one cycle may never be sent, so
 * the bit stays up until the fault is gone, at most {@code holdCycles}, and down for as long before the next edge.
 *
 * <p>A command that finds no fault is dropped: it must not acknowledge the next one.
 */
@ControlPath
final class ResetPulse {

    private enum Phase {
        IDLE, UP, DOWN
    }

    private static final Phase[] PHASES = Phase.values();

    private final int holdCycles;
    private Phase phase = Phase.IDLE;
    private int cycles;
    private boolean commanded;
    private boolean wanted;

    ResetPulse(int holdCycles) {
        this.holdCycles = holdCycles;
    }

    /** Advances by one cycle. */
    void advance(boolean command, boolean faulted) {
        wanted = faulted && (wanted || command && !commanded);
        commanded = command;
        switch (phase) {
            case IDLE -> {
                if (wanted) {
                    wanted = false;
                    enter(Phase.UP);
                }
            }
            case UP -> {
                if (!faulted || ++cycles >= holdCycles) {
                    enter(Phase.DOWN);
                }
            }
            case DOWN -> {
                if (++cycles >= holdCycles) {
                    enter(Phase.IDLE);
                }
            }
        }
    }

    /** Whether the bit is up in this cycle. */
    boolean up() {
        return phase == Phase.UP;
    }

    void exchange(StateCursor cursor) {
        phase = cursor.value(phase, PHASES);
        cycles = cursor.value(cycles);
        commanded = cursor.value(commanded);
        wanted = cursor.value(wanted);
    }

    private void enter(Phase next) {
        phase = next;
        cycles = 0;
    }
}
