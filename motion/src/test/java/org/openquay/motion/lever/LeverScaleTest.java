package org.openquay.motion.lever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.LeverCurve;
import org.openquay.api.crane.LeverInput;

/**
 * Over 2 000 random calibrations, from narrow to wide and with the centre anywhere between the ends, with dead bands from
 * none to half the travel, and every form of curve with parameters over its whole range.
 */
class LeverScaleTest {

    private static final int CASES = 2_000;
    private static final int POINTS = 400;
    private static final long SEED = 20_261;

    @Test
    void asksNothingInsideTheDeadBandAndAllAtTheEnds() {
        eachCase((lever, scale) -> {
            for (int i = 0; i <= POINTS; i++) {
                double inside = lever.deadBand() * (1 - 1e-9) * (2.0 * i / POINTS - 1);
                assertThat(scale.share(at(lever, inside))).as("%s at %s", lever, inside).isZero();
            }
            assertThat(scale.share(lever.max())).as("%s", lever).isEqualTo(1);
            assertThat(scale.share(lever.min())).as("%s", lever).isEqualTo(-1);
        });
    }

    @Test
    void beginsFromNothingAtTheEdgeOfTheDeadBand() {
        eachCase((lever, scale) -> {
            double justBeyond = lever.deadBand() + 1e-9;
            assertThat(scale.share(at(lever, justBeyond))).as("%s", lever).isCloseTo(0, within(1e-6));
            assertThat(scale.share(at(lever, -justBeyond))).as("%s", lever).isCloseTo(0, within(1e-6));
        });
    }

    @Test
    void neverFallsAndNeverJumps() {
        eachCase((lever, scale) -> {
            double before = -1;
            for (int i = 0; i <= POINTS; i++) {
                double share = scale.share(at(lever, 2.0 * i / POINTS - 1));
                assertThat(share).as("%s at point %d", lever, i).isBetween(before, 1.0);
                assertThat(share - before).as("%s at point %d", lever, i).isLessThan(STEEPEST * 2 / POINTS);
                before = share;
            }
        });
    }

    @Test
    void isTheSameToBothSides() {
        eachCase((lever, scale) -> {
            for (int i = 0; i <= POINTS; i++) {
                double travel = (double) i / POINTS;
                assertThat(scale.share(at(lever, -travel))).isCloseTo(-scale.share(at(lever, travel)), within(1e-6));
            }
        });
    }

    @Test
    void knowsWhatALeverCannotShow() {
        eachCase((lever, scale) -> {
            assertThat(scale.plausible(at(lever, 1.09))).isTrue();
            assertThat(scale.plausible(at(lever, -1.09))).isTrue();
            assertThat(scale.plausible(at(lever, 1.11))).isFalse();
            assertThat(scale.plausible(at(lever, -1.11))).isFalse();
            assertThat(scale.plausible(Double.NaN)).isFalse();
        });
    }

    @Test
    void followsEachForm() {
        assertThat(share(new LeverCurve.Linear(), 0.5)).isCloseTo(0.5, within(1e-12));
        assertThat(share(new LeverCurve.TwoSlope(0.6, 0.3), 0.3)).isCloseTo(0.15, within(1e-12));
        assertThat(share(new LeverCurve.TwoSlope(0.6, 0.3), 0.8)).isCloseTo(0.65, within(1e-12));
        assertThat(share(new LeverCurve.Square(), 0.5)).isCloseTo(0.25, within(1e-12));
        assertThat(share(new LeverCurve.Exponential(2), 0.5)).isCloseTo(1 / (Math.E + 1), within(1e-12));
    }

    /** No form is steeper anywhere: the knee's share of 0.99 over 0.05, and that over half the travel. */
    private static final double STEEPEST = 45;

    private static double share(LeverCurve curve, double travel) {
        return new LeverScale(new LeverInput.Analog(-1, 0, 1, 0, curve, 1)).share(travel);
    }

    private static double at(LeverInput.Analog lever, double travel) {
        return lever.centre() + travel * (travel >= 0 ? lever.max() - lever.centre() : lever.centre() - lever.min());
    }

    private interface Check {
        void of(LeverInput.Analog lever, LeverScale scale);
    }

    private static void eachCase(Check check) {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            double min = random.nextDouble(-30_000, 30_000);
            double width = Math.pow(10, random.nextDouble(0, 4.5));
            double centre = min + width * random.nextDouble(0.1, 0.9);
            LeverInput.Analog lever = new LeverInput.Analog(min, centre, min + width,
                    random.nextInt(5) == 0 ? 0 : random.nextDouble(0, 0.5), curve(random, i), 1);
            check.of(lever, new LeverScale(lever));
        }
    }

    private static LeverCurve curve(Random random, int number) {
        return switch (number % 4) {
            case 0 -> new LeverCurve.Linear();
            case 1 -> new LeverCurve.TwoSlope(random.nextDouble(0.05, 0.95), random.nextDouble(0.01, 0.99));
            case 2 -> new LeverCurve.Square();
            default -> new LeverCurve.Exponential(random.nextDouble(0.1, 8));
        };
    }
}
