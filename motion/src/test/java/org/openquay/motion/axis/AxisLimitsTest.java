package org.openquay.motion.axis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.openquay.api.crane.SampleCrane.GANTRY;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.status.Limiter;

/** Limits on the plant: what the machine really does near its ends, and when everything is lost there. */
class AxisLimitsTest {

    /**
     * 30 runs a seed and axis: from up to 30 m before an end, random jogs, positions and stops of 0.1 to 6 s, two in three
     * towards the end. The invariants hold the axis itself, lag and all, in every cycle.
     */
    @ParameterizedTest
    @CsvSource({"0, 11", "0, 12", "1, 13", "1, 14", "2, 15", "2, 16"})
    void staysInsideItsLimitsWhateverIsDemanded(int index, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        System.out.println("axis " + index + ", seed " + seed);
        for (int run = 0; run < 30; run++) {
            AxisRig rig = near(index, random);
            double end = Math.signum(rig.plant.positionM);
            for (int demand = 0; demand < 8; demand++) {
                randomDemand(rig, random, end);
                rig.run(0.1 + 6 * Math.pow(random.nextDouble(), 2));
            }
            assertThat(rig.faults).isEmpty();
        }
    }

    private static AxisRig near(int index, SplittableRandom random) {
        AxisDescription axis = SampleCrane.description().axes().get(index);
        double end = random.nextBoolean() ? axis.maxPositionM() : axis.minPositionM();
        double load = index == HOIST ? random.nextDouble(15_000, 80_000) : AxisRig.defaultLoadKg(index);
        double from = Math.min(15, axis.limits().speedMps() * 10);
        AxisRig rig = new AxisRig(SampleCrane.description(), index, load)
                .at(end - Math.signum(end) * random.nextDouble(from));
        rig.run(0.1);
        rig.demand.kind = DemandKind.HOLD;
        rig.until(4, () -> rig.axis.ready());
        return rig;
    }

