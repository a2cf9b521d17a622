package org.openquay.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

/** Changes of velocity, and motions without a jerk limit, over the whole admissible space. */
class RandomVelocityTest {

    private static final RandomProblems.Kind[] KINDS = RandomProblems.Kind.values();
    private static final int PROBLEMS = 200_000;

    private final PositionPlanner positionPlanner = new PositionPlanner();
    private final VelocityPlanner planner = new VelocityPlanner();
    private final Profile profile = new Profile();
    private final Profile longer = new Profile();
    private final ProfileChecker checker = new ProfileChecker();

    @Test
    void changesVelocityWithinLimitsAndNeverLaterThanAnotherMotion() {
        long seed = 4;
        System.out.printf("%d random changes of velocity, seed %d%n", PROBLEMS, seed);
        RandomProblems problem = new RandomProblems(seed);
        for (int i = 0; i < PROBLEMS; i++) {
            problem.next(KINDS[i % KINDS.length]);
            requireArrival(i, problem);
            double known = problem.knownS;
            if (positionPlanner.plan(problem.start, problem.target, problem.limits, longer) == TrajectoryResult.OK) {
                known = Math.min(known, longer.durationS());
            }
            if (profile.durationS() > known + 1e-4 * Math.max(1, known)) {
                throw new AssertionError(
                        i + ": takes " + profile.durationS() + " rather than " + known + ", " + problem);
            }
        }
    }

    @Test
    void movesWithoutAJerkLimitNeverLaterThanAnotherMotion() {
        long seed = 5;
        System.out.printf("%d random motions without a jerk limit, seed %d%n", PROBLEMS, seed);
        Random random = new Random(seed);
        RandomProblems problem = new RandomProblems(seed);
        for (int i = 0; i < PROBLEMS; i++) {
            problem.next(KINDS[i % KINDS.length]);
            problem.start.accelerationMps2 = 0;
            problem.target.accelerationMps2 = 0;
            problem.limits.maxJerkMps3 = Double.POSITIVE_INFINITY;
            double known = random.nextBoolean() ? composeSecondOrder(problem, random) : Double.POSITIVE_INFINITY;
            TrajectoryResult result = positionPlanner.plan(problem.start, problem.target, problem.limits, profile);
            assertThat(result).as("%d: %s", i, problem).isEqualTo(TrajectoryResult.OK);
            requireEnd(i, problem, problem.target.positionM);
            if (profile.durationS() > known + 1e-4 * Math.max(1, known)) {
                throw new AssertionError(
                        i + ": takes " + profile.durationS() + " rather than " + known + ", " + problem);
            }
            requireArrival(i, problem);
        }
    }

    private void requireArrival(int i, RandomProblems problem) {
        TrajectoryResult result = planner.plan(problem.start, problem.target.velocityMps,
                problem.target.accelerationMps2, problem.limits, profile);
        assertThat(result).as("%d: %s", i, problem).isEqualTo(TrajectoryResult.OK);
        KinematicState end = new KinematicState();
        profile.sample(profile.durationS(), end);
        requireEnd(i, problem, end.positionM);
    }

    private void requireEnd(int i, RandomProblems problem, double positionM) {
        checker.follow(profile, problem.start, problem.limits, 0);
        double magnitude = Math.abs(problem.start.positionM) + Math.abs(problem.target.positionM)
                + (problem.limits.maxVelocityMps - problem.limits.minVelocityMps) * profile.durationS();
        boolean arrives = Math.abs(checker.positionM - positionM) <= Math.max(1e-8, 1e-14 * magnitude)
                && Math.abs(checker.velocityMps - problem.target.velocityMps) <= 1e-8
                && (problem.limits.isSecondOrder()
                        || Math.abs(checker.accelerationMps2 - problem.target.accelerationMps2) <= 1e-10);
        if (!arrives || checker.worstExcess() > 1e-12) {
            throw new AssertionError(i + ": ends in " + checker.positionM + ", " + checker.velocityMps + ", "
                    + checker.accelerationMps2 + ", exceeds limits by " + checker.worstExcess() + ", " + problem);
        }
    }

    /** Replaces the target by the end of a few random ramps, and returns how long they take. */
    private static double composeSecondOrder(RandomProblems problem, Random random) {
        double p = problem.start.positionM;
        double v = problem.start.velocityMps;
        double time = 0;
        KinematicLimits limits = problem.limits;
        for (int ramp = 0; ramp < 3; ramp++) {
            double to = limits.minVelocityMps
                    + random.nextDouble() * (limits.maxVelocityMps - limits.minVelocityMps);
            double t = to > v ? (to - v) / limits.maxAccelerationMps2 : (to - v) / limits.minAccelerationMps2;
            p += 0.5 * (v + to) * t;
            v = to;
            time += t;
        }
        problem.target.set(p, v, 0);
        return time;
    }
}
