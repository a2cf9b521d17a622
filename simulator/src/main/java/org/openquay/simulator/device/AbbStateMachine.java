package org.openquay.simulator.device;

import static org.openquay.simulator.device.AbbWords.OFF1;
import static org.openquay.simulator.device.AbbWords.OFF2;
import static org.openquay.simulator.device.AbbWords.OFF2_INACTIVE;
import static org.openquay.simulator.device.AbbWords.OFF3;
import static org.openquay.simulator.device.AbbWords.OFF3_INACTIVE;
import static org.openquay.simulator.device.AbbWords.REMOTE_CMD;
import static org.openquay.simulator.device.AbbWords.RESET;
import static org.openquay.simulator.device.AbbWords.RUN;

/**
 * From the control word to the drive's state.
 *
 * <table>
 * <caption>Transitions; the first line that fits counts</caption>
 * <tr><th>in</th><th>on</th><th>to</th></tr>
 * <tr><td>TRIPPED</td><td>edge of RESET</td><td>SWITCH_ON_INHIBITED</td></tr>
 * <tr><td>any other</td><td>OFF2, or no run permission</td><td>SWITCH_ON_INHIBITED</td></tr>
 * <tr><td>modulating</td><td>OFF3</td><td>OFF3_ACTIVE</td></tr>
 * <tr><td>any other</td><td>OFF3</td><td>SWITCH_ON_INHIBITED</td></tr>
 * <tr><td>OFF3_ACTIVE</td><td>stopped</td><td>SWITCH_ON_INHIBITED</td></tr>
 * <tr><td>SWITCH_ON_INHIBITED</td><td>OFF1</td><td>NOT_READY_TO_SWITCH_ON</td></tr>
 * <tr><td>NOT_READY_TO_SWITCH_ON</td><td>OFF1 and REMOTE_CMD</td><td>READY_TO_SWITCH_ON</td></tr>
 * <tr><td>READY_TO_SWITCH_ON</td><td>no OFF1</td><td>READY_TO_OPERATE</td></tr>
 * <tr><td>READY_TO_OPERATE</td><td>OFF1</td><td>READY_TO_SWITCH_ON</td></tr>
 * <tr><td>READY_TO_OPERATE</td><td>RUN</td><td>OPERATION_ENABLED</td></tr>
 * <tr><td>OPERATION_ENABLED</td><td>OFF1</td><td>OFF1_ACTIVE</td></tr>
 * <tr><td>OPERATION_ENABLED</td><td>no RUN</td><td>READY_TO_OPERATE</td></tr>
 * <tr><td>OFF1_ACTIVE</td><td>stopped</td><td>READY_TO_SWITCH_ON</td></tr>
 * </table>
 */
final class AbbStateMachine {

    private AbbState state = AbbState.SWITCH_ON_INHIBITED;
    private int word;

    /**
     * One step.
     *
     * @param written   control word as it was written
     * @param permitted the hard-wired run permission is there
     * @param stopped   the axis stands, and its brake is closed where the drive owns it
     */
    void step(int written, boolean permitted, boolean stopped) {
        boolean wasReset = on(RESET);
        word = heard(written);
        if (state == AbbState.TRIPPED) {
            state = on(RESET) && !wasReset ? AbbState.SWITCH_ON_INHIBITED : AbbState.TRIPPED;
        } else if (!on(OFF2) || !permitted) {
            state = AbbState.SWITCH_ON_INHIBITED;
        } else if (!on(OFF3) && state != AbbState.OFF3_ACTIVE) {
            state = state.modulating() ? AbbState.OFF3_ACTIVE : AbbState.SWITCH_ON_INHIBITED;
        } else {
            state = next(stopped);
        }
    }

    /** Without REMOTE_CMD only OFF1 to OFF3 get through; everything else stays as it was. */
    private int heard(int written) {
        if ((written & REMOTE_CMD) != 0) {
            return written;
        }
        int offs = OFF1 | OFF2 | OFF3;
        return written & offs | word & ~offs & ~REMOTE_CMD;
    }

    private AbbState next(boolean stopped) {
        return switch (state) {
            case SWITCH_ON_INHIBITED -> on(OFF1) ? state : AbbState.NOT_READY_TO_SWITCH_ON;
            case NOT_READY_TO_SWITCH_ON -> on(OFF1) || !on(REMOTE_CMD) ? state : AbbState.READY_TO_SWITCH_ON;
            case READY_TO_SWITCH_ON -> on(OFF1) ? AbbState.READY_TO_OPERATE : state;
            case READY_TO_OPERATE -> !on(OFF1)
                    ? AbbState.READY_TO_SWITCH_ON
                    : on(RUN) ? AbbState.OPERATION_ENABLED : state;
            case OPERATION_ENABLED -> !on(OFF1) ? AbbState.OFF1_ACTIVE : on(RUN) ? state : AbbState.READY_TO_OPERATE;
            case OFF1_ACTIVE -> stopped ? AbbState.READY_TO_SWITCH_ON : state;
            case OFF3_ACTIVE -> stopped ? AbbState.SWITCH_ON_INHIBITED : state;
            case TRIPPED -> state;
        };
    }

    void trip() {
        state = AbbState.TRIPPED;
    }

    /** As after power-on: nothing was written yet. */
    void restart() {
        state = AbbState.SWITCH_ON_INHIBITED;
        word = 0;
    }

    /** Stops by ramp whatever the word says: the panel has taken over. */
    void stopLocally(boolean stopped) {
        if (state == AbbState.OPERATION_ENABLED) {
            state = AbbState.OFF1_ACTIVE;
        } else if (stopped && state.modulating()) {
            state = AbbState.SWITCH_ON_INHIBITED;
        } else if (!state.modulating() && state != AbbState.TRIPPED) {
            state = AbbState.SWITCH_ON_INHIBITED;
        }
    }

    AbbState state() {
        return state;
    }

    boolean on(int bit) {
        return (word & bit) != 0;
    }

    /** Bits of the status word that follow from state and word. */
    int statusBits() {
        int bits = state.statusBits();
        if (!on(OFF2)) {
            bits &= ~OFF2_INACTIVE;
        }
        if (!on(OFF3)) {
            bits &= ~OFF3_INACTIVE;
        }
        return bits;
    }
}
