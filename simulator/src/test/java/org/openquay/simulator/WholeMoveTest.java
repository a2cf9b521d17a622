package org.openquay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LandingPoint;
import org.openquay.api.crane.Location;
import org.openquay.api.crane.SampleCrane;
import org.openquay.simulator.cargo.CargoJob;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.plant.MoveRecord;
import org.openquay.simulator.plant.PlantDescription;

class WholeMoveTest {

    private static final long SEED = 7;
    private static final CraneDescription CRANE = SampleCrane.description();
    private static final Location FROM = Location.parse("V-01-05-03");
    private static final Location TO = Location.parse("L-02-01");

    private final SimulatedCrane crane = new SimulatedCrane(CRANE, PlantDescription.sample(),
            CargoPlan.forJobs(CRANE.site(), List.of(new CargoJob("ABCU1234567", 24_000, FROM, TO)), SEED), SEED);
    private final HandControl hand = new HandControl(crane);

    @Test
    void aContainerGoesFromTheVesselToATruck() {
        hand.start(SampleCrane.HOIST);
        hand.start(SampleCrane.TROLLEY);
        hand.moveTo(SampleCrane.HOIST, 32, 0.05);
        goTo(FROM);
        hand.turnLocks(true);
        hand.until("locked", 3, crane.plant().twistlocks()::allLocked);
        hand.moveTo(SampleCrane.HOIST, 32, 0.05);
        goTo(TO);
        hand.turnLocks(false);
        hand.until("unlocked", 3, crane.plant().twistlocks()::allUnlocked);
        hand.moveTo(SampleCrane.HOIST, 20, 0.05);

        assertThat(crane.plant().moves().violations()).isEmpty();
        assertThat(crane.plant().moves().moves()).hasSize(1);
        MoveRecord move = crane.plant().moves().moves().getFirst();
        assertThat(move.containerId()).isEqualTo("ABCU1234567");
        assertThat(move.from()).isEqualTo("V-01-05-03");
        assertThat(move.to()).isEqualTo("L-02-01");
        assertThat(move.landingErrorMm()).isBetween(0.0, 40.0);
        assertThat(move.landingSwayMm()).isBetween(0.0, 40.0);
        assertThat(move.peakSwayDeg()).isBetween(0.5, 8.0);
        assertThat(move.motionS()).isBetween(30.0, move.unlockedNs() / 1e9);
        assertThat(move.lockedNs()).isLessThan(move.unlockedNs());
        double loweredJ = 24_000 * 9.81 * (10 + 3 * 2.59 - 1.5 - 2.59);
        assertThat(move.regeneratedKwh() * 3.6e6).isGreaterThan(0.8 * loweredJ);
        assertThat(move.energyKwh()).isBetween(-loweredJ / 3.6e6, 2.0);
    }

    private void goTo(Location at) {
        LandingPoint point = CRANE.site().landingPoint(at).orElseThrow();
        hand.moveTo(SampleCrane.TROLLEY, point.acrossM(), 0.02);
        hand.moveTo(SampleCrane.HOIST, point.heightM() + 1, 0.05);
        hand.moveTo(SampleCrane.TROLLEY, point.acrossM(), 0.02);
        hand.land();
    }
}
