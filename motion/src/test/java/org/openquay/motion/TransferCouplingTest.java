package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.openquay.api.crane.SampleCrane.GANTRY;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;
import static org.openquay.motion.TestCrane.OPERATOR;
import static org.openquay.motion.TestCrane.TERMINAL;

import org.junit.jupiter.api.Test;

import org.openquay.api.command.CommandKind;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;

/** What couples hoist, trolley, gantry and plan in a move besides the time: the sill beams are 14 m high. */
class TransferCouplingTest {

    private static final double LOW_M = 5;

    private final MoveCrane move = new MoveCrane(plant -> plant.positionM[HOIST] = LOW_M);
    private final TestCrane crane = move.crane;

    @Test
    void aTransferDoesNotBeginWhereAnAxisMayNotGoItsWay() {
        crane.plant.endLimitPlusBroken[HOIST] = true;
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);

        move.untilHeld(HoldReason.MOTION_TIMEOUT);
        assertThat(move.entered(JobPhase.PLANNING)).isPositive();
        assertThat(move.entered(JobPhase.MOVING_TO_COLLECT)).isZero();
        assertThat(crane.plant.positionM[TROLLEY]).isCloseTo(-10, within(0.05));

        crane.plant.endLimitPlusBroken[HOIST] = false;
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    @Test
    void bothStopQuicklyWhenOneIsLeftBehindByThePlan() {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        crane.runUntil("the transfer", 30, () -> move.entered(JobPhase.MOVING_TO_COLLECT) > 0);
        crane.plant.preLimitPlusBroken[HOIST] = true;

        move.untilHeld(HoldReason.MOTION_TIMEOUT);
        double speedMps = crane.plant.drives[TROLLEY].speedMps;
        double heldAtM = crane.plant.positionM[TROLLEY];
        move.untilStandstill();

        double wayM = crane.plant.positionM[TROLLEY] - heldAtM;
        assertThat(wayM).as("from %.2f m/s", speedMps)
                .isLessThan(speedMps * 0.5 + speedMps * speedMps / (2 * 1.2) + 0.05);
        assertThat(crane.plant.loadM()).as("clear of the sill beam: %s", crane).isLessThan(-1 - 1.22);
        assertThat(crane.events(EventKind.AXIS_STATE)).filteredOn(event -> event.axis == TROLLEY)
                .extracting(Events::code).contains(AxisState.STOPPING.name());

        crane.plant.preLimitPlusBroken[HOIST] = false;
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    @Test
    void aPlanReckonsWithTheLoadThatLimitsTheHoist() {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        crane.runUntil("lifting", 200, () -> crane.plant.carriedKg > 0 && crane.plant.airborne());
        crane.plant.extraKg = 4_000;
        crane.run(1.5);
        crane.plant.extraKg = 0;
        crane.runUntil("the second request", 60, () -> crane.events(EventKind.PLAN_REQUESTED).size() == 2);

        assertThat(crane.out.planRequest.suspendedKg).as("the weight and its play: %s", crane)
                .isBetween(36_000.0, 37_000.0);
    }

    @Test
    void aCancelledTransferIsNotFollowedForTheNextJob() {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.order("J2", MoveCrane.OTHER_BAY, MoveCrane.LANE);
        move.untilPhase(JobPhase.MOVING_TO_COLLECT);
        crane.send(crane.jobCommand(TERMINAL, CommandKind.CANCEL_JOB, "J1"));
        crane.send(OPERATOR, CommandKind.HALT);
        crane.run(8);
        crane.answer(TERMINAL, CommandKind.RELEASE_HALT);

        move.untilCompleted(1);
        assertThat(crane.events(EventKind.JOB_PHASE)).filteredOn(event -> event.reference == 2)
                .extracting(Events::code).startsWith("RAISING", "TRAVELLING", "PLANNING");
        assertThat(crane.plant.yard.containers(MoveCrane.OTHER_BAY)).isZero();
        assertThat(crane.plant.yard.containers(MoveCrane.SHIP)).isEqualTo(2);
    }

    @Test
    void aPlanThatComesUnderAHaltIsAskedForAnew() {
        crane.planning = false;
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        crane.runUntil("a request", 30, () -> !crane.events(EventKind.PLAN_REQUESTED).isEmpty());
        long requestId = crane.events(EventKind.PLAN_REQUESTED).getFirst().reference;
        crane.answer(OPERATOR, CommandKind.HALT);
        crane.foreignPlan(requestId);
        crane.run(2);
        crane.planning = true;
        crane.answer(TERMINAL, CommandKind.RELEASE_HALT);

        crane.runUntil("the transfer", 10, () -> move.entered(JobPhase.MOVING_TO_COLLECT) > 0);
        Event adopted = crane.events(EventKind.PLAN_ADOPTED).getLast();
        assertThat(adopted.reference).isGreaterThan(requestId);
    }

    @Test
    void aGantryThatWasPushedAwayTravelsBackBeforeATransferIsPlanned() {
        MoveCrane pushed = atTheEdgeOfItsBay();
        pushed.crane.planning = false;
        pushed.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        pushed.untilPhase(JobPhase.PLANNING);
        pushGantryAway(pushed.crane);
        pushed.crane.planning = true;

        pushed.untilPhase(JobPhase.MOVING_TO_COLLECT);
        assertThat(pushed.entered(JobPhase.TRAVELLING)).isOne();
        assertThat(pushed.crane.plant.positionM[GANTRY]).isCloseTo(0, within(0.02));
    }

    @Test
    void aLandingWithTheGantryAwayIsHeld() {
        MoveCrane pushed = atTheEdgeOfItsBay();
        pushed.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        pushed.untilPhase(JobPhase.LANDING_TO_COLLECT);
        pushGantryAway(pushed.crane);

        pushed.untilHeld(HoldReason.LANDED_IN_WRONG_PLACE);
        assertThat(pushed.entered(JobPhase.LOCKING)).isZero();
        pushed.resume(TERMINAL);
        pushed.untilCompleted(1);
    }

    private static MoveCrane atTheEdgeOfItsBay() {
        return new MoveCrane(plant -> plant.positionM[GANTRY] = 0.018);
    }

    /** Wind moves it on closed brakes by 2.7 cm, which is no slip yet, and now too far from its bay. */
    private static void pushGantryAway(TestCrane crane) {
        for (int cycle = 0; cycle < 27; cycle++) {
            crane.plant.positionM[GANTRY] += 0.001;
            crane.cycle();
        }
    }
}
