package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;
import static org.openquay.motion.TestCrane.OPERATOR;
import static org.openquay.motion.TestCrane.TERMINAL;

import org.junit.jupiter.api.Test;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;
import org.openquay.api.status.Refusal;

/** The cabin holds the lease like every other writer, and there is one owner always. */
class CabinLeaseTest {

    private final CabinCrane at = new CabinCrane();
    private final TestCrane crane = at.crane;
    private final TestCabin cabin = at.cabin;

    @Test
    void takesTheLeaseWhenItIsSelectedAndGivesItBackAtStandstill() {
        crane.run(1);
        assertThat(at.holder()).isEqualTo(-1);
        at.sit();
        assertThat(at.holder()).isEqualTo(CabinCrane.CABIN);
        crane.run(40);
        assertThat(crane.events(EventKind.LEASE_GRANTED)).as("renewed, not granted again").hasSize(1);
        assertThat(crane.events(EventKind.LEASE_ENDED)).isEmpty();

        at.pull(TROLLEY, 1);
        crane.run(3);
        cabin.selected = false;
        crane.run(1);
        assertThat(at.speedMps(TROLLEY)).as("it still moves").isGreaterThan(0.1);
        assertThat(at.holder()).isEqualTo(CabinCrane.CABIN);
        assertThat(crane.status().axes[TROLLEY].limiter).isEqualTo(Limiter.CABIN_NOT_SELECTED);
        assertThat(at.firstMissing(TROLLEY)).isEqualTo(Permission.CABIN_SELECTED);
        crane.run(6);
        assertThat(at.speedMps(TROLLEY)).isCloseTo(0, within(0.01));
        assertThat(at.holder()).isEqualTo(-1);
    }

    @Test
    void nobodyElseCommandsWhileTheCabinHoldsIt() {
        at.sit();
        Event claim = crane.lease(OPERATOR);
        assertThat(claim.kind).isEqualTo(EventKind.COMMAND_REFUSED);
        assertThat(claim.code).isEqualTo(Refusal.LEASE_HELD_BY_OTHER.ordinal());
        assertThat(claim.detail).isEqualTo(CabinCrane.CABIN);
        Event jog = crane.answer(crane.jog(OPERATOR, TROLLEY, 1));
        assertThat(jog.code).isEqualTo(Refusal.NOT_LEASE_HOLDER.ordinal());
    }

    @Test
    void aLeverDoesNotActWhileSomebodyElseHoldsItAndSaysWhy() {
        crane.lease(TERMINAL);
        at.sit();
        at.pull(TROLLEY, 1);
        crane.run(5);
        assertThat(at.speedMps(TROLLEY)).isZero();
        assertThat(at.firstMissing(TROLLEY)).isEqualTo(Permission.LEASE_FREE);
        assertThat(at.holder()).isEqualTo(TERMINAL);

        crane.answer(TERMINAL, CommandKind.RELEASE_LEASE);
        crane.run(5);
        assertThat(at.holder()).as("not while the lever is pulled").isEqualTo(-1);
        assertThat(at.speedMps(TROLLEY)).isZero();
        cabin.letGo();
        crane.run(1);
        assertThat(at.holder()).isEqualTo(CabinCrane.CABIN);
        at.pull(TROLLEY, 1);
        crane.run(3);
        assertThat(at.speedMps(TROLLEY)).isGreaterThan(1);
    }

    @Test
    void aLeverLetGoAndPulledAgainGoesOnBesideAJobThatWaits() {
        crane.plant.yard.stack(MoveCrane.SHIP, 2, MoveCrane.CONTAINER_KG);
        crane.lease(TERMINAL);
        crane.answer(crane.job(TERMINAL, "J1", MoveCrane.SHIP, MoveCrane.LANE, MoveCrane.CONTAINER_KG));
        crane.run(0.1);
        crane.answer(TERMINAL, CommandKind.PAUSE_JOB);
        crane.answer(TERMINAL, CommandKind.RELEASE_LEASE);
        at.untilStandstill();
        at.sit();
        at.pull(HOIST, 0.8);
        crane.run(4);
        cabin.letGo();
        crane.run(0.3);
        double lowestMps = at.speedMps(HOIST);
        at.pull(HOIST, 0.8);
        crane.runUntil("up again", 2, () -> at.speedMps(HOIST) > lowestMps);
        assertThat(lowestMps).as("it did not stop between: %s", crane).isGreaterThan(0.3);

        cabin.enabled = false;
        crane.run(0.3);
        assertThat(crane.status().axes[HOIST].limiter).isEqualTo(Limiter.CABIN_NOT_ENABLED);
    }

    @Test
    void noCommandComesUnderTheCabinsNumber() {
        at.sit();
        Command forged = crane.jog(TERMINAL, TROLLEY, 1);
        forged.writer = CabinCrane.CABIN;
        forged.leaseEpoch = crane.status().leaseEpoch[0];
        Event answer = crane.answer(forged);
        assertThat(answer.kind).isEqualTo(EventKind.COMMAND_REFUSED);
        assertThat(answer.code).isEqualTo(Refusal.MALFORMED.ordinal());
    }

    @Test
    void aRestartLeavesItToTheCabinToTakeTheLeaseAgain() {
        at.sit();
        at.pull(TROLLEY, 1);
        crane.run(3);
        crane.restart();
        crane.run(10);
        assertThat(at.holder()).as("the lever is pulled").isEqualTo(-1);
        cabin.letGo();
        crane.run(1);
        assertThat(at.holder()).isEqualTo(CabinCrane.CABIN);
        crane.answer(OPERATOR, CommandKind.RESET);
        crane.run(1);
        at.pull(TROLLEY, -1);
        crane.run(4);
        assertThat(at.speedMps(TROLLEY)).as("%s", crane).isLessThan(-0.8);
    }
}
