package org.openquay.app.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;

/** What is known of the shapers, on a linear pendulum of this test's own. */
class InputShaperTest {

    private static final double ROPE_M = 20;
    private static final double PERIOD_S = 2 * Math.PI * Math.sqrt(ROPE_M / 9.81);
    private static final double STEP_S = 0.001;

    private static Profile ride() {
        Profile ride = new Profile();
        new PositionPlanner().plan(new KinematicState(), new KinematicState(40, 0, 0),
                new KinematicLimits(4, 0.6, 0.6), ride);
        return ride;
    }

    /** Amplitude that is left on a linear pendulum, degrees. */
    private static double leftDeg(InputShaper shaper, double ropeM) {
        Profile ride = ride();
        KinematicState state = new KinematicState();
        double endS = ride.durationS() + shaper.longerS();
        double angle = 0;
        double rate = 0;
        for (double t = 0; t < endS; t += STEP_S) {
            shaper.sample(ride, t + 0.5 * STEP_S, state);
            double middle = angle + 0.5 * STEP_S * rate;
            double slope = -(9.81 * middle + state.accelerationMps2) / ropeM;
            angle += STEP_S * (rate + 0.5 * STEP_S * slope);
            rate += STEP_S * slope;
        }
        return Math.toDegrees(Math.hypot(angle, rate * Math.sqrt(ropeM / 9.81)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 6.3, 8.97, 13})
    void theImpulsesSumToOneAndComeWithinHalfAndOnePeriod(double periodS) {
        assertThat(Arrays.stream(InputShaper.zv(periodS).part()).sum()).isEqualTo(1);
        assertThat(Arrays.stream(InputShaper.zvd(periodS).part()).sum()).isEqualTo(1);
        assertThat(InputShaper.zv(periodS).part()).hasSize(2);
        assertThat(InputShaper.zvd(periodS).part()).hasSize(3);
        assertThat(InputShaper.none().longerS()).isZero();
        assertThat(InputShaper.zv(periodS).longerS()).isEqualTo(0.5 * periodS);
        assertThat(InputShaper.zvd(periodS).longerS()).isEqualTo(periodS);
    }

    @Test
    void nothingIsLeftAtTheLengthTheyWereMadeFor() {
        assertThat(leftDeg(InputShaper.none(), ROPE_M)).isGreaterThan(3);
        assertThat(leftDeg(InputShaper.zv(PERIOD_S), ROPE_M)).isLessThan(1e-3);
        assertThat(leftDeg(InputShaper.zvd(PERIOD_S), ROPE_M)).isLessThan(1e-3);
        assertThat(InputShaper.zv(PERIOD_S).remaining(PERIOD_S)).isCloseTo(0, within(1e-15));
        assertThat(InputShaper.zvd(PERIOD_S).remaining(PERIOD_S)).isCloseTo(0, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 0.95, 1.05, 1.1})
    void threeImpulsesMakeLessOfAWrongRopeThanTwo(double factor) {
        double unshapedDeg = leftDeg(InputShaper.none(), factor * ROPE_M);
        double twoDeg = leftDeg(InputShaper.zv(PERIOD_S), factor * ROPE_M);
        double threeDeg = leftDeg(InputShaper.zvd(PERIOD_S), factor * ROPE_M);
        double wrongS = PERIOD_S * Math.sqrt(factor);

        assertThat(threeDeg).isLessThan(0.1 * twoDeg);
        assertThat(twoDeg).isLessThan(0.1 * unshapedDeg);
        // the midpoint method is some 1e-4 degrees wrong
        assertThat(twoDeg).isCloseTo(unshapedDeg * InputShaper.zv(PERIOD_S).remaining(wrongS), within(1e-3));
        assertThat(threeDeg).isCloseTo(unshapedDeg * InputShaper.zvd(PERIOD_S).remaining(wrongS), within(1e-3));
    }

    @Test
    void theShapedMotionKeepsTheLimitsAndEndsInTheTarget() {
        Profile ride = ride();
        for (InputShaper shaper : new InputShaper[] {InputShaper.zv(PERIOD_S), InputShaper.zvd(PERIOD_S)}) {
            KinematicState state = new KinematicState();
            double endS = ride.durationS() + shaper.longerS();
            double before = 0;
            double placeM = 0;
            for (double t = 0; t < endS; t += STEP_S) {
                shaper.sample(ride, t, state);
                assertThat(state.positionM).isBetween(placeM - 1e-12, 40 + 1e-9);
                assertThat(Math.abs(state.velocityMps)).isLessThanOrEqualTo(4 + 1e-9);
                assertThat(Math.abs(state.accelerationMps2)).isLessThanOrEqualTo(0.6 + 1e-9);
                assertThat(Math.abs(state.accelerationMps2 - before)).isLessThanOrEqualTo(0.6 * STEP_S + 1e-9);
                before = state.accelerationMps2;
                placeM = state.positionM;
            }
            shaper.sample(ride, endS, state);
            assertThat(state.positionM).isCloseTo(40, within(1e-12));
            assertThat(state.velocityMps).isZero();
        }
    }
}
