package org.openquay.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class SynchronizedMotionTest {

    private static final int AXES = 3;
    private static final RandomProblems.Kind[] KINDS = RandomProblems.Kind.values();

    private final SynchronizedPlanner planner = new SynchronizedPlanner(AXES);
    private final KinematicState[] start = new KinematicState[AXES];
    private final KinematicState[] target = new KinematicState[AXES];
    private final KinematicLimits[] limits = new KinematicLimits[AXES];
    private final Profile[] out = {new Profile(), new Profile(), new Profile()};
    private final ProfileChecker checker = new ProfileChecker();
    private final KinematicState state = new KinematicState();

    @Test
    void takesTheKnownMinimumTimeOfThreeAxes() {
        List<SampleTable.Row> rows = SampleTable.read("trajectory-3dof.csv");
        assertThat(rows).hasSize(104);
        int waits = 0;
        int inPhase = 0;
        for (SampleTable.Row row : rows) {
            for (int axis = 0; axis < AXES; axis++) {
                start[axis] = row.state("0_" + axis);
                target[axis] = row.state("f_" + axis);
                limits[axis] = row.limits("_" + axis);
            }
            Synchronization synchronization = Synchronization.valueOf(row.text("sync"));
            assertThat(planner.plan(start, target, limits, synchronization, out)).as("%s", row)
                    .isEqualTo(TrajectoryResult.OK);
            double known = row.number("duration");
            boolean admissible = true;
            double longest = 0;
            for (int axis = 0; axis < AXES; axis++) {
                double own = row.number("tmin_" + axis);
                assertThat(planner.ownDurationS(axis)).as("%s", row).isLessThanOrEqualTo(own + 1e-9 * Math.max(1, own));
                longest = Math.max(longest, own);
                admissible &= out[axis].brakeDurationS() == 0;
                requireArrival(row, axis);
            }
            double difference = planner.durationS() - known;
            assertThat(admissible ? Math.abs(difference) : difference).as("%s", row)
                    .isLessThanOrEqualTo(1e-9 * Math.max(1, known));
            waits += known > longest + 1e-6 ? 1 : 0;
            inPhase += planner.isInPhase() ? 1 : 0;
        }
        assertThat(waits).as("rows where an axis cannot use the longest of the minimum times").isPositive();
        assertThat(inPhase).as("rows in phase").isEqualTo(5);
    }

    @Test
    void arrivesTogetherWithinLimitsInRandomProblems() {
        int problems = 100_000;
        long seed = 6;
        System.out.printf("%d random problems of three axes, seed %d%n", problems, seed);
        RandomProblems problem = new RandomProblems(seed);
        int waits = 0;
        int refused = 0;
        for (int i = 0; i < problems; i++) {
            for (int axis = 0; axis < AXES; axis++) {
                problem.next(KINDS[i % KINDS.length]);
                take(axis, problem);
            }
            TrajectoryResult result = planner.plan(start, target, limits, Synchronization.TIME, out);
            if (result == TrajectoryResult.OUT_OF_RANGE && planner.durationS() > 1e6) {
                refused++;
                continue;
            }
            assertThat(result).as("%d: %s", i, problem).isEqualTo(TrajectoryResult.OK);
            double longest = 0;
            for (int axis = 0; axis < AXES; axis++) {
                assertThat(out[axis].durationS()).isEqualTo(planner.durationS());
                longest = Math.max(longest, planner.ownDurationS(axis));
                requireArrival(i, axis);
            }
            assertThat(planner.durationS()).isGreaterThanOrEqualTo(longest);
            waits += planner.durationS() > longest ? 1 : 0;
        }
        System.out.printf("%d have to wait for a time that is possible for all, %d take too long for the accuracy%n",
                waits, refused);
        assertThat(refused).isLessThan(problems / 5000);
        assertThat(waits).isGreaterThan(problems / 1000);
    }

    @Test
    void neverWaitsWhereAMotionOfThisTimeIsKnown() {
        int problems = 200_000;
        long seed = 7;
        System.out.printf("%d random motions of known time, seed %d%n", problems, seed);
        RandomProblems problem = new RandomProblems(seed);
        SynchronizedPlanner pair = new SynchronizedPlanner(2);
        int checked = 0;
        int waits = 0;
        for (int i = 0; i < problems; i++) {
            problem.next(RandomProblems.Kind.KNOWN_MOTION);
            if (problem.knownS < 0.1 || problem.knownS == Double.POSITIVE_INFINITY) {
                continue;
            }
            checked++;
            take(0, problem);
            // cruises at its limit, so that it takes exactly this time
            start[1] = new KinematicState(0, 1, 0);
            target[1] = new KinematicState(problem.knownS, 1, 0);
            limits[1] = new KinematicLimits(1, 1, 1);
            assertThat(pair.plan(start, target, limits, Synchronization.TIME, out)).as("%d: %s", i, problem)
                    .isEqualTo(TrajectoryResult.OK);
            waits += pair.durationS() > problem.knownS + 1e-4 * Math.max(1, problem.knownS) ? 1 : 0;
        }
        System.out.printf("%d of %d wait: their motion takes the only possible time, and is missed by rounding%n",
                waits,
                checked);
        assertThat(checked).isGreaterThan(problems / 2);
        assertThat(waits).isLessThan(problems / 10_000);
    }

    @Test
    void leavesAnAxisAtRestThatIsAtItsTarget() {
        set(0, new KinematicState(0, 0, 0), new KinematicState(30, 0, 0), new KinematicLimits(2, 1, 0.5));
        set(1, new KinematicState(5, 0, 0), new KinematicState(5, 0, 0), new KinematicLimits());
        limits[1].set(-3, 1, -0.2, 2, 0.7);
        set(2, new KinematicState(0, 0.5, 0), new KinematicState(8.5, 0.5, 0), new KinematicLimits(2, 1, 0.5));
        assertThat(planner.plan(start, target, limits, Synchronization.TIME, out)).isEqualTo(TrajectoryResult.OK);
        for (double t = 0; t < planner.durationS(); t += 0.01) {
            out[1].sample(t, state);
            assertThat(state.positionM).isEqualTo(5);
            assertThat(state.velocityMps).isZero();
        }
    }

    @Test
    void slowsDownAnAxisThatHasTimeToSpare() {
        set(0, new KinematicState(0, 0, 0), new KinematicState(60, 0, 0), new KinematicLimits(2, 1, 0.5));
        set(1, new KinematicState(0, 0, 0), new KinematicState(6, 0, 0), new KinematicLimits(2, 1, 0.5));
        set(2, new KinematicState(0, 1, 0), new KinematicState(-5, 0, 0), new KinematicLimits(2, 1, 0.5));
        assertThat(planner.plan(start, target, limits, Synchronization.TIME, out)).isEqualTo(TrajectoryResult.OK);
        checker.follow(out[1], start[1], new KinematicLimits(0.3, 0.15, 0.1), 0);
        assertThat(checker.worstExcess()).isNegative();
        assertThat(out[1].lowestPositionM()).isZero();
        assertThat(out[1].highestPositionM()).isCloseTo(6, within(1e-12));
    }

    @Test
    void movesOnAStraightLineInPhase() {
        double[] direction = {4, -3, 0.5};
        for (int axis = 0; axis < AXES; axis++) {
            double d = direction[axis];
            set(axis, new KinematicState(10 + d, 0.1 * d, 0.02 * d), new KinematicState(10 + 6 * d, 0, 0),
                    new KinematicLimits(2, 1, 0.5));
        }
        assertThat(planner.plan(start, target, limits, Synchronization.PHASE, out)).isEqualTo(TrajectoryResult.OK);
        assertThat(planner.isInPhase()).isTrue();
        for (double t = 0; t < planner.durationS(); t += 0.01) {
            out[0].sample(t, state);
            double along = (state.positionM - 10) / direction[0];
            for (int axis = 1; axis < AXES; axis++) {
                out[axis].sample(t, state);
                assertThat(state.positionM).isCloseTo(10 + along * direction[axis], within(1e-11));
            }
        }
    }

    @Test
    void fallsBackToEqualTimeWhereTheProblemIsNotCollinear() {
        set(0, new KinematicState(0, 0, 0), new KinematicState(60, 0, 0), new KinematicLimits(2, 1, 0.5));
        set(1, new KinematicState(0, 0.1, 0), new KinematicState(6, 0, 0), new KinematicLimits(2, 1, 0.5));
        set(2, new KinematicState(0, 0, 0), new KinematicState(6, 0, 0), new KinematicLimits(2, 1, 0.5));
        assertThat(planner.plan(start, target, limits, Synchronization.PHASE, out)).isEqualTo(TrajectoryResult.OK);
        assertThat(planner.isInPhase()).isFalse();
        assertThat(out[1].durationS()).isEqualTo(out[0].durationS());
    }

    @Test
    void synchronisesAxesWithAndWithoutAJerkLimit() {
        set(0, new KinematicState(0, 1, 0), new KinematicState(-10, 0, 0), new KinematicLimits(2, 1, 0.5));
        set(1, new KinematicState(0, 1, 0), new KinematicState(6, 1, 0),
                new KinematicLimits(2, 1, Double.POSITIVE_INFINITY));
        set(2, new KinematicState(0, -1, 0), new KinematicState(6, 1.5, 0),
                new KinematicLimits(2, 0.7, Double.POSITIVE_INFINITY));
        assertThat(planner.plan(start, target, limits, Synchronization.TIME, out)).isEqualTo(TrajectoryResult.OK);
        for (int axis = 0; axis < AXES; axis++) {
            assertThat(out[axis].durationS()).isEqualTo(planner.durationS());
            requireArrival("axis", axis);
        }
    }

    @Test
    void letsEachAxisGoAsFastAsItCanWithoutSynchronisation() {
        set(0, new KinematicState(0, 0, 0), new KinematicState(60, 0, 0), new KinematicLimits(2, 1, 0.5));
        set(1, new KinematicState(0, 0, 0), new KinematicState(6, 0, 0), new KinematicLimits(2, 1, 0.5));
        set(2, new KinematicState(0, 0, 0), new KinematicState(0, 0, 0), new KinematicLimits(2, 1, 0.5));
        assertThat(planner.plan(start, target, limits, Synchronization.NONE, out)).isEqualTo(TrajectoryResult.OK);
        assertThat(out[1].durationS()).isLessThan(out[0].durationS());
        assertThat(out[2].durationS()).isZero();
    }

    @Test
    void namesTheAxisThatIsRefused() {
        set(0, new KinematicState(0, 0, 0), new KinematicState(60, 0, 0), new KinematicLimits(2, 1, 0.5));
        set(1, new KinematicState(0, 0, 0), new KinematicState(6, 3, 0), new KinematicLimits(2, 1, 0.5));
        set(2, new KinematicState(0, 0, 0), new KinematicState(0, 0, 0), new KinematicLimits(2, 1, 0.5));
        assertThat(planner.plan(start, target, limits, Synchronization.TIME, out))
                .isEqualTo(TrajectoryResult.TARGET_VELOCITY_OUTSIDE_LIMITS);
        assertThat(planner.refusedAxis()).isEqualTo(1);
    }

    private void set(int axis, KinematicState from, KinematicState to, KinematicLimits within) {
        start[axis] = from;
        target[axis] = to;
        limits[axis] = within;
    }

    private void take(int axis, RandomProblems problem) {
        set(axis, new KinematicState(), new KinematicState(), new KinematicLimits());
        start[axis].copyFrom(problem.start);
        target[axis].copyFrom(problem.target);
        limits[axis].copyFrom(problem.limits);
    }

    private void requireArrival(Object problem, int axis) {
        Profile profile = out[axis];
        checker.follow(profile, start[axis], limits[axis], profile.brakeDurationS());
        double speeds = limits[axis].maxVelocityMps - limits[axis].minVelocityMps;
        double magnitude = Math.abs(start[axis].positionM) + Math.abs(target[axis].positionM)
                + speeds * profile.durationS();
        boolean arrives = Math.abs(checker.positionM - target[axis].positionM) <= Math.max(1e-8, 1e-14 * magnitude)
                && Math.abs(checker.velocityMps - target[axis].velocityMps) <= 1e-8
                && (limits[axis].isSecondOrder()
                        || Math.abs(checker.accelerationMps2 - target[axis].accelerationMps2) <= 1e-10)
                && Math.abs(checker.durationS - profile.durationS()) <= 1e-12 * Math.max(1, checker.durationS);
        if (!arrives || checker.worstExcess() > 1e-12) {
            throw new AssertionError(problem + ", axis " + axis + ": ends in " + checker.positionM + ", "
                    + checker.velocityMps + ", " + checker.accelerationMps2 + " after " + checker.durationS
                    + " s, exceeds limits by " + checker.worstExcess() + ", " + limits[axis].maxJerkMps3);
        }
    }
}
