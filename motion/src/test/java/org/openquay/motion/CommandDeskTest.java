package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openquay.motion.TestCrane.OPERATOR;
import static org.openquay.motion.TestCrane.TERMINAL;

import org.junit.jupiter.api.Test;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.crane.Location;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.Permission;
import org.openquay.api.status.Refusal;
import org.openquay.api.status.StopKind;

class CommandDeskTest {

    private static final Location BAY = Location.parse("V-02-05-01");
    private static final Location LANE = Location.parse("L-02-02");

    private final TestCrane crane = new TestCrane();

    @Test
    void ofTwoClaimsInOneCycleTheFirstIsGranted() {
        crane.run(0.1);
        long first = crane.send(crane.command(TERMINAL, CommandKind.CLAIM_LEASE));
        long second = crane.send(crane.command(OPERATOR, CommandKind.CLAIM_LEASE));
        crane.cycle();

        assertThat(answer(first).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
        assertThat(answer(first).detail).as("epoch").isEqualTo(1);
        assertRefused(answer(second), Refusal.LEASE_HELD_BY_OTHER);
        assertThat(answer(second).detail).as("who holds it").isEqualTo(TERMINAL);
        crane.run(0.1);
        assertThat(crane.status().leaseHolder[0]).isEqualTo(TERMINAL);
    }

    @Test
    void aRenewalKeepsTheEpochAndIsNoEvent() {
        crane.run(0.1);
        crane.lease(OPERATOR);
        Event again = crane.lease(OPERATOR);

        assertThat(again.kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
        assertThat(again.detail).as("epoch").isEqualTo(1);
        assertThat(crane.events).filteredOn(
                event -> event.kind == EventKind.LEASE_GRANTED || event.kind == EventKind.LEASE_ENDED).hasSize(1);
    }

    @Test
    void aRefusedClaimNamesWhoHoldsTheLease() {
        crane.run(0.1);
        crane.lease(OPERATOR);

        Event answer = crane.answer(crane.command(TERMINAL, CommandKind.CLAIM_LEASE));

        assertRefused(answer, Refusal.LEASE_HELD_BY_OTHER);
        assertThat(answer.detail).isEqualTo(OPERATOR);
    }

    @Test
    void everyCommandGetsExactlyOneAnswer() {
        for (CommandKind kind : CommandKind.values()) {
            long id = crane.send(OPERATOR, kind);
            crane.run(0.05);
            assertThat(crane.events).filteredOn(event -> isAnswer(event) && event.reference == id).as("%s", kind)
                    .hasSize(1);
        }
    }

    @Test
    void takesNoJobWhileItOnlyLooksOn() {
        crane.run(0.1);
        crane.lease(TERMINAL);
        crane.in.active = false;

        Event answer = crane.answer(crane.job(TERMINAL, "J1", BAY, LANE, 0));

        assertRefused(answer, Refusal.PERMISSION_MISSING);
        assertThat(answer.detail).isEqualTo(Permission.OUTPUT_ACTIVE.bit());
        crane.in.active = true;
        assertThat(crane.answer(crane.job(TERMINAL, "J1", BAY, LANE, 0)).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
    }

    @Test
    void whoDoesNotHoldTheLeaseMovesNothing() {
        crane.run(0.1);
        crane.lease(TERMINAL);

        assertRefused(crane.answer(crane.jog(OPERATOR, SampleCrane.TROLLEY, 0.5)), Refusal.NOT_LEASE_HOLDER);
        assertRefused(crane.answer(crane.job(OPERATOR, "J1", BAY, LANE, 0)), Refusal.NOT_LEASE_HOLDER);
        assertRefused(crane.answer(OPERATOR, CommandKind.TWISTLOCKS), Refusal.NOT_LEASE_HOLDER);
        assertRefused(crane.answer(OPERATOR, CommandKind.RELEASE_HALT), Refusal.NOT_LEASE_HOLDER);
    }

    @Test
    void anOlderEpochIsNoLease() {
        crane.run(0.1);
        crane.lease(OPERATOR);
        Command command = crane.jog(OPERATOR, SampleCrane.TROLLEY, 0.5);
        command.leaseEpoch--;

        assertRefused(crane.answer(command), Refusal.NOT_LEASE_HOLDER);
    }

    @Test
    void refusesWhatTheCraneDoesNotHaveOrCannotDo() {
        crane.run(0.1);
        crane.lease(OPERATOR);

        assertRefused(crane.answer(crane.jog(OPERATOR, 3, 0.5)), Refusal.UNKNOWN_AXIS);
        assertRefused(crane.answer(crane.jog(OPERATOR, -1, 0.5)), Refusal.UNKNOWN_AXIS);
        assertRefused(crane.answer(crane.jog(OPERATOR, SampleCrane.TROLLEY, 4.1)), Refusal.OUT_OF_RANGE);
        assertRefused(crane.answer(crane.jog(OPERATOR, SampleCrane.TROLLEY, Double.NaN)), Refusal.MALFORMED);
        Command command = crane.command(OPERATOR, CommandKind.CLAIM_LEASE);
        command.group = 1;
        assertRefused(crane.answer(command), Refusal.UNKNOWN_GROUP);
        assertRefused(crane.answer(OPERATOR, CommandKind.DECIDE_SUSPENDED_LOAD), Refusal.NOT_IN_THIS_STATE);
        assertRefused(crane.answer(OPERATOR, CommandKind.PAUSE_JOB), Refusal.UNKNOWN_JOB);
        assertRefused(crane.answer(crane.jobCommand(OPERATOR, CommandKind.CANCEL_JOB, "nobody")), Refusal.UNKNOWN_JOB);
    }

    @Test
    void refusesOrdersThatCannotBeCarriedOut() {
        crane.run(0.1);
        crane.lease(OPERATOR);
        crane.send(OPERATOR, CommandKind.HALT);

        Command heavy = crane.job(OPERATOR, "J1", BAY, LANE, 65_001);
        assertRefused(crane.answer(heavy), Refusal.LOAD_TOO_HEAVY);
        Command outside = crane.job(OPERATOR, "J1", BAY, LANE, 0);
        outside.order.pickAcrossM = 63.1;
        assertRefused(crane.answer(outside), Refusal.OUT_OF_RANGE);
        Command blocked = crane.job(OPERATOR, "J1", BAY, LANE, 0);
        blocked.order.placeAcrossM = -30;
        assertRefused(crane.answer(blocked), Refusal.TARGET_IN_KEEP_OUT);
        Command nameless = crane.job(OPERATOR, "J1", BAY, LANE, 0);
        nameless.order.jobId[0] = 0;
        assertRefused(crane.answer(nameless), Refusal.MALFORMED);
        Command nowhere = crane.job(OPERATOR, "J1", BAY, LANE, 0);
        nowhere.order.placeHeightM = Double.NaN;
        assertRefused(crane.answer(nowhere), Refusal.MALFORMED);
    }

    @Test
    void takesEachOrderOnceAndNoMoreThanItCanHold() {
        crane.run(0.1);
        crane.lease(OPERATOR);
        crane.send(OPERATOR, CommandKind.HALT);
        crane.cycle();

        assertThat(crane.answer(crane.job(OPERATOR, "J0", BAY, LANE, 0)).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
        assertRefused(crane.answer(crane.job(OPERATOR, "J0", BAY, LANE, 0)), Refusal.DUPLICATE_JOB);
        for (int i = 1; i <= 16; i++) {
            Event answer = crane.answer(crane.job(OPERATOR, "J" + i, BAY, LANE, 0));
            assertThat(answer.kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
            assertThat(answer.detail).as("job number").isEqualTo(i + 1);
        }
        assertRefused(crane.answer(crane.job(OPERATOR, "J17", BAY, LANE, 0)), Refusal.QUEUE_FULL);
        crane.answer(crane.jobCommand(OPERATOR, CommandKind.CANCEL_JOB, "J5"));
        assertRefused(crane.answer(crane.job(OPERATOR, "J5", BAY, LANE, 0)), Refusal.DUPLICATE_JOB);
    }

    @Test
    void aJobThatWaitsOrHasEndedIsNotCalledUnknown() {
        crane.run(0.1);
        crane.lease(OPERATOR);
        crane.answer(crane.job(OPERATOR, "J0", BAY, LANE, 0));
        crane.answer(crane.job(OPERATOR, "J1", BAY, LANE, 0));
        crane.cycle();

        assertRefused(crane.answer(crane.jobCommand(OPERATOR, CommandKind.PAUSE_JOB, "J1")), Refusal.JOB_WAITS);
        assertRefused(crane.answer(crane.jobCommand(OPERATOR, CommandKind.RESUME_JOB, "J1")), Refusal.JOB_WAITS);
        assertThat(crane.answer(crane.jobCommand(OPERATOR, CommandKind.CANCEL_JOB, "J1")).kind)
                .isEqualTo(EventKind.COMMAND_ACCEPTED);
        for (CommandKind kind : new CommandKind[] {CommandKind.PAUSE_JOB, CommandKind.RESUME_JOB,
            CommandKind.CANCEL_JOB}) {
            assertRefused(crane.answer(crane.jobCommand(OPERATOR, kind, "J1")), Refusal.JOB_ENDED);
        }
    }

    @Test
    void aRefusalNamesWhatIsMissing() {
        crane.run(0.1);
        crane.lease(OPERATOR);
        crane.stopWord(TERMINAL, StopKind.STOP);
        crane.cycle();

        Event answer = crane.answer(crane.jog(OPERATOR, SampleCrane.TROLLEY, 0.5));

        assertRefused(answer, Refusal.PERMISSION_MISSING);
        assertThat(Permission.NO_LATCHED_STOP.in(answer.detail)).isTrue();
        assertThat(Permission.LEASE_HELD.in(answer.detail)).isFalse();
    }

    private Event answer(long commandId) {
        return crane.events.stream().filter(event -> isAnswer(event) && event.reference == commandId).findFirst()
                .orElseThrow();
    }

    private static boolean isAnswer(Event event) {
        return event.kind == EventKind.COMMAND_ACCEPTED || event.kind == EventKind.COMMAND_REFUSED;
    }

    private static void assertRefused(Event answer, Refusal why) {
        assertThat(answer.kind).isEqualTo(EventKind.COMMAND_REFUSED);
        assertThat(Refusal.values()[answer.code]).isEqualTo(why);
    }
}
