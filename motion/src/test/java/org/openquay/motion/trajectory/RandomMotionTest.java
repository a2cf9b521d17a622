package org.openquay.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random problems over the whole admissible space, see {@link RandomProblems}. */
class RandomMotionTest {

    private static final RandomProblems.Kind[] KINDS = RandomProblems.Kind.values();
    private static final double WIDER = 1 + 1e-12;
    /** The jerk of so short a motion moves nothing by as much as positions are rounded: it cannot be told from none, s. */
    private static final double UNRESOLVED_S = 1e-6;
    private static final double LONGEST_S = 1e9;

    private final PositionPlanner planner = new PositionPlanner();
    private final Profile profile = new Profile();
    private final Profile other = new Profile();
    private final ProfileChecker checker = new ProfileChecker();
    private final ProfileFamily families = new ProfileFamily();
    private final KinematicState middle = new KinematicState();
    private final KinematicLimits wider = new KinematicLimits();
    private int edges;

    @Test
    void arrivesExactlyWithinLimitsAndNeverLaterThanAnotherMotion() {
        check(1_000_000, 1);
    }

    @Test
    @Tag("soak")
    void arrivesExactlyWithinLimitsInMillionsOfProblems() {
        check(100_000_000, System.nanoTime());
    }

    /** One single phase whose start and end both just manage not to exceed the velocity limit. */
    @Test
    void takesAMotionAlongALimitWhenTheLimitIsWiderByARoundingError() {
        RandomProblems problem = new RandomProblems(1);
        problem.start.set(-0.602868477437922, 0, -4.641440408690044);
        problem.target.set(-13.688901149600845, -6.7507149443134615, -0.0012648456716464196);
        problem.limits.set(-6.750715445638415, 6.750715445638415, -7.521023462051428, 7.521023462051428,
                1.595606365051244);
        assertThat(onTheEdge(problem, 2.9080954204327165)).isTrue();
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
            if (tooLong(problem)) {
                continue;
            }
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
        System.out.printf(
                "%d perturbed motions within limits; %d later than a known motion, by rounding; %d detours; %d on the edge%n",
                perturbed, later, detours, edges);
        assertThat(edges).isLessThanOrEqualTo(1 + problems / 1_000_000);
        assertThat(perturbed).isGreaterThan(problems / 20);
        // where a motion starts or ends with no velocity to spare, rounding errors enter with their root
        assertThat(later).isLessThan(problems / 500);
        assertThat(detours).isLessThanOrEqualTo(1 + problems / 1_000_000);
        assertThat(ProfileFamily.COMPLETE).hasSize(16)
                .allSatisfy(family -> assertThat(families.countOf(family)).isGreaterThan(problems / 1000));
    }

    /** So slow and far that it would take more than a billion seconds, which is out of range. */
    private static boolean tooLong(RandomProblems problem) {
        double wayM = problem.target.positionM - problem.start.positionM;
        double mps = wayM < 0 ? -problem.limits.minVelocityMps : problem.limits.maxVelocityMps;
        return Math.abs(wayM) > 0.5 * LONGEST_S * mps;
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
            if (knownS > UNRESOLVED_S && !onTheEdge(problem, knownS)) {
                throw new AssertionError(i + ": takes " + profile.durationS() + ", " + problem);
            }
            edges++;
        }
        return delay > 1e-9 * Math.max(1, knownS) ? 1 : 0;
    }

    /**
     * A known motion may run along a limit from end to end, so that the rounding of its own end puts it outside: limits
     * that are wider by a trillionth let the planner take it.
     */
    private boolean onTheEdge(RandomProblems problem, double knownS) {
        KinematicLimits limits = problem.limits;
        wider.set(limits.minVelocityMps * WIDER, limits.maxVelocityMps * WIDER, limits.minAccelerationMps2 * WIDER,
                limits.maxAccelerationMps2 * WIDER, limits.maxJerkMps3 * WIDER);
        return planner.plan(problem.start, problem.target, wider, other) == TrajectoryResult.OK
                && other.durationS() <= knownS + 1e-4 * Math.max(1, knownS);
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
