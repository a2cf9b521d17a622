package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;
import static org.openquay.motion.TestCrane.TERMINAL;

import org.junit.jupiter.api.Test;

import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;

/** Moves in wind that the crane may still work in: what it does to the load, and what the kernel does about it. */
class WindyMoveTest {

    private static final double STEADY_MPS = 11;
    private static final double LEAN_RAD = 0.004;
    private static final double GUST_RAD = 0.03;

    private final MoveCrane move = new MoveCrane(plant -> {});
    private final TestCrane crane = move.crane;

    @Test
    void comesToRestOverItsPlaceInSteadyWind() {
        blow(STEADY_MPS, LEAN_RAD);
        crane.run(20);
        crane.lease(TERMINAL);
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);

        move.untilPhase(JobPhase.LOCKING);
        double collectM = crane.status().order.pickAcrossM;
        assertThat(crane.plant.loadM()).as("load").isCloseTo(collectM, within(0.05));
        assertThat(collectM - crane.plant.positionM[TROLLEY]).as("lean").isGreaterThan(0.08);
        move.untilPhase(JobPhase.UNLOCKING);
        assertThat(crane.plant.loadM()).as("load").isCloseTo(crane.status().order.placeAcrossM, within(0.05));
        move.untilCompleted(1);
    }

    @Test
    void leavesTheTrolleyOverThePlaceWhenThereIsNoWindToLeanAgainst() {
        blow(0, LEAN_RAD);
        crane.run(20);
        crane.lease(TERMINAL);
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);

        move.untilPhase(JobPhase.LOCKING);
        assertThat(crane.plant.positionM[TROLLEY]).as("a sensor that is not mounted straight")
                .isCloseTo(crane.status().order.pickAcrossM, within(0.03));
    }

    @Test
    void goesOnInAGustWhereNothingStandsNear() {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        crane.runUntil("full speed", 200, () -> Math.abs(crane.plant.drives[TROLLEY].speedMps) > 1.5);
        blow(14, GUST_RAD);
        crane.run(2);
        blow(3, 0);
        move.untilCompleted(1);
    }

    /** The sill beam is 14 m high; behind it the container goes down to the lane. */
    @Test
    void givesTheTransferUpWhenAGustTakesTheLoadWhereSomethingStands() {
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        crane.runUntil("the sill beam", 400,
                () -> move.entered(JobPhase.MOVING_TO_DELIVER) > 0 && crane.plant.positionM[TROLLEY] < 6);
        blow(14, 2 * GUST_RAD);

        move.untilHeld(HoldReason.LOAD_OFF_PATH);
        double heldAtM = crane.plant.positionM[TROLLEY];
        double speedMps = Math.abs(crane.plant.drives[TROLLEY].speedMps);
        blow(3, 0);
        move.untilStandstill();
        assertThat(Math.abs(crane.plant.positionM[TROLLEY] - heldAtM)).as("a quick stop from %.2f m/s", speedMps)
                .isLessThan(speedMps * 0.5 + speedMps * speedMps / (2 * 1.2) + 0.05);
        assertThat(crane.plant.positionM[HOIST] - 2.59).as("bottom of the container over the beam").isGreaterThan(14);

        crane.run(5);
        move.resume(TERMINAL);
        move.untilCompleted(1);
    }

    /** What the anemometer shows, and the angle at which the wind holds the load. */
    private void blow(double windMps, double angleRad) {
        crane.plant.windMps = windMps;
        crane.plant.windLeanRad = angleRad;
    }
}
