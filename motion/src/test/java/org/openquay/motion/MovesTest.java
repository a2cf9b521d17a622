package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.SCANNER_LINK;
import static org.openquay.api.crane.SampleCrane.TROLLEY;
import static org.openquay.motion.TestCrane.OPERATOR;
import static org.openquay.motion.TestCrane.TERMINAL;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.command.CommandKind;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.PlanResult;
import org.openquay.api.status.Fault;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;
import org.openquay.api.status.Permission;
import org.openquay.api.status.Refusal;

/** Whole moves: what holds them, where they go on, and that nothing goes on by itself. */
class MovesTest {

    private final MoveCrane move = new MoveCrane();
    private final TestCrane crane = move.crane;

    @ParameterizedTest
    @EnumSource(value = JobPhase.class, mode = EnumSource.Mode.EXCLUDE, names = {"NONE", "DONE"})
    void aMoveThatIsPausedInAnyPhaseStandsAndGoesOnWhenItIsResumed(JobPhase phase) {
        move.order("J1", MoveCrane.OTHER_BAY, MoveCrane.LANE);
        move.untilPhase(phase);
        crane.answer(OPERATOR, CommandKind.PAUSE_JOB);

        move.untilHeld(HoldReason.OPERATOR_PAUSE);
        move.untilStandstill();
        for (int i = 0; i < 10; i++) {
            crane.run(0.5);
            move.requireStandstill();
        }
        move.resume(TERMINAL);
        move.untilCompleted(1);
        assertThat(crane.plant.yard.containers(MoveCrane.OTHER_BAY)).isZero();
        assertThat(crane.plant.yard.containers(MoveCrane.LANE)).isOne();
    }

