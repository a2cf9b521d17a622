package org.openquay.simulator.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.simulator.cargo.CargoPlan;

class PendulumTest {

    private static final double G = SuspendedLoad.GRAVITY_MPS2;
    private static final CraneDescription CRANE = SampleCrane.description();
    private static final double SUSPENSION_M = CRANE.pendulum().suspensionHeightM();

    private final Plant plant = new Plant(CRANE, undamped(), CargoPlan.none(), 1);
    private final SuspendedLoad load = plant.load();

    /** Ropes a hundred times as stiff, no air, no friction in the sheaves: what the textbook calls a pendulum. */
    private static PlantDescription undamped() {
        PlantDescription sample = PlantDescription.sample();
        PlantDescription.Load load = sample.load();
        return new PlantDescription(sample.axes(), sample.drives(), sample.hoist(),
                new PlantDescription.Ropes(180_000_000, 30, 40, 300_000, 0, 20_000),
                new PlantDescription.Load(load.headblockKg(), load.spreaderKg(), 0, 0, 0, load.containerLengthM(), 0),
                sample.spreader(), sample.wind(), sample.sensors(), sample.ground(), sample.trucks());
    }

    @ParameterizedTest
    @CsvSource({"42, 0.02", "27, 0.05", "27, 0.5", "7, 0.05", "30, 1.0"})
    void swingsWithThePeriodOfItsLengthAndAmplitude(double hoistM, double amplitudeRad) {
        plant.put(SampleCrane.HOIST, hoistM);
        plant.sway(amplitudeRad);

        double square = amplitudeRad * amplitudeRad;
        double expectedS = 2 * Math.PI * Math.sqrt((SUSPENSION_M - hoistM) / G)
                * (1 + square / 16 + 11 * square * square / 3072);
        assertThat(measuredPeriodS(4)).isCloseTo(expectedS, within(0.002 * expectedS));
    }

    private double measuredPeriodS(int periods) {
        double firstS = nextUpwardCrossingS();
        double lastS = firstS;
        for (int i = 0; i < periods; i++) {
            lastS = nextUpwardCrossingS();
        }
        return (lastS - firstS) / periods;
    }

    private double nextUpwardCrossingS() {
        double before = load.swayRad();
        for (int i = 0; i < 60_000; i++) {
            plant.step();
            double now = load.swayRad();
            if (before < 0 && now >= 0) {
                return plant.timeNs() / 1e9 - 0.001 * now / (now - before);
            }
            before = now;
        }
        throw new AssertionError("does not swing");
    }

    @Test
    void keepsItsEnergyForAHundredSecondsWithoutDamping() {
        plant.put(SampleCrane.HOIST, 27);
        plant.sway(0.2);
        double energyBefore = energyJ();
        run(100);
        assertThat(energyJ()).isCloseTo(energyBefore, within(0.01 * load.massKg() * G * 25 * (1 - Math.cos(0.2))));
    }

    private double energyJ() {
        double square = load.speedMps() * load.speedMps() + load.verticalMps() * load.verticalMps();
        return load.massKg() * (square / 2 + G * load.heightM());
    }

