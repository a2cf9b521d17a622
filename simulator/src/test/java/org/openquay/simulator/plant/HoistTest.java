package org.openquay.simulator.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.simulator.cargo.CargoPlan;

class HoistTest {

    private static final double G = SuspendedLoad.GRAVITY_MPS2;
    private static final double RATED_N = 780_000;
    private static final CraneDescription CRANE = SampleCrane.description();

    private final PlantDescription description = PlantDescription.sample();
    private final Plant plant = new Plant(CRANE, description, CargoPlan.none(), 1);
    private final AxisBody hoist = plant.axis(SampleCrane.HOIST);
    private final Motor motor = plant.motor(SampleCrane.HOIST);

    private void carry(double containerKg) {
        plant.load().carry(containerKg);
        plant.put(SampleCrane.HOIST, 20);
    }

    private void run(double seconds) {
        for (int i = 0; i < Math.round(seconds * 1000); i++) {
            plant.step();
        }
    }

    /** Takes the load over from the brake. */
    private void takeOver() {
        motor.run(0, plant.load().massKg() * G / RATED_N);
        hoist.brake().release(true);
        run(0.5);
    }

    @Test
    void aClosedBrakeHoldsTheRatedLoad() {
        carry(65_000);
        run(60);
        assertThat(hoist.positionM()).isEqualTo(20.0);
        assertThat(plant.moves().violations()).isEmpty();
    }

    @Test
    void anOpenBrakeWithoutTorqueLetsTheLoadGo() {
        carry(30_000);
        hoist.brake().release(true);
        run(1.15);
        double fallingKg = description.hoist().equivalentKg() + 45_000;
        assertThat(20.0 - hoist.positionM()).isCloseTo(45_000 * G / fallingKg / 2, within(0.1));
        assertThat(plant.moves().violations()).extracting(Violation::kind)
                .containsExactly(ViolationKind.BRAKE_OPENED_WITHOUT_TORQUE, ViolationKind.LOAD_DROPPED);
    }

    @Test
    void theBrakeCatchesAFallingLoad() {
        carry(30_000);
        hoist.brake().release(true);
        run(1.0);
        hoist.brake().release(false);
        run(0.2);
        double atM = hoist.positionM();
        double mps = hoist.speedMps();
        run(3);
        double brakingN = 1.6 * RATED_N - 45_000 * G;
        double expectedM = mps * mps / 2 * (description.hoist().equivalentKg() + 45_000) / brakingN;
        assertThat(hoist.speedMps()).isZero();
        assertThat(atM - hoist.positionM()).isCloseTo(expectedM, within(0.2 * expectedM));
    }

    @Test
    void torqueBeforeTheBrakeOpensKeepsTheLoadWhereItIs() {
        carry(40_000);
        takeOver();
        assertThat(hoist.positionM()).isCloseTo(20.0, within(0.001));
        assertThat(plant.moves().violations()).isEmpty();
    }

    @Test
    void aBrakeNeedsItsTimeToOpenAndToHold() {
        Brake brake = hoist.brake();
        brake.release(true);
        run(0.149);
        assertThat(brake.holds()).isTrue();
        run(0.001);
        assertThat(brake.holds()).isFalse();
        assertThat(brake.provenOpen()).isTrue();
        brake.release(false);
        run(0.199);
        assertThat(brake.holds()).isFalse();
        assertThat(brake.provenOpen()).isFalse();
        assertThat(brake.provenClosed()).isFalse();
        run(0.001);
        assertThat(brake.holds()).isTrue();
        assertThat(brake.provenClosed()).isTrue();
    }

    @Test
    void answersTheReferenceWithItsLag() {
        carry(20_000);
        takeOver();
        double askedMps = 0;
        for (int i = 0; i < 2000; i++) {
            askedMps = Math.min(1.0, askedMps + 0.0005);
            motor.run(askedMps, 35_000 * G / RATED_N);
            plant.step();
            if (i > 500 && askedMps < 1.0) {
                assertThat(askedMps - hoist.speedMps()).isCloseTo(0.5 * 0.060, within(0.01));
            }
        }
        run(1);
        assertThat(hoist.speedMps()).isCloseTo(1.0, within(0.005));
    }

    @Test
    void powerLimitsTheSpeedWithLoad() {
        carry(65_000);
        plant.put(SampleCrane.HOIST, 0.5);
        takeOver();
        for (int i = 0; i < 15_000; i++) {
            motor.run(Math.min(3.0, i * 0.0005), 80_000 * G / RATED_N);
            double mps = hoist.speedMps();
            plant.step();
            assertThat(motor.forceN() * mps).isLessThanOrEqualTo(1_950_000 * 1.001);
        }
        double fromM = hoist.positionM();
        for (int i = 0; i < 4_000; i++) {
            plant.step();
        }
        assertThat((hoist.positionM() - fromM) / 4).isCloseTo(1_950_000 / (80_000 * G), within(0.08));
    }

    @Test
    void liftingCostsMoreThanThePotentialEnergyAndLoweringGivesLessBack() {
        carry(30_000);
        takeOver();
        double potentialJ = 45_000 * G * travel(1.0, 10);
        double drawnJ = motor.drawnJ();
        assertThat(drawnJ).isBetween(potentialJ / 0.9, potentialJ / 0.9 * 1.15);
        double backJ = -45_000 * G * travel(-1.0, 10);
        assertThat(motor.returnedJ()).isBetween(backJ * 0.9 * 0.95, backJ * 0.9 * 1.05);
        assertThat(motor.drawnJ()).isCloseTo(drawnJ, within(0.1 * drawnJ));
    }

    /** Travels at a speed for about a distance and stands again; returns the distance, m. */
    private double travel(double speedMps, double distanceM) {
        double fromM = hoist.positionM();
        double preload = 45_000 * G / RATED_N;
        double asked = 0;
        while (Math.abs(hoist.positionM() - fromM) < distanceM) {
            asked = Math.clamp(asked + Math.signum(speedMps) * 0.0005, -1.0, 1.0);
            motor.run(asked, preload);
            plant.step();
        }
        while (Math.abs(asked) > 1e-9) {
            asked -= Math.signum(speedMps) * Math.min(0.0005, Math.abs(asked));
            motor.run(asked, preload);
            plant.step();
        }
        run(2);
        return hoist.positionM() - fromM;
    }

    @Test
    void showsTheEmptySpreaderWhereItIsAndALoadALittleLower() {
        carry(0);
        run(1);
        assertThat(plant.load().heightM()).isCloseTo(20.0, within(0.001));
        carry(30_000);
        run(1);
        assertThat(plant.load().heightM()).isBetween(19.75, 19.90);
    }
}
