package org.openquay.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openquay.simulator.device.AbbState.NOT_READY_TO_SWITCH_ON;
import static org.openquay.simulator.device.AbbState.OFF1_ACTIVE;
import static org.openquay.simulator.device.AbbState.OFF3_ACTIVE;
import static org.openquay.simulator.device.AbbState.OPERATION_ENABLED;
import static org.openquay.simulator.device.AbbState.READY_TO_OPERATE;
import static org.openquay.simulator.device.AbbState.READY_TO_SWITCH_ON;
import static org.openquay.simulator.device.AbbState.SWITCH_ON_INHIBITED;
import static org.openquay.simulator.device.AbbState.TRIPPED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state against every control word, and the sequences that the profile's manual names. */
class AbbStateMachineTest {

    private static final int ALL_WORDS = 0x10000;

    /** A machine in that state, reached by the words of the start sequence. */
    private static AbbStateMachine in(AbbState wanted) {
        AbbStateMachine machine = new AbbStateMachine();
        switch (wanted) {
            case SWITCH_ON_INHIBITED -> machine.step(0, true, true);
            case NOT_READY_TO_SWITCH_ON -> machine.step(0x0076, true, true);
            case READY_TO_SWITCH_ON -> words(machine, 0x0476, 0x0476);
            case READY_TO_OPERATE -> words(machine, 0x0476, 0x0476, 0x0477);
            case OPERATION_ENABLED -> words(machine, 0x0476, 0x0476, 0x0477, 0x047F);
            case OFF1_ACTIVE -> words(machine, 0x0476, 0x0476, 0x0477, 0x047F, 0x047E);
            case OFF3_ACTIVE -> words(machine, 0x0476, 0x0476, 0x0477, 0x047F, 0x047B);
            case TRIPPED -> machine.trip();
        }
        assertThat(machine.state()).isEqualTo(wanted);
        return machine;
    }

    private static void words(AbbStateMachine machine, int... words) {
        for (int word : words) {
            machine.step(word, true, false);
        }
    }

    @Test
    void theStartSequenceLeadsToOperation() {
        AbbStateMachine machine = new AbbStateMachine();
        words(machine, 0x0476, 0x0476);
        assertThat(machine.statusBits() & 0x7F).isEqualTo(0x31);
        words(machine, 0x0477);
        assertThat(machine.statusBits() & 0x7F).isEqualTo(0x33);
        words(machine, 0x047F);
        assertThat(machine.statusBits() & 0x7F).isEqualTo(0x37);
    }

    @Test
    void afterPowerOnASetOff1BitKeepsItInhibited() {
        AbbStateMachine machine = new AbbStateMachine();
        words(machine, 0x047F, 0x047F, 0x0477, 0x047F);
        assertThat(machine.state()).isEqualTo(SWITCH_ON_INHIBITED);
        assertThat(machine.statusBits() & 0x7F).isEqualTo(0x70);
    }

    @ParameterizedTest
    @EnumSource
    void goesWhereTheTableSaysOnEveryWord(AbbState from) {
        for (int word = 0; word < ALL_WORDS; word++) {
            for (int inputs = 0; inputs < 4; inputs++) {
                boolean permitted = (inputs & 1) != 0;
                boolean stopped = (inputs & 2) != 0;
                AbbStateMachine machine = in(from);
                boolean wasReset = machine.on(AbbWords.RESET);
                machine.step(word, permitted, stopped);
                check(from, word, permitted, stopped, wasReset, machine);
            }
        }
    }

    private static void check(AbbState from, int word, boolean permitted, boolean stopped, boolean wasReset,
            AbbStateMachine machine) {
        boolean remote = (word & 0x0400) != 0;
        boolean off1 = (word & 1) == 0;
        boolean off2 = (word & 2) == 0;
        boolean off3 = (word & 4) == 0;
        boolean run =
                remote ? (word & 8) != 0 : from == OPERATION_ENABLED || from == OFF1_ACTIVE || from == OFF3_ACTIVE;
        boolean reset = remote && (word & 0x80) != 0 && !wasReset;
        AbbState expected;
        if (from == TRIPPED) {
            expected = reset ? SWITCH_ON_INHIBITED : TRIPPED;
        } else if (off2 || !permitted) {
            expected = SWITCH_ON_INHIBITED;
        } else if (from == OFF3_ACTIVE) {
            expected = stopped ? SWITCH_ON_INHIBITED : OFF3_ACTIVE;
        } else if (off3) {
            expected = from == OPERATION_ENABLED || from == OFF1_ACTIVE ? OFF3_ACTIVE : SWITCH_ON_INHIBITED;
        } else if (from == OFF1_ACTIVE) {
            expected = stopped ? READY_TO_SWITCH_ON : OFF1_ACTIVE;
        } else if (off1) {
            expected = from == SWITCH_ON_INHIBITED
                    ? NOT_READY_TO_SWITCH_ON
                    : from == OPERATION_ENABLED
                            ? OFF1_ACTIVE
                            : from == NOT_READY_TO_SWITCH_ON && !remote ? from : READY_TO_SWITCH_ON;
        } else if (from == READY_TO_SWITCH_ON) {
            expected = READY_TO_OPERATE;
        } else if (from == READY_TO_OPERATE || from == OPERATION_ENABLED) {
            expected = run ? OPERATION_ENABLED : READY_TO_OPERATE;
        } else {
            expected = from;
        }
        if (machine.state() != expected) {
            throw new AssertionError("%s on 0x%04X, permitted %s, stopped %s: %s instead of %s".formatted(from, word,
                    permitted, stopped, machine.state(), expected));
        }
    }

