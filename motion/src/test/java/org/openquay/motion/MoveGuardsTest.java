package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openquay.api.crane.SampleCrane.GANTRY;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;
import static org.openquay.motion.TestCrane.TERMINAL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;
import org.openquay.api.status.Permission;
import org.openquay.api.status.Refusal;

/** Whole moves on a crane that somebody else moves, that is too low, or whose spreader is not as it says: they are held. */
class MoveGuardsTest {

    private final MoveCrane move = new MoveCrane();
    private final TestCrane crane = move.crane;

    @Test
    void theGantryDoesNotTravelWhereTheHoistCannotGoHighEnough() {
        MoveCrane low = MoveCrane.withHighest(42.5);
        low.order("J1", MoveCrane.OTHER_BAY, MoveCrane.LANE);
        low.untilPhase(JobPhase.LIFTING);
        double alongM = low.crane.plant.positionM[GANTRY];

        low.untilHeld(HoldReason.TOO_LOW_TO_TRAVEL);
        low.untilStandstill();
        low.resume(TERMINAL);
        low.untilHeld(HoldReason.TOO_LOW_TO_TRAVEL);
        assertThat(low.crane.plant.positionM[GANTRY]).isEqualTo(alongM);
    }

    /** And driven elsewhere by whoever took it, before it comes back. */
    @ParameterizedTest
    @CsvSource({"TRAVELLING,HOIST,-8", "TRAVELLING,TROLLEY,2", "SETTLING,GANTRY,3", "LANDING_TO_COLLECT,GANTRY,0"})
    void aMoveIsHeldWhenSomebodyTakesADriveThatRests(JobPhase phase, Taken taken, double movedM) {
        move.order("J1", MoveCrane.OTHER_BAY, MoveCrane.LANE);
        move.untilPhase(phase);
        crane.run(phase == JobPhase.TRAVELLING ? 8 : 0.1);
        double alongM = crane.plant.positionM[GANTRY];
        crane.plant.drives[taken.ordinal()].local = true;

        move.untilHeld(HoldReason.DRIVE_TAKEN);
        move.untilStandstill();
        assertThat(Math.abs(crane.plant.positionM[GANTRY] - alongM)).as("on, along the quay").isLessThan(2.5);
        for (int i = 0; i < 1000; i++) {
            crane.plant.drives[taken.ordinal()].speedMps = movedM / 10;
            crane.cycle();
        }
        crane.lease(TERMINAL);
        assertRefused(crane.answer(TERMINAL, CommandKind.RESUME_JOB), Permission.DRIVE_OWNED);
        crane.plant.drives[taken.ordinal()].local = false;
        crane.run(1);
        move.requireStandstill();
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    /** In the order of the axes. */
    private enum Taken {
        HOIST, TROLLEY, GANTRY
    }

    @Test
    void theGantryDoesNotTravelOnWithWhatTouchesSomething() {
        move.order("J1", MoveCrane.OTHER_BAY, MoveCrane.LANE);
        move.untilPhase(JobPhase.TRAVELLING);
        crane.run(4);
        crane.plant.touchedCorners = 1;

        move.untilHeld(HoldReason.TOO_LOW_TO_TRAVEL);
        crane.plant.touchedCorners = 0;
        move.untilStandstill();
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    @Test
    void aContainerThatHangsOnTwistlocksThatReportUnlockedIsNoEmptySpreader() {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.order("J2", MoveCrane.BELOW, MoveCrane.NEXT_LANE);
        crane.runUntil("clearing", 400, () -> move.entered(JobPhase.CLEARING) > 0);
        crane.plant.extraKg = MoveCrane.CONTAINER_KG;
        move.untilHeld(HoldReason.UNLOCK_FAILED);
        move.untilStandstill();

        crane.lease(TERMINAL);
        Command cancel = crane.jobCommand(TERMINAL, CommandKind.CANCEL_JOB, "J1");
        assertThat(Refusal.values()[crane.answer(cancel).code]).isEqualTo(Refusal.LOAD_ON_SPREADER);
        crane.plant.extraKg = 0;
        crane.run(2);
        crane.answer(crane.jobCommand(TERMINAL, CommandKind.CANCEL_JOB, "J1"));
        crane.run(0.1);
        assertThat(crane.status().jobNumber).isEqualTo(2);

        crane.plant.extraKg = MoveCrane.CONTAINER_KG;
        crane.run(2);
        crane.lease(TERMINAL);
        Event resumed = crane.answer(TERMINAL, CommandKind.RESUME_JOB);
        assertThat(Refusal.values()[resumed.code]).isEqualTo(Refusal.LOAD_ON_SPREADER);
        crane.plant.extraKg = 0;
        crane.run(2);
        move.resume(TERMINAL);
        assertThat(crane.status().jobState).isEqualTo(JobState.PICKING);
    }

    @Test
    void aJobDoesNotBeginWithAContainerOnTwistlocksThatReportUnlocked() {
        crane.plant.extraKg = MoveCrane.CONTAINER_KG;
        crane.run(2);
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);

        move.untilHeld(HoldReason.UNLOCK_FAILED);
        crane.run(5);
        move.requireStandstill();
    }

    private static void assertRefused(Event answer, Permission missing) {
        assertThat(answer.kind).isEqualTo(EventKind.COMMAND_REFUSED);
        assertThat(Refusal.values()[answer.code]).isEqualTo(Refusal.PERMISSION_MISSING);
        assertThat(missing.in(answer.detail)).as("missing: %x", answer.detail).isTrue();
    }
}
