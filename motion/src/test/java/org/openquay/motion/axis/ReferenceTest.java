package org.openquay.motion.axis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.status.Limiter;
import org.openquay.motion.MotionInvariants;

/**
 * The reference alone, without drives: thousands of random sequences of demands, most of them near the ends and towards
 * them.
 */
class ReferenceTest {

    private static final double DT_S = 0.01;

    /** A reference with its sides, and what must hold of it in every cycle. */
    private static final class Bench {

        final AxisLimits limits = new AxisLimits();
        final AxisDescription axis;
        final TravelSide plus;
        final TravelSide minus;
        final Reference reference;
        final MotionInvariants invariants;

        Bench(int index) {
            axis = SampleCrane.description().axes().get(index);
            limits.copyFrom(axis.limits());
            double coastS = AxisReference.coastS(SampleCrane.description(), index);
            plus = TravelSide.plus(axis, coastS);
            minus = TravelSide.minus(axis, coastS);
            reference = new Reference(plus, minus, limits);
            invariants = new MotionInvariants(axis, coastS, 1e-6);
            begin();
        }

        void begin() {
            plus.begin(limits, axis.limits().speedMps());
            minus.begin(limits, axis.limits().speedMps());
        }

        void check() {
            invariants.reference(reference.positionM(), reference.speedMps(), reference.accelerationMps2(), limits,
                    false, DT_S);
            invariants.axis(reference.positionM(), reference.speedMps(), limits);
            zone(plus);
            zone(minus);
        }

        private void zone(TravelSide side) {
            if (side.sign * reference.positionM() > side.zoneM + 1e-6) {
                assertThat(side.sign * reference.speedMps()).as("speed in the slow zone at %s m",
                        reference.positionM()).isLessThanOrEqualTo(side.slowMps + 1e-6);
            }
        }

        void chase(double speedMps) {
            begin();
            reference.chase(speedMps, DT_S);
            check();
        }
    }

