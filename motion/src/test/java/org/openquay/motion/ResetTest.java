package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.IO_LINK;
import static org.openquay.motion.TestCrane.OPERATOR;
import static org.openquay.motion.TestCrane.TERMINAL;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.Fault;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.Permission;
import org.openquay.api.status.Refusal;
import org.openquay.api.status.StopKind;

/** What a reset takes away, and what it leaves. */
class ResetTest {

    private final MoveCrane move = new MoveCrane();
    private final TestCrane crane = move.crane;

    @Test
    void aStopOutlivesTheResetOfItsCycle() {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.untilPhase(JobPhase.MOVING_TO_COLLECT);

        crane.stopWord(OPERATOR, StopKind.STOP);
        assertStoppedSince(crane.answer(OPERATOR, CommandKind.RESET));

        move.untilHeld(HoldReason.STOP_LATCHED);
        move.untilStandstill();
        crane.run(0.5);
        assertThat(crane.answer(OPERATOR, CommandKind.RESET).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
        assertThat(crane.status().hold).isEqualTo(HoldReason.STOP_LATCHED);
    }

    @Test
    void aStopThatIsCalledForAgainOutlivesTheResetToo() {
        crane.stopWord(OPERATOR, StopKind.STOP);
        crane.run(1);
        crane.stopWord(TERMINAL, StopKind.STOP);

        assertStoppedSince(crane.answer(OPERATOR, CommandKind.RESET));
        crane.cycle();
        assertThat(crane.answer(OPERATOR, CommandKind.RESET).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
    }

    /** Also when it is on its way for long; whoever sends another one after the stop need not wait. */
    @ParameterizedTest
    @CsvSource({"RESET,STOP", "RESET,QUICK_STOP", "RELEASE_HALT,HALT"})
    void aStopOutlivesWhatWasSentBeforeIt(CommandKind takesBack, StopKind stop) {
        crane.stopWord(OPERATOR, stop);
        crane.run(1);
        Command late = crane.command(TERMINAL, takesBack);
        crane.run(0.8);
        crane.stopWord(OPERATOR, stop);
        crane.run(0.2);

        assertStoppedSince(crane.answer(late));
        crane.run(0.1);
        assertThat(crane.status().stop).isEqualTo(stop);
        assertThat(crane.answer(TERMINAL, takesBack).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
        crane.run(0.1);
        assertThat(crane.status().stop).isEqualTo(StopKind.NONE);
    }

    @Test
    void whatLivesTooLongToTellWhenItWasSentTakesNothingAway() {
        crane.stopWord(OPERATOR, StopKind.STOP);
        crane.run(1);
        Command immortal = crane.command(OPERATOR, CommandKind.RESET);
        immortal.expiresNs += 1_000_000_000L;

        assertThat(Refusal.values()[crane.answer(immortal).code]).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void aStopGoesOnlyWhenEveryAxisStands() {
        crane.jogFor(TERMINAL, HOIST, 1.0, 4);
        crane.stopWord(OPERATOR, StopKind.STOP);
        crane.run(0.2);

        Event answer = crane.answer(OPERATOR, CommandKind.RESET);
        assertThat(answer.kind).isEqualTo(EventKind.COMMAND_REFUSED);
        assertThat(Refusal.values()[answer.code]).isEqualTo(Refusal.AXIS_MOVES);
        assertThat(answer.detail).as("the axis").isEqualTo(HOIST);
        move.untilStandstill();
        crane.run(0.2);
        assertThat(crane.answer(OPERATOR, CommandKind.RESET).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
    }

    @Test
    void namesTheFaultWhoseCausePersists() {
        crane.plant.safetyClosed = false;
        crane.run(0.5);
        Event answer = crane.answer(OPERATOR, CommandKind.RESET);

        assertThat(answer.kind).isEqualTo(EventKind.COMMAND_REFUSED);
        assertThat(Permission.NO_LATCHED_FAULT.in(answer.detail)).isTrue();
        assertThat(crane.events(EventKind.RESET_REFUSED)).singleElement()
                .satisfies(event -> assertThat(event.code).isEqualTo(Fault.SAFETY_CIRCUIT_OPEN.ordinal()));
        crane.plant.safetyClosed = true;
        move.reset(OPERATOR);
        assertThat(crane.status().firstFault).isEqualTo(Fault.NONE);
    }

    @Test
    void nothingIsWeighedOnInputsThatNeverCame() {
        TestCrane fresh = new TestCrane();
        fresh.plant.carriedKg = 40_000;
        fresh.plant.forceLocked();
        Arrays.fill(fresh.silent, IO_LINK, IO_LINK + 1, true);
        fresh.run(0.5);
        fresh.silent[IO_LINK] = false;
        fresh.run(0.03);
        fresh.answer(OPERATOR, CommandKind.DECIDE_SUSPENDED_LOAD);
        fresh.lease(TERMINAL);
        double[] least = {2};
        fresh.watch(now -> {
            if (now.plant.brakeOpen[HOIST]) {
                least[0] = Math.min(least[0], now.plant.drives[HOIST].torque);
            }
        });
        fresh.jogFor(TERMINAL, HOIST, 0.1, 1.5);

        double carries = 55_000 * 9.81 / 780_000;
        assertThat(least[0]).as("torque while the brake is open: %s", fresh).isBetween(0.9 * carries, 1.9);
    }

    private static void assertStoppedSince(Event answer) {
        assertThat(answer.kind).isEqualTo(EventKind.COMMAND_REFUSED);
        assertThat(Refusal.values()[answer.code]).isEqualTo(Refusal.STOPPED_SINCE);
    }
}