    @ParameterizedTest
    @EnumSource(value = JobPhase.class, mode = EnumSource.Mode.EXCLUDE, names = {"NONE", "DONE"})
    void aMoveThatIsHaltedInAnyPhaseStandsAndGoesOnByItselfWhenTheHaltIsTakenBack(JobPhase phase) {
        move.order("J1", MoveCrane.OTHER_BAY, MoveCrane.LANE);
        move.untilPhase(phase);
        crane.answer(OPERATOR, CommandKind.HALT);
        crane.run(12);
        JobPhase under = crane.status().jobPhase;
        crane.run(100);
        assertThat(crane.status().jobPhase).as("the clock of the phase stands").isEqualTo(under);
        assertThat(crane.status().jobState).isNotEqualTo(JobState.PAUSED);
        for (TestDrive drive : crane.plant.drives) {
            assertThat(Math.abs(drive.speedMps)).as("stands, but for damping: %s", crane).isLessThan(0.05);
        }

        crane.answer(TERMINAL, CommandKind.RELEASE_HALT);
        move.untilCompleted(1);
        assertThat(crane.plant.yard.containers(MoveCrane.LANE)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"LOCKING,LOCK_FAILED", "UNLOCKING,UNLOCK_FAILED"})
    void twistlocksThatDoNotComeAreTriedAgainThenHoldTheMove(JobPhase phase, HoldReason reason) {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        crane.runUntil("phase " + phase, 400, () -> move.entered(phase) > 0);
        double beganS = crane.now();
        crane.plant.stuckCorners = 1;

        move.untilHeld(reason);
        double lockTimeoutS = crane.crane.spreader().lockTimeoutS();
        assertThat(crane.now() - beganS).as("so many attempts, and back after each")
                .isGreaterThan(crane.crane.spreader().lockAttempts() * lockTimeoutS);
        assertThat(crane.status().axes[HOIST].fault).isEqualTo(Fault.NONE);
        crane.plant.stuckCorners = 0;
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    @ParameterizedTest
    @EnumSource(value = JobPhase.class, names = {"LOCKING", "UNLOCKING"})
    void twistlocksThatComeAtTheSecondAttemptDoNotHoldTheMove(JobPhase phase) {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        crane.runUntil("phase " + phase, 400, () -> move.entered(phase) > 0);
        crane.plant.stuckCorners = 1;
        crane.run(crane.crane.spreader().lockTimeoutS() * 1.5);
        crane.plant.stuckCorners = 0;

        move.untilCompleted(1);
        assertThat(move.entered(phase)).isOne();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, -0.7})
    void aLandingTooHighOrTooLowIsHeld(double raisedM) {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.untilPhase(JobPhase.SETTLING);
        crane.plant.raisedM = raisedM;

        move.untilHeld(HoldReason.LANDED_IN_WRONG_PLACE);
        assertThat(move.entered(JobPhase.LOCKING)).isZero();
        move.untilStandstill();
        crane.plant.raisedM = 0;
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    @Test
    void aTiltedLandingIsRaisedAndTriedAgainTwiceThenHeld() {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.untilPhase(JobPhase.SETTLING);
        crane.plant.deafCorners = 1;

        move.untilHeld(HoldReason.LANDED_IN_WRONG_PLACE);
        assertThat(move.entered(JobPhase.RAISING)).isEqualTo(2);
        assertThat(move.entered(JobPhase.LOCKING)).isZero();
        crane.plant.deafCorners = 0;
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    @Test
    void aLoadThatTouchesSomethingWhileItSettlesIsRaised() {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.untilPhase(JobPhase.SETTLING);
        crane.plant.extraKg = -14_500;
        crane.run(0.5);
        crane.plant.extraKg = 0;

        move.untilCompleted(1);
        assertThat(move.entered(JobPhase.RAISING)).isEqualTo(1);
    }

    @Test
    void aWeightThatIsNotTheContainersIsHeldUntilSomebodyAcceptsIt() {
        crane.plant.yard.stack(MoveCrane.SHIP, 2, 5_000);
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);

        move.untilHeld(HoldReason.WEIGHT_IMPLAUSIBLE);
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    @Test
    void aLoadThatNobodyCanSeeSwingIsNotLanded() {
        crane.plant.swayValid = false;
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);

        move.untilHeld(HoldReason.NOT_SETTLED);
        assertThat(move.entered(JobPhase.LANDING_TO_COLLECT)).isZero();
        crane.plant.swayValid = true;
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    @Test
    void withoutABayProfileThereIsNoPlan() {
        crane.silent[SCANNER_LINK] = true;
        crane.run(2);
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);

        move.untilHeld(HoldReason.NO_PLAN);
        assertThat(crane.events(EventKind.PLAN_REFUSED)).last()
                .satisfies(event -> assertThat(event.code).isEqualTo(PlanResult.NO_PROFILE.ordinal()));
        assertThat(crane.events(EventKind.PLAN_REQUESTED)).isEmpty();
        crane.silent[SCANNER_LINK] = false;
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    /** High enough for an empty spreader, not for one with a container. */
    @Test
    void aLoadThatComesUpAfterUnlockingIsNotLiftedOn() {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        crane.runUntil("clearing", 400, () -> move.entered(JobPhase.CLEARING) > 0);
        double landedM = crane.plant.positionM[HOIST];
        crane.plant.extraKg = 10_000;

        move.untilHeld(HoldReason.UNLOCK_FAILED);
        move.untilStandstill();
        assertThat(crane.plant.positionM[HOIST] - landedM).isLessThan(0.7);
    }

    @Test
    void aJobDoesNotBeginWithASpreaderThatIsNotUnlocked() {
        MoveCrane locked = new MoveCrane(TestPlant::forceLocked);
        locked.crane.answer(OPERATOR, CommandKind.DECIDE_SUSPENDED_LOAD);
        locked.order("J1", MoveCrane.SHIP, MoveCrane.LANE);

        locked.untilHeld(HoldReason.UNLOCK_FAILED);
        locked.crane.run(5);
        locked.requireStandstill();
    }

    /** The load cells know of a container that the twistlocks deny: no job takes the spreader for empty. */
    @Test
    void aJobThatCarriesIsNotCancelledAndOneCancelledInAPauseLeavesTheNextPaused() {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.order("J2", MoveCrane.BELOW, MoveCrane.NEXT_LANE);
        move.untilPhase(JobPhase.MOVING_TO_COLLECT);
        crane.answer(OPERATOR, CommandKind.PAUSE_JOB);
        assertThat(crane.answer(crane.jobCommand(TERMINAL, CommandKind.CANCEL_JOB, "J1")).kind)
                .isEqualTo(EventKind.COMMAND_ACCEPTED);
        crane.run(5);
        assertThat(crane.status().jobNumber).isEqualTo(2);
        assertThat(crane.status().hold).isEqualTo(HoldReason.OPERATOR_PAUSE);

        crane.plant.yard.stack(MoveCrane.SHIP, 1, MoveCrane.CONTAINER_KG);
        move.resume(TERMINAL);
        move.untilPhase(JobPhase.MOVING_TO_DELIVER);
        Event answer = crane.answer(crane.jobCommand(TERMINAL, CommandKind.CANCEL_JOB, "J2"));
        assertThat(Refusal.values()[answer.code]).isEqualTo(Refusal.NOT_IN_THIS_STATE);
        move.untilCompleted(1);
    }

    // --- faults -----------------------------------------------------------------------------------------------------

    private enum Trouble {
        SLACK(JobPhase.MOVING_TO_COLLECT, Fault.SLACK_ROPE, HoldReason.FAULT_LATCHED,
                plant -> plant.extraKg = -14_500), HEAVY(JobPhase.LIFTING, Fault.OVERLOAD, HoldReason.FAULT_LATCHED,
                        plant -> plant.extraKg = 60_000), HALF_LOCKED(JobPhase.MOVING_TO_DELIVER, Fault.SPREADER_MIXED,
                                HoldReason.FAULT_LATCHED,
                                plant -> plant.stuckCorners = 1), STORM(JobPhase.MOVING_TO_DELIVER, Fault.WIND,
                                        HoldReason.WIND, plant -> plant.windMps = 26);

        final JobPhase phase;
        final Fault fault;
        final HoldReason hold;
        final Consumer<TestPlant> begin;

        Trouble(JobPhase phase, Fault fault, HoldReason hold, Consumer<TestPlant> begin) {
            this.phase = phase;
            this.fault = fault;
            this.hold = hold;
            this.begin = begin;
        }
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void aFaultOfTheCraneIsLatchedAndHoldsTheMoveUntilItIsResetAndResumed(Trouble trouble) {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.untilPhase(trouble.phase);
        trouble.begin.accept(crane.plant);

        move.untilHeld(trouble.hold);
        crane.run(0.2);
        assertThat(crane.status().firstFault).isEqualTo(trouble.fault);
        move.untilStandstill();
        assertThat(crane.answer(OPERATOR, CommandKind.RESET).kind).isEqualTo(EventKind.COMMAND_REFUSED);
        assertThat(crane.events(EventKind.RESET_REFUSED).getLast().code).isEqualTo(trouble.fault.ordinal());

        crane.plant.extraKg = 0;
        crane.plant.stuckCorners = 0;
        crane.plant.windMps = 3;
        crane.run(15);
        if (trouble == Trouble.HEAVY) {
            crane.lease(TERMINAL);
            assertRefused(crane.answer(crane.jog(TERMINAL, HOIST, 0.1)), Permission.LOAD_WITHIN_LIMIT);
            crane.answer(crane.jog(TERMINAL, HOIST, 0));
            crane.jogFor(TERMINAL, HOIST, -0.1, 2);
        }
        move.reset(OPERATOR);
        assertThat(crane.status().jobState).isEqualTo(JobState.PAUSED);
        move.requireStandstill();
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,0"})
    void whenTheDriveOfOneTripsTheOtherStopsQuickly(int tripping, int other) {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        crane.runUntil("speed", 200, () -> move.entered(JobPhase.MOVING_TO_DELIVER) > 0
                && Math.abs(crane.plant.drives[HOIST].speedMps) > 0.5
                && Math.abs(crane.plant.drives[TROLLEY].speedMps) > 0.5);
        crane.plant.drives[tripping].tripped = true;
        double speedMps = Math.abs(crane.plant.drives[other].speedMps);
        double fromM = crane.plant.positionM[other];

        move.untilHeld(HoldReason.FAULT_LATCHED);
        move.untilStandstill();
        double quickStopMps2 = other == HOIST ? 1.5 : 1.2;
        assertThat(Math.abs(crane.plant.positionM[other] - fromM)).as("from %.2f m/s", speedMps)
                .isLessThan(speedMps * 0.5 + speedMps * speedMps / (2 * quickStopMps2) + 0.1);
        move.reset(OPERATOR);
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    // --- beginning and beginning again ------------------------------------------------------------------------------

    @Test
    void aJobWhoseAxesAreNotOursForLongDoesNotBeginByItself() {
        crane.plant.drives[HOIST].local = true;
        crane.run(0.2);
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);

        move.untilHeld(HoldReason.MOTION_TIMEOUT);
        crane.plant.drives[HOIST].local = false;
        crane.run(20);
        move.requireStandstill();
        assertThat(move.entered(JobPhase.PLANNING)).isZero();
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    @Test
    void aJobWaitsAWhileForAxesThatComeSoon() {
        crane.plant.drives[HOIST].local = true;
        crane.run(0.2);
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        crane.run(5);
        crane.plant.drives[HOIST].local = false;

        move.untilCompleted(1);
    }

    @Test
    void afterARestartSomebodyDecidesUponTheLoadThatHangs() {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.untilPhase(JobPhase.MOVING_TO_DELIVER);
        crane.restart();
        crane.run(5);
        assertThat(crane.status().hold).isEqualTo(HoldReason.RESTARTED);
        move.requireStandstill();

        move.reset(OPERATOR);
        crane.lease(TERMINAL);
        assertRefused(crane.answer(TERMINAL, CommandKind.RESUME_JOB), Permission.LOAD_DECIDED);
        crane.run(1);
        move.requireStandstill();
        crane.answer(OPERATOR, CommandKind.DECIDE_SUSPENDED_LOAD);
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    private static void assertRefused(Event answer, Permission missing) {
        assertThat(answer.kind).isEqualTo(EventKind.COMMAND_REFUSED);
        assertThat(Refusal.values()[answer.code]).isEqualTo(Refusal.PERMISSION_MISSING);
        assertThat(missing.in(answer.detail)).as("missing: %x", answer.detail).isTrue();
    }
}