    /**
     * 1000 sequences of 4 to 20 demands a seed. Half begin within 10 m of an end; two demands in three lead towards it; a
     * demand lasts 10 ms to 8 s, so that it is met while accelerating, cruising, braking and in the zone.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void overrunsNoLimitAndNoZoneWhateverIsDemanded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int sequence = 0; sequence < 1000; sequence++) {
            Bench bench = new Bench(random.nextInt(3));
            double end = random.nextBoolean() ? bench.axis.maxPositionM() : bench.axis.minPositionM();
            double start = random.nextBoolean()
                    ? end - Math.signum(end) * random.nextDouble(10)
                    : random.nextDouble(bench.axis.minPositionM(), bench.axis.maxPositionM());
            bench.reference.rest(start);
            int demands = random.nextInt(4, 21);
            for (int demand = 0; demand < demands; demand++) {
                demand(bench, random, end, (int) (1 + 800 * Math.pow(random.nextDouble(), 3)));
            }
        }
        System.out.println("seed " + seed + ": 1000 sequences");
    }

    private static void demand(Bench bench, SplittableRandom random, double end, int cycles) {
        double towards = random.nextInt(3) < 2 ? Math.signum(end) : -Math.signum(end);
        double speed = random.nextInt(4) == 0
                ? bench.axis.limits().speedMps() * 1.5
                : bench.axis.limits().speedMps() * Math.pow(random.nextDouble(), 2);
        double target = end + Math.signum(end) * random.nextDouble(-12, 2);
        int kind = random.nextInt(8);
        for (int cycle = 0; cycle < cycles; cycle++) {
            bench.begin();
            switch (kind) {
                case 0, 1, 2 -> bench.reference.chase(towards * speed, DT_S);
                case 3, 4, 5 -> bench.reference.moveTo(target, speed + 0.01, DT_S);
                case 6 -> bench.reference.decelerate(bench.limits.decelerationMps2, bench.limits.jerkMps3, DT_S);
                default ->
                    bench.reference.follow(speed * Math.sin(0.05 * cycle), 0.05 * speed * Math.cos(0.05 * cycle) / DT_S,
                            DT_S);
            }
            bench.check();
        }
    }

    @Test
    void jogsToTheSoftwareLimitThroughTheSlowZoneAndSaysSo() {
        Bench bench = new Bench(TROLLEY);
        bench.reference.rest(40);
        boolean slowZone = false;
        boolean stopping = false;
        for (int cycle = 0; cycle < 3000; cycle++) {
            bench.begin();
            bench.reference.chase(4, DT_S);
            bench.check();
            slowZone |= bench.reference.limiter() == Limiter.SLOW_ZONE_PLUS;
            stopping |= bench.reference.limiter() == Limiter.STOPPING_DISTANCE_PLUS;
        }
        assertThat(bench.reference.positionM()).isCloseTo(63.0, within(1e-6));
        assertThat(bench.reference.moves()).isFalse();
        assertThat(slowZone).isTrue();
        assertThat(stopping).isTrue();
    }

    @Test
    void isAtTheSlowSpeedJustWhereTheZoneBegins() {
        Bench bench = new Bench(TROLLEY);
        bench.reference.rest(20);
        double reached = Double.NaN;
        for (int cycle = 0; cycle < 3000 && Double.isNaN(reached); cycle++) {
            bench.begin();
            bench.reference.chase(4, DT_S);
            bench.check();
            boolean slow = bench.invariants.fastestMps > 3.9 && bench.reference.speedMps() <= 0.8 + 1e-6;
            reached = slow ? bench.reference.positionM() : Double.NaN;
        }
        assertThat(reached).isCloseTo(60.0, within(0.02));
    }

    @Test
    void movesToAPositionInTheTimeOfAnOptimalMotion() {
        Bench bench = new Bench(TROLLEY);
        bench.reference.rest(0);
        int cycles = 0;
        while (cycles < 4000 && bench.reference.positionM() != 30) {
            bench.begin();
            bench.reference.moveTo(30, 4, DT_S);
            bench.check();
            cycles++;
        }
        // rest to rest over 30 m with 4 m/s, 0.8 m/s², 0.6 m/s³: s/v + v/a + a/j
        assertThat(cycles * DT_S).isCloseTo(30 / 4.0 + 4 / 0.8 + 0.8 / 0.6, within(0.011));
    }

    @Test
    void comesToTheSlowSpeedAsSoonAsItMayWhenAPreLimitAppearsUnderWay() {
        Bench bench = new Bench(HOIST);
        bench.reference.rest(0);
        for (int cycle = 0; cycle < 600; cycle++) {
            bench.begin();
            bench.reference.chase(3, DT_S);
            bench.check();
        }
        assertThat(bench.reference.speedMps()).isEqualTo(3.0);
        for (int cycle = 0; cycle < 400; cycle++) {
            bench.begin();
            bench.plus.cap(bench.plus.slowMps, bench.plus.slowLimiter);
            bench.reference.chase(3, DT_S);
            bench.check();
        }
        assertThat(bench.reference.speedMps()).isEqualTo(0.5);
        assertThat(bench.reference.limiter()).isEqualTo(Limiter.SLOW_ZONE_PLUS);
    }

    @Test
    void leavesALimitThatItStandsBeyond() {
        Bench bench = new Bench(TROLLEY);
        bench.reference.rest(63.4);
        for (int cycle = 0; cycle < 100; cycle++) {
            bench.begin();
            bench.reference.chase(1, DT_S);
            assertThat(bench.reference.positionM()).isEqualTo(63.4);
        }
        for (int cycle = 0; cycle < 300; cycle++) {
            bench.begin();
            bench.reference.chase(-1, DT_S);
        }
        assertThat(bench.reference.positionM()).isLessThan(62);
        assertThat(bench.reference.speedMps()).isEqualTo(-1);
    }
}
