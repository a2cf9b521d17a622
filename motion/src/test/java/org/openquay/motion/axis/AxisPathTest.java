package org.openquay.motion.axis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.openquay.api.crane.SampleCrane.GANTRY;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.status.AxisState;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;
import org.openquay.api.status.StopKind;
import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.TrajectoryResult;

class AxisPathTest {

    private final PositionPlanner planner = new PositionPlanner();
    private final Profile path = new Profile();
    private final KinematicState at = new KinematicState();
    private double pathS;

    /** A path from where the reference is now, with that share of the axis's limits. */
    private void plan(AxisRig rig, double toM, double share) {
        AxisLimits limits = rig.axis.limits();
        double least = Math.min(limits.accelerationMps2, limits.decelerationMps2);
        assertThat(planner.plan(
                new KinematicState(rig.axis.referencePositionM(), rig.axis.referenceSpeedMps(),
                        rig.axis.referenceAccelerationMps2()),
                new KinematicState(toM, 0, 0),
                new KinematicLimits(limits.speedMps * share, least * share, limits.jerkMps3 * share), path))
                .isEqualTo(TrajectoryResult.OK);
        pathS = 0;
    }

    private void follow(AxisRig rig, double seconds) {
        for (int cycle = 0; cycle < seconds / AxisRig.PERIOD_S; cycle++) {
            pathS += AxisRig.PERIOD_S;
            path.sample(pathS, at);
            rig.demand.kind = DemandKind.PATH;
            rig.demand.positionM = at.positionM;
            rig.demand.speedMps = at.velocityMps;
            rig.demand.accelerationMps2 = at.accelerationMps2;
            rig.cycle();
        }
    }

    private static AxisRig holding(int index, double positionM) {
        AxisRig rig = new AxisRig(index).at(positionM);
        rig.run(0.1);
        rig.demand.kind = DemandKind.HOLD;
        rig.until(4, () -> rig.axis.ready());
        rig.run(0.5);
        return rig;
    }

