package org.openquay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;

/** A floor does the work that it stands for. */
class FloorTest {

    @Test
    void theFormulaGivesTheDurationsOfThePlanner() {
        TrajectoryProblems problems = TrajectoryProblems.restToRest(5, TrajectoryProblems.COUNT);
        PositionPlanner planner = new PositionPlanner();
        Profile profile = new Profile();
        for (int i = 0; i < TrajectoryProblems.COUNT; i++) {
            KinematicLimits limits = problems.limits[i];
            planner.plan(problems.start[i], problems.target[i], limits, profile);

            assertThat(TrajectoryBenchmark.shortestS(
                    Math.abs(problems.target[i].positionM - problems.start[i].positionM), limits.maxVelocityMps,
                    limits.maxAccelerationMps2, limits.maxJerkMps3)).isCloseTo(profile.durationS(), within(1e-9));
        }
    }

    @Test
    void theBareExchangeWritesAndReads() throws Exception {
        RegisterBlock block = RegisterBlock.ofNumber(4711, 3);
        short[] read = new short[3];
        try (RegisterServer server = new RegisterServer();
                BlockingExchange exchange = new BlockingExchange(new LinkDescription("drive", "none", "127.0.0.1",
                        server.port(), 7, 1, 2, 3, 4, block, block))) {
            exchange.exchange(new short[] {1, -2, 30_000}, read);
            assertThat(read).containsExactly(1, -2, 30_000);
            exchange.exchange(new short[] {-1, 2, -30_000}, read);
            assertThat(read).containsExactly(-1, 2, -30_000);
        }
    }
}
