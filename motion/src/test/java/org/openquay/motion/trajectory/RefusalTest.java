package org.openquay.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {

    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final PositionPlanner planner = new PositionPlanner();
    private final VelocityPlanner velocityPlanner = new VelocityPlanner();
    private final Profile profile = new Profile();
    private final KinematicState start = new KinematicState(0, 0, 0);
    private final KinematicState target = new KinematicState(10, 0, 0);
    private final KinematicLimits limits = new KinematicLimits(2, 1, 0.5);

    private TrajectoryResult plan() {
        return planner.plan(start, target, limits, profile);
    }

    @Test
    void plansWhatIsInOrder() {
        assertThat(plan()).isEqualTo(TrajectoryResult.OK);
    }

    @Test
    void refusesStatesThatAreNotNumbers() {
        start.set(NAN, 0, 0);
        assertThat(plan()).isEqualTo(TrajectoryResult.START_NOT_FINITE);
        start.set(0, INFINITE, 0);
        assertThat(plan()).isEqualTo(TrajectoryResult.START_NOT_FINITE);
        assertThat(velocityPlanner.plan(start, 0, 0, limits, profile)).isEqualTo(TrajectoryResult.START_NOT_FINITE);
        start.set(0, 0, 0);
        target.set(0, 0, NAN);
        assertThat(plan()).isEqualTo(TrajectoryResult.TARGET_NOT_FINITE);
        assertThat(velocityPlanner.plan(start, NAN, 0, limits, profile)).isEqualTo(TrajectoryResult.TARGET_NOT_FINITE);
    }

    @Test
    void refusesVelocityLimitsThatLeaveNoMotion() {
        for (double[] pair : new double[][] {{0, 0}, {1, 2}, {-2, -1}, {NAN, 1}, {-1, NAN}, {-INFINITE, 1}, {1, -1}}) {
            limits.set(pair[0], pair[1], -1, 1, 1);
            assertThat(plan()).as("%s %s", pair[0], pair[1]).isEqualTo(TrajectoryResult.INVALID_VELOCITY_LIMITS);
        }
    }

    @Test
    void refusesAccelerationLimitsThatLeaveNoMotion() {
        for (double[] pair : new double[][] {{0, 1}, {-1, 0}, {1, 2}, {NAN, 1}, {-1, NAN}, {-1, INFINITE}}) {
            limits.set(-1, 1, pair[0], pair[1], 1);
            assertThat(plan()).as("%s %s", pair[0], pair[1]).isEqualTo(TrajectoryResult.INVALID_ACCELERATION_LIMITS);
        }
    }

    @Test
    void refusesAJerkLimitThatIsNotPositive() {
        for (double jerk : new double[] {0, -1, NAN}) {
            limits.set(-1, 1, -1, 1, jerk);
            assertThat(plan()).isEqualTo(TrajectoryResult.INVALID_JERK_LIMIT);
        }
    }

    @Test
    void refusesPositionLimitsThatContradictEachOther() {
        limits.setPosition(1, -1);
        assertThat(plan()).isEqualTo(TrajectoryResult.INVALID_POSITION_LIMITS);
        limits.setPosition(NAN, 1);
        assertThat(plan()).isEqualTo(TrajectoryResult.INVALID_POSITION_LIMITS);
    }

    @Test
    void refusesTargetsOutsideTheLimits() {
        limits.setPosition(-1, 9);
        assertThat(plan()).isEqualTo(TrajectoryResult.TARGET_POSITION_OUTSIDE_LIMITS);
        limits.setPosition(-1, 11);
        target.set(10, 2.1, 0);
        assertThat(plan()).isEqualTo(TrajectoryResult.TARGET_VELOCITY_OUTSIDE_LIMITS);
        assertThat(velocityPlanner.plan(start, -2.1, 0, limits, profile))
                .isEqualTo(TrajectoryResult.TARGET_VELOCITY_OUTSIDE_LIMITS);
        target.set(10, 0, -1.1);
        assertThat(plan()).isEqualTo(TrajectoryResult.TARGET_ACCELERATION_OUTSIDE_LIMITS);
    }

    @Test
    void refusesATargetThatWouldNeedTooMuchVelocityJustBefore() {
        target.set(10, 1.9, -0.9);
        assertThat(plan()).isEqualTo(TrajectoryResult.TARGET_ACCELERATION_NEEDS_TOO_MUCH_VELOCITY);
        target.set(10, -1.9, 0.9);
        assertThat(plan()).isEqualTo(TrajectoryResult.TARGET_ACCELERATION_NEEDS_TOO_MUCH_VELOCITY);
    }

    @Test
    void refusesATargetBehindAnAxisThatMayNotMoveBack() {
        limits.set(0, 2, -1, 1, 0.5);
        assertThat(plan()).isEqualTo(TrajectoryResult.OK);
        target.set(-1, 0, 0);
        assertThat(plan()).isEqualTo(TrajectoryResult.TARGET_NOT_REACHABLE);
        limits.maxJerkMps3 = INFINITE;
        assertThat(plan()).isEqualTo(TrajectoryResult.TARGET_NOT_REACHABLE);
    }

    @Test
    void namesThePositionLimitThatTheMotionWouldLeave() {
        limits.setPosition(-0.1, 10.5);
        start.set(0, -1, 0);
        assertThat(plan()).isEqualTo(TrajectoryResult.MIN_POSITION_EXCEEDED);
        start.set(9.9, 1.5, 0);
        assertThat(plan()).isEqualTo(TrajectoryResult.MAX_POSITION_EXCEEDED);
        assertThat(velocityPlanner.plan(start, 0, 0, limits, profile))
                .isEqualTo(TrajectoryResult.MAX_POSITION_EXCEEDED);
    }

    @Test
    void refusesMagnitudesThatDoublePrecisionCannotHold() {
        target.set(1e300, 0, 0);
        assertThat(plan()).isNotEqualTo(TrajectoryResult.OK);
        target.set(1, 0, 0);
        limits.set(-1e-200, 1e-200, -1e200, 1e200, 1e-300);
        assertThat(plan()).isNotEqualTo(TrajectoryResult.OK);
    }
}