    /** Both directions of hoisting, while the trolley accelerates and brakes. */
    @ParameterizedTest
    @CsvSource({"40, -1.5", "15, 1.5"})
    void followsThePendulumOfChangingLength(double fromM, double hoistMps) {
        plant.put(SampleCrane.HOIST, fromM);
        plant.sway(-0.05);
        plant.axis(SampleCrane.HOIST).brake().release(true);
        plant.axis(SampleCrane.TROLLEY).brake().release(true);
        plant.motor(SampleCrane.HOIST).run(0, load.tensionN() / 780_000);
        plant.motor(SampleCrane.TROLLEY).run(0, 0);
        run(0.2);
        Reference reference = new Reference(load.swayRad(), load.swayRadps());
        double worstRad = 0;
        for (int i = 0; i < 15_000; i++) {
            double s = i / 1000.0;
            plant.motor(SampleCrane.HOIST).run(hoistMps * Math.min(1, s / 2), load.massKg() * G / 780_000);
            plant.motor(SampleCrane.TROLLEY).run(s < 7 ? Math.min(2, 0.5 * s) : Math.max(0, 2 - 0.5 * (s - 7)), 0);
            double trolleyMps = plant.axis(SampleCrane.TROLLEY).speedMps();
            double lengthM = SUSPENSION_M - plant.axis(SampleCrane.HOIST).positionM();
            plant.step();
            double accelerationMps2 = (plant.axis(SampleCrane.TROLLEY).speedMps() - trolleyMps) / 0.001;
            reference.step(lengthM, -plant.axis(SampleCrane.HOIST).speedMps(), accelerationMps2);
            worstRad = Math.max(worstRad, Math.abs(load.swayRad() - reference.angle));
        }
        assertThat(worstRad).isLessThan(0.0015);
        assertThat(reference.peak).isGreaterThan(0.05);
    }

    /** {@code l·θ'' + 2·l'·θ' + g·sin θ + x''·cos θ = 0} by fourth-order Runge-Kutta. */
    private static final class Reference {

        private double angle;
        private double rate;
        private double peak;

        Reference(double angle, double rate) {
            this.angle = angle;
            this.rate = rate;
        }

        void step(double lengthM, double lengthMps, double pivotMps2) {
            double h = 0.001;
            double a1 = bend(angle, rate, lengthM, lengthMps, pivotMps2);
            double a2 =
                    bend(angle + h / 2 * rate, rate + h / 2 * a1, lengthM + h / 2 * lengthMps, lengthMps, pivotMps2);
            double a3 = bend(angle + h / 2 * (rate + h / 2 * a1), rate + h / 2 * a2, lengthM + h / 2 * lengthMps,
                    lengthMps, pivotMps2);
            double a4 = bend(angle + h * (rate + h / 2 * a2), rate + h * a3, lengthM + h * lengthMps, lengthMps,
                    pivotMps2);
            angle += h * (rate + h / 6 * (a1 + a2 + a3));
            rate += h / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
            peak = Math.max(peak, Math.abs(angle));
        }

        private static double bend(double angle, double rate, double lengthM, double lengthMps, double pivotMps2) {
            return -(2 * lengthMps * rate + G * Math.sin(angle) + pivotMps2 * Math.cos(angle)) / lengthM;
        }
    }

    @Test
    void hangsInTheWindWhereDragAndWeightBalance() {
        PlantDescription sample = PlantDescription.sample();
        PlantDescription windy = new PlantDescription(sample.axes(), sample.drives(), sample.hoist(),
                new PlantDescription.Ropes(1_800_000, 30, 40, 30_000, 0.3, 20_000), sample.load(), sample.spreader(),
                new PlantDescription.Wind(12, 0, 0, 120), sample.sensors(), sample.ground(), sample.trucks());
        Plant inWind = new Plant(CRANE, windy, CargoPlan.none(), 1);
        for (int i = 0; i < 120_000; i++) {
            inWind.step();
        }
        double dragN = 1.225 / 2 * 1.3 * 6.0 * 12 * 12;
        assertThat(inWind.load().swayRad()).isCloseTo(Math.atan(dragN / (15_000 * G)), within(1e-4));
    }

    @Test
    void initialSwayDiesDownSlowly() {
        Plant sample = new Plant(CRANE, PlantDescription.sample(), CargoPlan.none(), 1);
        sample.put(SampleCrane.HOIST, 27);
        sample.sway(0.1);
        double before = sample.load().swayAmplitudeM();
        for (int i = 0; i < 60_000; i++) {
            sample.step();
        }
        assertThat(sample.load().swayAmplitudeM() / before).isBetween(0.75, 0.87);
    }

    private void run(double seconds) {
        for (int i = 0; i < seconds * 1000; i++) {
            plant.step();
        }
    }
}
