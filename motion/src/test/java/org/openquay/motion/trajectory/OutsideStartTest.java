package org.openquay.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;

/** Starts outside the limits, or bound to leave them. */
class OutsideStartTest {

    private final PositionPlanner planner = new PositionPlanner();
    private final Profile profile = new Profile();
    private final Profile rest = new Profile();
    private final ProfileChecker checker = new ProfileChecker();
    private final KinematicState state = new KinematicState();

    @Test
    void brakesATooFastStartWithFullJerkAndDeceleration() {
        KinematicLimits limits = new KinematicLimits(2, 1, 0.5);
        plan(new KinematicState(0, 5, 0), new KinematicState(100, 0, 0), limits);
        // 2 s to full deceleration take 1 m/s, then 2 m/s are left to the limit
        assertThat(profile.brakeDurationS()).isCloseTo(4, within(1e-12));
        assertThat(profile.phaseJerkMps3(0)).isEqualTo(-0.5);
        profile.sample(4, state);
        assertThat(state.velocityMps).isCloseTo(2, within(1e-12));
    }

    @Test
    void bringsAccelerationBackFirst() {
        KinematicLimits limits = new KinematicLimits(10, 1, 0.5);
        plan(new KinematicState(0, 0, 3), new KinematicState(100, 0, 0), limits);
        assertThat(profile.brakeDurationS()).isCloseTo(4, within(1e-12));
    }

    @Test
    void doesNotFallThroughTheOtherLimitWhileBraking() {
        KinematicLimits limits = new KinematicLimits();
        limits.set(-0.1, 0.5, -2, 2, 0.5);
        KinematicState start = new KinematicState(0, 0.8, 0);
        plan(start, new KinematicState(1, 0, 0), limits);
        checker.follow(profile, start, limits, 0);
        limits.maxVelocityMps = 0.8;
        checker.follow(profile, start, limits, 0);
        assertThat(checker.velocityExcess).isLessThanOrEqualTo(1e-12);
    }

    @Test
    void doesNotBrakeWhereTheTargetComesBeforeTheViolation() {
        KinematicLimits limits = new KinematicLimits(2, 1, 0.5);
        KinematicState start = new KinematicState(0, 1.2, 0.9);
        // on the way to a target that is reached still speeding up
        KinematicState target = new KinematicState(0, 0, 0);
        double t = 0.5;
        target.set(t * (1.2 + t * (0.45 - t * 0.5 / 6)), 1.2 + t * (0.9 - t * 0.25), 0.9 - t * 0.5);
        plan(start, target, limits);
        assertThat(profile.durationS()).isCloseTo(t, within(1e-9));
        assertThat(profile.brakeDurationS()).isZero();
    }

    @Test
    void returnsInsideAndIsNeverSlowerThanBrakingFirst() {
        long seed = 3;
        int problems = 200_000;
        System.out.printf("%d random starts outside the limits, seed %d%n", problems, seed);
        Random random = new Random(seed);
        RandomProblems problem = new RandomProblems(seed);
        RandomProblems.Kind[] kinds = {RandomProblems.Kind.UNIT, RandomProblems.Kind.CRANE, RandomProblems.Kind.EDGES};
        int braked = 0;
        for (int i = 0; i < problems; i++) {
            problem.next(kinds[i % kinds.length]);
            KinematicLimits limits = problem.limits;
            KinematicState start = problem.start;
            start.velocityMps += random.nextGaussian() * (random.nextBoolean() ? limits.maxVelocityMps : 0);
            start.accelerationMps2 += random.nextGaussian() * limits.maxAccelerationMps2;
            plan(start, problem.target, limits);
            if (profile.brakeDurationS() == 0) {
                continue;
            }
            braked++;
            requireInsideAfterBraking(i, problem);
            requireNoMoreViolationThanForced(i, problem);
            requireRestToBeOptimal(i, problem);
        }
        System.out.printf("%d of them brake%n", braked);
        assertThat(braked).isGreaterThan(problems / 4);
    }

    private void requireInsideAfterBraking(int i, RandomProblems problem) {
        checker.follow(profile, problem.start, problem.limits, profile.brakeDurationS());
        boolean arrives = Math.abs(checker.positionM - problem.target.positionM) <= 1e-8
                && Math.abs(checker.velocityMps - problem.target.velocityMps) <= 1e-8
                && Math.abs(checker.accelerationMps2 - problem.target.accelerationMps2) <= 1e-10;
        if (!arrives || checker.worstExcess() > 1e-12) {
            throw new AssertionError(i + ": exceeds by " + checker.worstExcess() + " after braking, " + problem);
        }
    }

    /** While it brakes, velocity and acceleration go no further out than the start forces them to. */
    private void requireNoMoreViolationThanForced(int i, RandomProblems problem) {
        KinematicLimits limits = problem.limits;
        KinematicState start = problem.start;
        double turned = start.velocityMps
                + start.accelerationMps2 * Math.abs(start.accelerationMps2) / (2 * limits.maxJerkMps3);
        KinematicLimits forced = new KinematicLimits();
        forced.set(Math.min(limits.minVelocityMps, Math.min(start.velocityMps, turned)),
                Math.max(limits.maxVelocityMps, Math.max(start.velocityMps, turned)),
                Math.min(limits.minAccelerationMps2, start.accelerationMps2),
                Math.max(limits.maxAccelerationMps2, start.accelerationMps2), limits.maxJerkMps3);
        checker.follow(profile, start, forced, 0);
        if (checker.worstExcess() > 1e-12) {
            throw new AssertionError(i + ": exceeds by " + checker.worstExcess() + " more than forced, " + problem);
        }
    }

    private void requireRestToBeOptimal(int i, RandomProblems problem) {
        profile.sample(profile.brakeDurationS(), state);
        assertThat(planner.plan(state, problem.target, problem.limits, rest)).isEqualTo(TrajectoryResult.OK);
        double whole = profile.brakeDurationS() + rest.durationS();
        if (profile.durationS() > whole + 1e-3) {
            throw new AssertionError(i + ": takes " + profile.durationS() + " instead of " + whole + ", " + problem);
        }
    }

    private void plan(KinematicState start, KinematicState target, KinematicLimits limits) {
        assertThat(planner.plan(start, target, limits, profile)).isEqualTo(TrajectoryResult.OK);
    }
}
