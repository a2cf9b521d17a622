package org.openquay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.TrajectoryResult;

/** What is measured are plans, not refusals. */
class TrajectoryProblemsTest {

    @ParameterizedTest
    @ValueSource(longs = {42, 43})
    void everyProblemHasAPlan(long seed) {
        PositionPlanner planner = new PositionPlanner();
        Profile profile = new Profile();
        for (TrajectoryProblems problems : new TrajectoryProblems[] {
            TrajectoryProblems.arbitrary(seed, TrajectoryProblems.COUNT),
            TrajectoryProblems.restToRest(seed, TrajectoryProblems.COUNT),
            TrajectoryProblems.secondOrder(seed, TrajectoryProblems.COUNT)}) {
            for (int i = 0; i < TrajectoryProblems.COUNT; i++) {
                assertThat(planner.plan(problems.start[i], problems.target[i], problems.limits[i], profile))
                        .isEqualTo(TrajectoryResult.OK);
            }
        }
    }
}
