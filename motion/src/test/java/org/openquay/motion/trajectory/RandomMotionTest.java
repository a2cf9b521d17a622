package org.openquay.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random problems over the whole admissible space, see {@link RandomProblems}. */
class RandomMotionTest {

    private static final RandomProblems.Kind[] KINDS = RandomProblems.Kind.values();

    private final PositionPlanner planner = new PositionPlanner();
    private final Profile profile = new Profile();
    private final Profile other = new Profile();
    private final ProfileChecker checker = new ProfileChecker();
    private final ProfileFamily families = new ProfileFamily();
    private final KinematicState middle = new KinematicState();

    @Test
    void arrivesExactlyWithinLimitsAndNeverLaterThanAnotherMotion() {
        check(1_000_000, 1);
    }

    @Test
    @Tag("soak")
    void arrivesExactlyWithinLimitsInMillionsOfProblems() {
        check(100_000_000, System.nanoTime());
    }

    private void check(int problems, long seed) {
        System.out.printf("%d random problems, seed %d%n", problems, seed);
        RandomProblems problem = new RandomProblems(seed);
        Random random = new Random(~seed);
        int perturbed = 0;
        int later = 0;
        int detours = 0;
        for (int i = 0; i < problems; i++) {
            problem.next(KINDS[i % KINDS.length]);
            plan(i, problem);
            families.count(profile);
            requireArrivalWithinLimits(i, problem);
            later += requireNotLaterThan(i, problem, problem.knownS);
            if (problem.kind != RandomProblems.Kind.FAR_SCALES && profile.durationS() > 1e-6) {
                detours += detoursFrom(problem, profile.durationS() * random.nextDouble());
            }
            if (problem.perturb(profile)) {
                perturbed++;
                plan(i, problem);
                later += requireNotLaterThan(i, problem, problem.knownS);
            }
        }
        System.out.println(families);
        System.out.printf("%d perturbed motions within limits; %d later than a known motion, by rounding; %d detours%n",
                perturbed, later, detours);
        assertThat(perturbed).isGreaterThan(problems / 20);
        // where a motion starts or ends with no velocity to spare, rounding errors enter with their root
        assertThat(later).isLessThan(problems / 500);
        assertThat(detours).isLessThanOrEqualTo(1 + problems / 1_000_000);
        assertThat(ProfileFamily.COMPLETE).hasSize(16)
                .allSatisfy(family -> assertThat(families.countOf(family)).isGreaterThan(problems / 1000));
    }

    private void plan(int i, RandomProblems problem) {
        TrajectoryResult result = planner.plan(problem.start, problem.target, problem.limits, profile);
        if (result != TrajectoryResult.OK || profile.brakeDurationS() > 0) {
            throw new AssertionError(i + ": " + result + ", brakes " + profile.brakeDurationS() + ", " + problem);
        }
    }

    private void requireArrivalWithinLimits(int i, RandomProblems problem) {
        checker.follow(profile, problem.start, problem.limits, 0);
        double speeds = problem.limits.maxVelocityMps - problem.limits.minVelocityMps;
        double magnitude = Math.abs(problem.start.positionM) + Math.abs(problem.target.positionM)
                + speeds * profile.durationS();
        boolean arrives = Math.abs(checker.positionM - problem.target.positionM) <= Math.max(1e-8, 1e-14 * magnitude)
                && Math.abs(checker.velocityMps - problem.target.velocityMps) <= 1e-8
                && Math.abs(checker.accelerationMps2 - problem.target.accelerationMps2) <= 1e-10;
        boolean joins = checker.positionStepM <= Math.max(1e-10, 1e-15 * magnitude)
                && checker.velocityStepMps <= Math.max(1e-12, 1e-15 * speeds) && checker.accelerationStepMps2 <= 1e-12;
        if (!arrives || !joins || checker.worstExcess() > 1e-12) {
            throw new AssertionError(i + ": ends in " + checker.positionM + ", " + checker.velocityMps + ", "
                    + checker.accelerationMps2 + ", exceeds limits by " + checker.worstExcess() + ", " + problem);
        }
    }

    /** Returns 1 if it is later by a rounding error, 0 if it is not later. */
    private int requireNotLaterThan(int i, RandomProblems problem, double knownS) {
        double delay = profile.durationS() - knownS;
        if (delay > 1e-4 * Math.max(1, knownS)) {
            throw new AssertionError(i + ": takes " + profile.durationS() + ", " + problem);
        }
        return delay > 1e-9 * Math.max(1, knownS) ? 1 : 0;
    }

    /**
     * Each part of an optimal motion is optimal: planned alone it takes the same time, and no detour for rounding.
     * Returns 1 if it does take a detour.
     */
    private int detoursFrom(RandomProblems problem, double partS) {
        profile.sample(partS, middle);
        double tolerance = 1e-2 * Math.max(1, profile.durationS());
        if (planner.plan(middle, problem.target, problem.limits, other) != TrajectoryResult.OK
                || Math.abs(partS + other.durationS() - profile.durationS()) > tolerance) {
            return 1;
        }
        TrajectoryResult result = planner.plan(problem.start, middle, problem.limits, other);
        return result != TrajectoryResult.TARGET_ACCELERATION_NEEDS_TOO_MUCH_VELOCITY
                && (result != TrajectoryResult.OK || Math.abs(other.durationS() - partS) > tolerance) ? 1 : 0;
    }
}