    @ParameterizedTest
    @ValueSource(ints = {HOIST, TROLLEY, GANTRY})
    void followsAPathAtItsLimitsExactly(int index) {
        AxisRig rig = holding(index, 0);
        plan(rig, 15, 1);
        double worst = 0;
        while (pathS < path.durationS() + 0.5) {
            follow(rig, AxisRig.PERIOD_S);
            worst = Math.max(worst, Math.abs(rig.axis.referencePositionM() - at.positionM));
        }
        assertThat(worst).isLessThan(1e-6);
        assertThat(rig.axis.state()).isEqualTo(AxisState.SYNCHRONIZED_MOTION);
        assertThat(rig.plant.positionM).isCloseTo(15, within(0.02));
        follow(rig, 1.5);
        assertThat(rig.plant.positionM).isCloseTo(15, within(0.006));
        assertThat(rig.axis.inPosition()).isTrue();
        assertThat(rig.faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HALT", "STOP", "QUICK_STOP"})
    void leavesAPathForAStopAndTakesUpANewOneWithoutABump(String stop) {
        AxisRig rig = holding(TROLLEY, 0);
        plan(rig, 30, 0.9);
        follow(rig, 5);
        double speed = rig.axis.referenceSpeedMps();
        assertThat(speed).isGreaterThan(2);
        rig.demand.stop = StopKind.valueOf(stop);
        follow(rig, 3);
        assertThat(rig.axis.referenceSpeedMps()).isLessThan(speed);
        if (!stop.equals("HALT")) {
            assertThat(rig.axis.state()).isEqualTo(AxisState.STOPPING);
        }
        follow(rig, 8);
        assertThat(rig.axis.standstill()).isTrue();
        rig.demand.rest();
        rig.demand.kind = DemandKind.HOLD;
        rig.until(3, () -> rig.axis.ready() && rig.axis.state() == AxisState.STANDSTILL);
        plan(rig, 30, 0.9);
        follow(rig, path.durationS() + 3);
        assertThat(rig.plant.positionM).isCloseTo(30, within(0.01));
        assertThat(rig.faults).isEmpty();
    }

    @Test
    void makesUpWhatSeparatesItFromThePathSlowly() {
        AxisRig rig = holding(TROLLEY, 0);
        plan(rig, 30, 0.8);
        pathS = 3;
        path.sample(3, at);
        double offset = at.positionM;
        assertThat(offset).isGreaterThan(1);
        follow(rig, 2);
        assertThat(Math.abs(rig.axis.pathErrorM())).isGreaterThan(0.3);
        follow(rig, path.durationS() + 25);
        assertThat(Math.abs(rig.axis.pathErrorM())).isLessThan(0.001);
        assertThat(rig.plant.positionM).isCloseTo(30, within(0.01));
    }

    @Test
    void knowsHowFarItIsFromAPathThatItMayNotFollowEitherWay() {
        AxisRig rig = holding(HOIST, 0);
        plan(rig, 15, 0.8);
        rig.demand.missingPlus = Permission.FREE_TOWARDS_PLUS.bit();
        rig.demand.missingMinus = Permission.FREE_TOWARDS_MINUS.bit();
        follow(rig, 3);
        assertThat(at.positionM).isGreaterThan(1);
        assertThat(rig.axis.pathErrorM()).isCloseTo(-at.positionM, within(0.01));
        rig.demand.kind = DemandKind.HOLD;
        rig.cycle();
        assertThat(rig.axis.pathErrorM()).isZero();
    }

    @Test
    void addsDampingAndTakesItsDisplacementBack() {
        AxisRig rig = holding(TROLLEY, 0);
        plan(rig, 20, 0.8);
        double most = 0;
        while (pathS < path.durationS() + 20) {
            rig.demand.dampingMps = pathS < path.durationS() ? 0.15 * Math.sin(0.7 * pathS) : 0;
            follow(rig, AxisRig.PERIOD_S);
            most = Math.max(most, Math.abs(rig.axis.referencePositionM() - at.positionM));
        }
        assertThat(most).isBetween(0.1, 0.5);
        assertThat(rig.saw(org.openquay.api.image.EventKind.LIMITER, Limiter.SWAY_DAMPING)).isTrue();
        assertThat(rig.plant.positionM).isCloseTo(20, within(0.03));
    }

    @Test
    void dampsWhileItHolds() {
        AxisRig rig = holding(TROLLEY, 3);
        double most = 0;
        for (int cycle = 0; cycle < 2000; cycle++) {
            rig.demand.dampingMps = cycle < 1000 ? 0.2 * Math.sin(0.007 * cycle) : 0;
            rig.cycle();
            most = Math.max(most, Math.abs(rig.plant.positionM - 3));
        }
        assertThat(most).isGreaterThan(0.2);
        assertThat(rig.plant.positionM).isCloseTo(3, within(0.1));
    }

    @Test
    void cutsOffAPathThatLeavesTheSoftwareLimits() {
        AxisRig rig = holding(TROLLEY, 45);
        plan(rig, 70, 0.9);
        follow(rig, path.durationS() + 10);
        assertThat(rig.plant.positionM).isCloseTo(63, within(0.02));
        assertThat(rig.axis.limiter()).isEqualTo(Limiter.STOPPING_DISTANCE_PLUS);
        assertThat(rig.axis.pathErrorM()).isCloseTo(-7, within(0.02));
    }

    @Test
    void keepsToItsLimitsOnAPathThatDoesNot() {
        AxisRig rig = holding(HOIST, 0);
        plan(rig, 20, 2.5);
        follow(rig, path.durationS() + 60);
        assertThat(rig.plant.positionM).isCloseTo(20, within(0.01));
        assertThat(rig.faults).isEmpty();
    }

    @Test
    void goesOnSmoothlyOverMissedCycles() {
        AxisRig rig = holding(TROLLEY, 0);
        rig.demand.kind = DemandKind.POSITION;
        rig.demand.positionM = 20;
        rig.demand.speedMps = 4;
        for (int cycle = 0; cycle < 900; cycle++) {
            rig.elapsedTicks = cycle % 50 == 25 ? 4 : 1;
            rig.cycle();
        }
        rig.until(10, () -> rig.axis.inPosition());
        assertThat(rig.faults).isEmpty();
    }
}
