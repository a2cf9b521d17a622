package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.openquay.api.crane.SampleCrane.GANTRY;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;
import static org.openquay.motion.TestCrane.OPERATOR;
import static org.openquay.motion.TestCrane.TERMINAL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.crane.Location;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.CraneMode;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;
import org.openquay.api.status.Refusal;
import org.openquay.api.status.StopKind;

/** Driving by hand. */
class LiveCommandTest {

    private static final Location STACK = Location.parse("V-01-05-01");

    private final TestCrane crane = new TestCrane();

    private void start() {
        crane.watch(new CraneInvariants());
        crane.run(0.5);
        crane.lease(TERMINAL);
    }

    @Test
    void movesWhileItIsRenewedAndStopsWhenItIsNot() {
        start();
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 5);
        assertThat(crane.plant.drives[TROLLEY].speedMps).isGreaterThan(0.9);
        assertThat(crane.status().mode).isEqualTo(CraneMode.MANUAL);

        crane.run(0.4);
        assertThat(crane.status().axes[TROLLEY].limiter).isEqualTo(Limiter.COMMAND_EXPIRED);
        crane.run(5);
        assertThat(crane.plant.drives[TROLLEY].speedMps).isLessThan(0.01);
    }

    @Test
    void stopsWithItsLease() {
        start();
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 5);
        crane.send(crane.jog(TERMINAL, TROLLEY, 1.0));
        crane.send(TERMINAL, CommandKind.RELEASE_LEASE);
        crane.run(0.2);
        double speedMps = crane.plant.drives[TROLLEY].speedMps;
        crane.run(0.3);

        assertThat(crane.plant.drives[TROLLEY].speedMps).isLessThan(speedMps);
        assertThat(crane.status().leaseHolder[0]).isEqualTo(-1);
    }

    @Test
    void aStopEndsItForGood() {
        start();
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 5);
        crane.stopWord(OPERATOR, StopKind.STOP);
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 4);
        assertThat(crane.plant.drives[TROLLEY].speedMps).isLessThan(0.01);
        crane.answer(OPERATOR, CommandKind.RESET);
        crane.run(5);

        assertThat(crane.plant.drives[TROLLEY].speedMps).isLessThan(0.01);
    }

    private enum Ending {
        STOP_WORD, HALT_COMMAND, AXIS_FAULT, CRANE_FAULT;

        void begin(TestCrane crane) {
            switch (this) {
                case STOP_WORD -> crane.stopWord(OPERATOR, StopKind.STOP);
                case HALT_COMMAND -> crane.send(OPERATOR, CommandKind.HALT);
                case AXIS_FAULT -> crane.plant.drives[TROLLEY].tripped = true;
                case CRANE_FAULT -> crane.plant.windMps = 30;
            }
        }

        void end(TestCrane crane) {
            crane.plant.windMps = 3;
            crane.jogFor(TERMINAL, TROLLEY, 1.0, 15);
            crane.send(this == HALT_COMMAND ? TERMINAL : OPERATOR,
                    this == HALT_COMMAND ? CommandKind.RELEASE_HALT : CommandKind.RESET);
        }
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void whoHoldsOnThroughAStopMovesNothingUntilTheLeverWasLetGo(Ending ending) {
        start();
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 4);
        ending.begin(crane);
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 6);
        ending.end(crane);
        crane.lease(TERMINAL);
        double atM = crane.plant.positionM[TROLLEY];
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 4);
        assertThat(crane.plant.positionM[TROLLEY]).as("%s", crane).isCloseTo(atM, within(0.01));
        assertRefused(crane.answer(crane.jog(TERMINAL, TROLLEY, 1.0)), Refusal.NOT_IN_THIS_STATE);
        assertThat(crane.answer(crane.jog(TERMINAL, HOIST, 0.1)).kind).as("another axis")
                .isEqualTo(EventKind.COMMAND_ACCEPTED);

        assertThat(crane.answer(crane.jog(TERMINAL, TROLLEY, 0)).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 4);
        assertThat(crane.plant.positionM[TROLLEY]).isGreaterThan(atM + 0.5);
    }

    @Test
    void whoSendsNothingForASecondHasLetGo() {
        start();
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 4);
        crane.stopWord(OPERATOR, StopKind.STOP);
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 6);
        crane.answer(OPERATOR, CommandKind.RESET);
        crane.run(0.8);
        assertRefused(crane.answer(crane.jog(TERMINAL, TROLLEY, 1.0)), Refusal.NOT_IN_THIS_STATE);
        crane.run(1.01);
        assertThat(crane.answer(crane.jog(TERMINAL, TROLLEY, 1.0)).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
    }

    @Test
    void aLeverThatIsPulledDuringAStopCountsOnlyAfterItWasLetGo() {
        start();
        crane.stopWord(OPERATOR, StopKind.STOP);
        crane.cycle();
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 1);
        crane.answer(OPERATOR, CommandKind.RESET);

        assertRefused(crane.answer(crane.jog(TERMINAL, TROLLEY, 1.0)), Refusal.NOT_IN_THIS_STATE);
    }

    @Test
    void aFaultOfTheAxisEndsItsCommandBeforeAnybodyRenewsIt() {
        start();
        double atM = crane.plant.positionM[TROLLEY];
        Command longest = crane.jog(TERMINAL, TROLLEY, 1.0);
        longest.expiresNs = crane.in.nowNs + 1_000_000_000L;
        crane.answer(longest);
        crane.plant.drives[TROLLEY].tripped = true;
        crane.runUntil("the fault", 1, () -> !crane.events(EventKind.FAULT_LATCHED).isEmpty());
        assertThat(crane.answer(OPERATOR, CommandKind.RESET).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
        crane.run(1.5);

        assertThat(crane.plant.positionM[TROLLEY]).as("%s", crane).isCloseTo(atM, within(0.005));
    }

    @Test
    void whoHoldsOnThroughAJobMovesNothingWhenItIsPaused() {
        crane.plant.yard.stack(STACK, 1, 12_000);
        start();
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 3);
        crane.send(crane.job(TERMINAL, "J1", STACK, Location.parse("L-01-01"), 12_000));
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 5);
        crane.send(OPERATOR, CommandKind.PAUSE_JOB);
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 10);

        assertThat(crane.plant.drives[TROLLEY].speedMps).as("%s", crane).isLessThan(0.01);
        assertRefused(crane.answer(crane.jog(TERMINAL, TROLLEY, 1.0)), Refusal.NOT_IN_THIS_STATE);
    }

    @Test
    void aLeverThatIsPulledWhileAJobRunsCountsOnlyAfterItWasLetGo() {
        crane.plant.yard.stack(STACK, 1, 12_000);
        start();
        crane.answer(crane.job(TERMINAL, "J1", STACK, Location.parse("L-01-01"), 12_000));
        crane.run(2);
        assertRefused(crane.answer(crane.jog(TERMINAL, TROLLEY, 1.0)), Refusal.JOB_ACTIVE);
        crane.send(OPERATOR, CommandKind.PAUSE_JOB);
        crane.jogFor(TERMINAL, TROLLEY, 1.0, 8);

        assertThat(crane.plant.drives[TROLLEY].speedMps).as("%s", crane).isLessThan(0.01);
        assertRefused(crane.answer(crane.jog(TERMINAL, TROLLEY, 1.0)), Refusal.NOT_IN_THIS_STATE);
        assertThat(crane.answer(crane.jog(TERMINAL, TROLLEY, 0)).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
        assertThat(crane.answer(crane.jog(TERMINAL, TROLLEY, 1.0)).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
    }

    @Test
    void aLeverThatIsPulledWithoutTheLeaseCountsOnlyAfterItWasLetGo() {
        start();
        crane.send(TERMINAL, CommandKind.RELEASE_LEASE);
        assertRefused(crane.answer(crane.jog(OPERATOR, TROLLEY, 1.0)), Refusal.NOT_LEASE_HOLDER);
        crane.lease(OPERATOR);

        assertRefused(crane.answer(crane.jog(OPERATOR, TROLLEY, 1.0)), Refusal.NOT_IN_THIS_STATE);
        assertThat(crane.answer(crane.jog(OPERATOR, TROLLEY, 0)).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
        assertThat(crane.answer(crane.jog(OPERATOR, TROLLEY, 1.0)).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
    }

    @Test
    void nobodyLetsGoForAnother() {
        start();
        crane.stopWord(OPERATOR, StopKind.STOP);
        crane.cycle();
        crane.answer(crane.jog(TERMINAL, TROLLEY, 1.0));
        crane.answer(OPERATOR, CommandKind.RESET);
        crane.answer(crane.jog(OPERATOR, TROLLEY, 1.0));
        crane.answer(crane.jog(OPERATOR, TROLLEY, 0));

        assertRefused(crane.answer(crane.jog(TERMINAL, TROLLEY, 1.0)), Refusal.NOT_IN_THIS_STATE);
    }

    @Test
    void theGantryMovesOnlyAfterItsWarning() {
        start();
        double[] warnedFor = new double[1];
        crane.watch(now -> {
            warnedFor[0] += now.plant.travelWarning ? 0.01 : 0;
            if (Math.abs(now.plant.drives[GANTRY].speedMps) > 0.01) {
                assertThat(warnedFor[0]).as("warning before travel").isGreaterThan(2.9);
                assertThat(now.plant.travelWarning).isTrue();
            }
        });
        crane.jogFor(TERMINAL, GANTRY, 0.3, 8);
        assertThat(crane.plant.positionM[GANTRY]).isGreaterThan(0.3);
        crane.run(5);
        assertThat(crane.plant.travelWarning).isFalse();
    }

    @Test
    void takesAContainerByHand() {
        crane.plant.yard.stack(STACK, 1, 12_000);
        crane.plant.positionM[TROLLEY] = crane.plant.yard.point(STACK).acrossM();
        crane.plant.positionM[HOIST] = crane.plant.yard.point(STACK).heightM() + 0.5;
        start();

        assertRefused(crane.answer(twistlocks(1)), Refusal.NOT_IN_THIS_STATE);
        crane.jogFor(TERMINAL, HOIST, -0.15, 7);
        crane.run(1);
        assertThat(crane.plant.landedCorners()).as("%s", crane).isEqualTo(0xF);
        assertRefused(crane.answer(crane.jog(TERMINAL, HOIST, -0.1)), Refusal.PERMISSION_MISSING);
        for (int i = 0; i < 10; i++) {
            assertThat(crane.answer(twistlocks(1)).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
            crane.run(0.2);
        }
        assertThat(crane.plant.locked()).isTrue();
        crane.jogFor(TERMINAL, HOIST, 3.0, 3);
        assertThat(crane.plant.carriedKg).isEqualTo(12_000);
        assertThat(crane.plant.airborne()).as("%s", crane).isTrue();
        assertRefused(crane.answer(twistlocks(-1)), Refusal.NOT_IN_THIS_STATE);
    }

    @Test
    void liftsSlowlyUntilTheRopesAreTaut() {
        crane.plant.yard.stack(STACK, 1, 12_000);
        crane.plant.positionM[TROLLEY] = crane.plant.yard.point(STACK).acrossM();
        crane.plant.positionM[HOIST] = crane.plant.yard.point(STACK).heightM() - 0.3;
        start();
        crane.watch(now -> {
            if (now.status().slackRope) {
                assertThat(now.plant.drives[HOIST].speedMps).isLessThan(0.27);
            }
        });

        crane.jogFor(TERMINAL, HOIST, 3.0, 5);

        assertThat(crane.plant.drives[HOIST].speedMps).isGreaterThan(0.5);
    }

    @Test
    void aLoadThatHangsAtTheStartIsSomebodysDecision() {
        crane.plant.carriedKg = 12_000;
        crane.plant.forceLocked();
        start();
        assertThat(crane.status().loadUndecided).isTrue();

        Event refused = crane.answer(crane.jog(TERMINAL, HOIST, -0.2));
        assertRefused(refused, Refusal.PERMISSION_MISSING);
        assertThat(Permission.LOAD_DECIDED.in(refused.detail)).isTrue();
        assertThat(crane.answer(OPERATOR, CommandKind.DECIDE_SUSPENDED_LOAD).kind)
                .isEqualTo(EventKind.COMMAND_ACCEPTED);
        assertThat(crane.answer(crane.jog(TERMINAL, HOIST, -0.2)).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
        assertRefused(crane.answer(OPERATOR, CommandKind.DECIDE_SUSPENDED_LOAD), Refusal.NOT_IN_THIS_STATE);
    }

    private Command twistlocks(double direction) {
        Command command = crane.command(TERMINAL, CommandKind.TWISTLOCKS);
        command.value = direction;
        return command;
    }

    private static void assertRefused(Event answer, Refusal why) {
        assertThat(answer.kind).isEqualTo(EventKind.COMMAND_REFUSED);
        assertThat(Refusal.values()[answer.code]).isEqualTo(why);
    }
}