    private static void randomDemand(AxisRig rig, SplittableRandom random, double end) {
        AxisDescription axis = rig.description;
        double towards = random.nextInt(3) < 2 ? end : -end;
        double limit = end > 0 ? axis.maxPositionM() : axis.minPositionM();
        rig.demand.rest();
        rig.demand.kind = switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> DemandKind.VELOCITY;
            case 4, 5 -> DemandKind.POSITION;
            case 6 -> DemandKind.HOLD;
            default -> DemandKind.REST;
        };
        rig.demand.speedMps = axis.limits().speedMps() * random.nextDouble(0.05, 1.3)
                * (rig.demand.kind == DemandKind.VELOCITY ? towards : 1);
        rig.demand.positionM = limit - end * random.nextDouble(-3, 12);
    }

    /**
     * 40 runs an axis: at a random moment of a jog towards an end, both links go silent for good. The plant's own
     * watchdogs and brakes are all that is left; the hard limit is not reached.
     */
    @ParameterizedTest
    @ValueSource(ints = {HOIST, TROLLEY, GANTRY})
    void theHardLimitIsNotReachedWhenEverythingIsLost(int index) {
        SplittableRandom random = new SplittableRandom(21);
        double nearest = Double.POSITIVE_INFINITY;
        for (int run = 0; run < 40; run++) {
            AxisRig rig = near(index, random);
            double end = Math.signum(rig.plant.positionM);
            rig.demand.kind = DemandKind.VELOCITY;
            rig.demand.speedMps = end * rig.description.limits().speedMps();
            rig.run(random.nextDouble(12));
            rig.driveSilent = true;
            rig.ioSilent = true;
            rig.run(4);
            assertThat(Math.abs(rig.plant.speedMps)).isLessThan(0.001);
            double hard = end > 0 ? rig.description.hardMaxPositionM() : rig.description.hardMinPositionM();
            nearest = Math.min(nearest, end * (hard - rig.plant.positionM));
        }
        System.out.println("axis " + index + ": nearest to its hard limit " + nearest + " m");
        assertThat(nearest).isPositive();
    }

    @Test
    void slowsDownOnAPreLimitSwitchTowardsItsSideOnly() {
        AxisRig rig = new AxisRig(TROLLEY).at(0);
        rig.run(0.1);
        rig.demand.kind = DemandKind.VELOCITY;
        rig.demand.speedMps = 3;
        rig.until(12, () -> rig.axis.referenceSpeedMps() == 3.0);
        rig.preLimitPlus = true;
        rig.until(9, () -> rig.axis.referenceSpeedMps() == 0.8);
        assertThat(rig.axis.limiter()).isEqualTo(Limiter.SLOW_ZONE_PLUS);
        rig.demand.speedMps = -3;
        rig.until(15, () -> rig.axis.referenceSpeedMps() == -3.0);
    }

    @Test
    void aBrokenWireOfBothEndLimitsAllowsNoMotion() {
        AxisRig rig = new AxisRig(TROLLEY).at(0);
        rig.endLimitPlus = true;
        rig.endLimitMinus = true;
        rig.run(0.1);
        rig.demand.kind = DemandKind.VELOCITY;
        for (double speed : new double[] {1, -1}) {
            rig.demand.speedMps = speed;
            rig.run(2);
            assertThat(rig.plant.positionM).isEqualTo(0);
            assertThat(rig.axis.state().name()).isEqualTo("DISABLED");
        }
    }

    @ParameterizedTest
    @CsvSource({"15000, 3.0", "40120, 2.998", "53500, 2.25", "80000, 1.5", "86000, 1.395"})
    void limitsTheHoistByPowerOverWeight(double loadKg, double speedMps) {
        AxisRig rig = new AxisRig(SampleCrane.description(), HOIST, loadKg).at(-10);
        rig.run(4);
        assertThat(rig.axis.limits().speedMps).isCloseTo(speedMps, within(0.06));
        if (loadKg == 15_000) {
            assertThat(rig.axis.limits().decelerationMps2).isCloseTo(1.2, within(0.01));
        }
        if (loadKg >= 80_000) {
            assertThat(rig.axis.limits().decelerationMps2).isCloseTo(1.0, within(0.01));
        }
        rig.demand.kind = DemandKind.VELOCITY;
        rig.demand.speedMps = 4;
        double most = 0;
        for (int cycle = 0; cycle < 1000; cycle++) {
            rig.cycle();
            most = Math.max(most, rig.axis.referenceSpeedMps());
        }
        assertThat(most).isCloseTo(speedMps, within(0.06));
        assertThat(rig.axis.limiter()).isEqualTo(loadKg == 15_000 ? Limiter.RATED_SPEED : Limiter.LOAD_SPEED);
    }

    @Test
    void theLimitOfABouncingLoadDoesNotFlicker() {
        LoadLimits load = new LoadLimits(SampleCrane.description().axes().get(HOIST), SampleCrane.description().load());
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int cycle = 0; cycle < 3000; cycle++) {
            double bounce = 1.2 * Math.sin(9 * cycle * 0.01);
            load.weigh(60_000 * (1 + bounce / 9.80665), bounce, 0.01);
            load.update();
            if (cycle > 500) {
                least = Math.min(least, load.now.speedMps);
                most = Math.max(most, load.now.speedMps);
            }
        }
        assertThat(most - least).isLessThan(1e-9);
    }

    @Test
    void aHoistThatWasNotWeighedKeepsToTheRatedLoad() {
        LoadLimits load = new LoadLimits(SampleCrane.description().axes().get(HOIST), SampleCrane.description().load());
        assertThat(load.now.speedMps).isCloseTo(1.5, within(0.01));
        assertThat(load.now.jerkMps3).isEqualTo(0.75);
    }

    @Test
    void refusesAHardLimitInsideTheSoftwareLimit() {
        AxisDescription axis = SampleCrane.description().axes().get(TROLLEY);
        AxisDescription wrong = new AxisDescription(axis.name(), axis.role(), 0, -47, 63, -48.5, 63, 3, 0.8,
                axis.limits(), 0.02, axis.brake());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> TravelSide.plus(wrong, 0.6))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("hard limit 63.0 m");
    }

    @Test
    void approachesMoreGentlyWhereTheRoomBehindTheLimitIsSmall() {
        AxisDescription axis = SampleCrane.description().axes().get(TROLLEY);
        AxisDescription tight = new AxisDescription(axis.name(), axis.role(), 0, -47, 63, -48.5, 63.2, 0, 0.8,
                axis.limits(), 0.02, axis.brake());
        AxisLimits limits = new AxisLimits();
        limits.copyFrom(tight.limits());
        TravelSide side = TravelSide.plus(tight, 0.6);
        side.begin(limits, 4);
        double d = side.decelerationMps2;
        assertThat(d).isLessThan(0.8);
        for (double v = 0; v <= 4; v += 0.01) {
            double lost = v * 0.6 + v * v / (2 * 1.2);
            assertThat(lost).isLessThanOrEqualTo(0.2 + v * v / (2 * d) + 1e-9);
        }
    }
}