    /** Stops of the manual: OFF1 0x047E, OFF3 0x047B, OFF2 0x047D; the last two end inhibited, left by OFF1. */
    @ParameterizedTest
    @CsvSource({"0x047E, OFF1_ACTIVE, READY_TO_SWITCH_ON", "0x047B, OFF3_ACTIVE, SWITCH_ON_INHIBITED",
        "0x047D, SWITCH_ON_INHIBITED, SWITCH_ON_INHIBITED"})
    void stopsAsTheManualSays(String word, AbbState stopping, AbbState ended) {
        AbbStateMachine machine = in(OPERATION_ENABLED);
        int value = Integer.decode(word);
        machine.step(value, true, false);
        assertThat(machine.state()).isEqualTo(stopping);
        machine.step(value, true, true);
        assertThat(machine.state()).isEqualTo(ended);
        machine.step(0x047F, true, true);
        machine.step(0x047F, true, true);
        machine.step(0x047F, true, true);
        if (ended == SWITCH_ON_INHIBITED) {
            assertThat(machine.state()).isEqualTo(SWITCH_ON_INHIBITED);
            words(machine, 0x0476, 0x0476);
            assertThat(machine.state()).isEqualTo(READY_TO_SWITCH_ON);
        }
    }

    @Test
    void anEmergencyStopCannotBeTakenBack() {
        AbbStateMachine machine = in(OFF3_ACTIVE);
        words(machine, 0x047F, 0x047F);
        assertThat(machine.state()).isEqualTo(OFF3_ACTIVE);
        machine.step(0x047F, true, true);
        assertThat(machine.state()).isEqualTo(SWITCH_ON_INHIBITED);
    }

    @Test
    void resettingIsAnEdgeAndNeverARestart() {
        AbbStateMachine machine = in(OPERATION_ENABLED);
        machine.trip();
        words(machine, 0x04FF);
        assertThat(machine.state()).isEqualTo(SWITCH_ON_INHIBITED);
        words(machine, 0x047F, 0x047F, 0x04FF, 0x047F);
        assertThat(machine.state()).isEqualTo(SWITCH_ON_INHIBITED);
        machine.trip();
        words(machine, 0x047F);
        assertThat(machine.state()).isEqualTo(TRIPPED);
    }

    @Test
    void aResetThatIsHeldResetsOnlyOnce() {
        AbbStateMachine machine = in(READY_TO_SWITCH_ON);
        machine.trip();
        words(machine, 0x04F6);
        assertThat(machine.state()).isEqualTo(SWITCH_ON_INHIBITED);
        machine.trip();
        words(machine, 0x04F6, 0x04F6, 0x04F6);
        assertThat(machine.state()).isEqualTo(TRIPPED);
        words(machine, 0x0476, 0x04F6);
        assertThat(machine.state()).isEqualTo(SWITCH_ON_INHIBITED);
    }

    @Test
    void withoutRemoteCommandOnlyTheOffsGetThrough() {
        AbbStateMachine machine = in(OPERATION_ENABLED);
        words(machine, 0x0007);
        assertThat(machine.state()).isEqualTo(OPERATION_ENABLED);
        words(machine, 0x0006);
        assertThat(machine.state()).isEqualTo(OFF1_ACTIVE);
        AbbStateMachine tripped = in(TRIPPED);
        words(tripped, 0x00F6);
        assertThat(tripped.state()).isEqualTo(TRIPPED);
    }

    @Test
    void onlyOffBitsOfTheWordChangeTheOffBitsOfTheStatus() {
        AbbStateMachine machine = in(SWITCH_ON_INHIBITED);
        assertThat(machine.statusBits() & 0x30).isZero();
        machine.step(0x0474, true, true);
        assertThat(machine.statusBits() & 0x30).isEqualTo(0x20);
        machine.step(0x0472, true, true);
        assertThat(machine.statusBits() & 0x30).isEqualTo(0x10);
    }
}
