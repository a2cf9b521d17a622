package org.openquay.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;

class MovingTargetTest {

    private static final double PERIOD_S = 0.01;

    private final PursuitPlanner pursuit = new PursuitPlanner();
    private final TargetTracker tracker = new TargetTracker();
    private final Profile profile = new Profile();
    private final ProfileChecker checker = new ProfileChecker();
    private final KinematicLimits limits = new KinematicLimits(2, 1, 0.5);
    private final KinematicState state = new KinematicState();
    private final KinematicState target = new KinematicState();

    @Test
    void meetsACruisingTargetWithItsVelocity() {
        KinematicState start = new KinematicState(0, -0.5, 0.3);
        target.set(10, 0.8, 0);
        assertThat(pursuit.plan(start, target, limits, profile)).isEqualTo(TrajectoryResult.OK);
        checker.follow(profile, start, limits, 0);
        assertThat(checker.worstExcess()).isLessThanOrEqualTo(1e-12);
        assertThat(checker.positionM).isCloseTo(10 + 0.8 * profile.durationS(), within(1e-10));
        assertThat(checker.velocityMps).isCloseTo(0.8, within(1e-12));
        profile.sample(profile.durationS() + 5, state);
        assertThat(state.positionM).isCloseTo(10 + 0.8 * (profile.durationS() + 5), within(1e-9));
    }

    @Test
    void meetsACruisingTargetNoLaterThanAtAnyPlaceAhead() {
        KinematicState start = new KinematicState(0, -0.5, 0.3);
        target.set(10, 0.8, 0);
        assertThat(pursuit.plan(start, target, limits, profile)).isEqualTo(TrajectoryResult.OK);
        double meetS = profile.durationS();
        PositionPlanner planner = new PositionPlanner();
        for (int i = 0; i < 1000; i++) {
            double t = meetS * i / 1000;
            KinematicState there = new KinematicState(10 + 0.8 * t, 0.8, 0);
            assertThat(planner.plan(start, there, limits, profile)).isEqualTo(TrajectoryResult.OK);
            assertThat(profile.durationS()).as("at %s s", t).isGreaterThan(t);
        }
    }

    @Test
    void cannotCatchATargetAsFastAsItself() {
        target.set(10, 2, 0);
        assertThat(pursuit.plan(state, target, limits, profile)).isEqualTo(TrajectoryResult.TARGET_NOT_REACHABLE);
        target.set(10, 2.1, 0);
        assertThat(pursuit.plan(state, target, limits, profile))
                .isEqualTo(TrajectoryResult.TARGET_VELOCITY_OUTSIDE_LIMITS);
        target.set(-10, 2, 0);
        assertThat(pursuit.plan(state, target, limits, profile)).isEqualTo(TrajectoryResult.OK);
    }

    @Test
    void followsAnAcceleratingTargetWithoutLag() {
        double lag = track(19, (t, out) -> out.set(5 + 0.05 * t * t, 0.1 * t, 0.1));
        assertThat(lag).isLessThan(1e-9);
    }

    @Test
    void followsASwingingTargetClosely() {
        double lag = track(40, (t, out) -> out.set(3 + StrictMath.sin(0.5 * t), 0.5 * StrictMath.cos(0.5 * t),
                -0.25 * StrictMath.sin(0.5 * t)));
        assertThat(lag).isLessThan(1e-6);
    }

    @Test
    void keepsItsLimitsWhereTheTargetDoesNot() {
        track(40, (t, out) -> out.set(30 * StrictMath.sin(0.5 * t), 15 * StrictMath.cos(0.5 * t),
                -7.5 * StrictMath.sin(0.5 * t)));
        track(40, (t, out) -> out.set(4 * t, 4, 0));
        track(20, (t, out) -> out.set(0.45 * t * t, 0.9 * t, 0.9));
    }

    @Test
    void stopsAtItsPositionLimitAndComesBack() {
        limits.setPosition(-1, 4);
        double lag = track(120, (t, out) -> out.set(5 - 5 * StrictMath.cos(0.2 * t), StrictMath.sin(0.2 * t),
                0.2 * StrictMath.cos(0.2 * t)));
        assertThat(state.positionM).isLessThanOrEqualTo(4 + 1e-9);
        assertThat(lag).isLessThan(7);
    }

    @Test
    void keepsItsLimitsWhateverTheTargetDoes() {
        long seed = 8;
        System.out.printf("random walks of a target, seed %d%n", seed);
        Random random = new Random(seed);
        for (int walk = 0; walk < 200; walk++) {
            limits.set(-0.2 - random.nextDouble(), 0.2 + random.nextDouble(), -0.1 - random.nextDouble(),
                    0.1 + random.nextDouble(), 0.2 + random.nextDouble());
            limits.setPosition(-1 - random.nextDouble(), random.nextBoolean() ? 1 : Double.POSITIVE_INFINITY);
            KinematicState wild = new KinematicState();
            track(10, (t, out) -> {
                if (random.nextInt(50) == 0) {
                    wild.set(4 * random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
                }
                out.copyFrom(wild);
            });
        }
    }

    @Test
    void refusesWhatItCannotFollow() {
        target.set(Double.NaN, 0, 0);
        assertThat(tracker.step(state, target, limits, PERIOD_S)).isEqualTo(TrajectoryResult.TARGET_NOT_FINITE);
        target.set(0, 0, 0);
        limits.maxJerkMps3 = Double.POSITIVE_INFINITY;
        assertThat(tracker.step(state, target, limits, PERIOD_S)).isEqualTo(TrajectoryResult.INVALID_JERK_LIMIT);
    }

    /** Tracks from rest at zero, checks every limit in every period, and returns the greatest lag of the second half. */
    private double track(double seconds, BiConsumer<Double, KinematicState> motion) {
        state.set(0, 0, 0);
        KinematicState before = new KinematicState();
        double lag = 0;
        int periods = (int) (seconds / PERIOD_S);
        for (int period = 0; period < periods; period++) {
            motion.accept(period * PERIOD_S, target);
            if (period > periods / 2) {
                lag = Math.max(lag, Math.abs(state.positionM - target.positionM));
            }
            before.copyFrom(state);
            assertThat(tracker.step(state, target, limits, PERIOD_S)).isEqualTo(TrajectoryResult.OK);
            double tolerance = 1e-9;
            double jerk = (state.accelerationMps2 - before.accelerationMps2) / PERIOD_S;
            boolean within = Math.abs(jerk) <= limits.maxJerkMps3 + tolerance
                    && state.accelerationMps2 <= limits.maxAccelerationMps2 + tolerance
                    && state.accelerationMps2 >= limits.minAccelerationMps2 - tolerance
                    && state.velocityMps <= limits.maxVelocityMps + tolerance
                    && state.velocityMps >= limits.minVelocityMps - tolerance
                    && state.positionM <= limits.maxPositionM + 2e-9 && state.positionM >= limits.minPositionM - 2e-9;
            double mean = 0.5 * (state.velocityMps + before.velocityMps);
            double moved = state.positionM - before.positionM;
            boolean joins = Math.abs(moved - mean * PERIOD_S) <= limits.maxJerkMps3 * PERIOD_S * PERIOD_S * PERIOD_S;
            if (!within || !joins) {
                throw new AssertionError(period + ": from " + before + " to " + state + " behind " + target);
            }
        }
        return lag;
    }
}
