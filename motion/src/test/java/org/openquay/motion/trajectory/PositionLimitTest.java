package org.openquay.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PositionLimitTest {

    private final PositionPlanner planner = new PositionPlanner();
    private final Profile profile = new Profile();
    private final KinematicLimits limits = new KinematicLimits(2, 1, 0.5);

    @Test
    void movesFromLimitToLimit() {
        limits.setPosition(-3.1, 7.3);
        assertThat(plan(-3.1, 0, 0, 7.3)).isEqualTo(TrajectoryResult.OK);
        assertThat(plan(7.3, 0, 0, -3.1)).isEqualTo(TrajectoryResult.OK);
        assertThat(plan(7.3, 0, 0, 7.3)).isEqualTo(TrajectoryResult.OK);
    }

    @Test
    void comesBackFromOutside() {
        limits.setPosition(-3, 7);
        assertThat(plan(9, 0, 0, 5)).isEqualTo(TrajectoryResult.OK);
        assertThat(plan(-4, 0.1, 0, -3)).isEqualTo(TrajectoryResult.OK);
    }

    @Test
    void isRefusedIfItLeadsFurtherOut() {
        limits.setPosition(-3, 7);
        assertThat(plan(9, 0.1, 0, 5)).isEqualTo(TrajectoryResult.MAX_POSITION_EXCEEDED);
        assertThat(plan(-4, 0, -0.1, 5)).isEqualTo(TrajectoryResult.MIN_POSITION_EXCEEDED);
    }

    @Test
    void isRefusedIfARunUpNeedsMoreRoom() {
        KinematicState start = new KinematicState(0, 0, 0);
        KinematicState target = new KinematicState(0.1, 1.5, 0);
        assertThat(planner.plan(start, target, limits, profile)).isEqualTo(TrajectoryResult.OK);
        double room = profile.lowestPositionM();
        assertThat(room).isNegative();
        limits.setPosition(room + 1e-6, 100);
        assertThat(planner.plan(start, target, limits, profile)).isEqualTo(TrajectoryResult.MIN_POSITION_EXCEEDED);
        limits.setPosition(room, 100);
        assertThat(planner.plan(start, target, limits, profile)).isEqualTo(TrajectoryResult.OK);
    }

    @Test
    void holdsForEveryAxisOfASynchronisedMove() {
        SynchronizedPlanner both = new SynchronizedPlanner(2);
        KinematicState[] start = {new KinematicState(0, 0, 0), new KinematicState(0, 0.5, 0)};
        KinematicState[] target = {new KinematicState(60, 0, 0), new KinematicState(-1, 0, 0)};
        KinematicLimits[] each = {limits, new KinematicLimits(2, 1, 0.5)};
        Profile[] out = {new Profile(), new Profile()};
        each[1].setPosition(-2, 0.1);
        assertThat(both.plan(start, target, each, Synchronization.TIME, out))
                .isEqualTo(TrajectoryResult.MAX_POSITION_EXCEEDED);
        assertThat(both.refusedAxis()).isEqualTo(1);
    }

    private TrajectoryResult plan(double p0, double v0, double a0, double pf) {
        return planner.plan(new KinematicState(p0, v0, a0), new KinematicState(pf, 0, 0), limits, profile);
    }
}
