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
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;
import org.openquay.api.status.StopKind;

class AxisMotionTest {

    @ParameterizedTest
    @ValueSource(ints = {HOIST, TROLLEY, GANTRY})
    void movesToAPositionAndClosesItsBrakeThere(int index) {
        AxisRig rig = new AxisRig(index).at(10);
        rig.run(0.1);
        rig.demand.kind = DemandKind.POSITION;
        rig.demand.positionM = 22;
        rig.demand.speedMps = 5;

        rig.until(60, () -> rig.axis.inPosition() && rig.axis.state() == AxisState.STANDSTILL);
        assertThat(rig.plant.positionM).isCloseTo(22, within(rig.description.inPositionM() + 0.005));
        rig.run(2);
        assertThat(rig.plant.positionM).isCloseTo(22, within(0.006));
        assertThat(rig.axis.referencePositionM()).isEqualTo(22);

        rig.demand.rest();
        rig.until(10, () -> rig.axis.state() == AxisState.DISABLED && rig.axis.brake() == BrakeState.CLOSED);
        assertThat(rig.plant.brakeOpen).isFalse();
        assertThat(rig.plant.positionM).isCloseTo(22, within(0.006));
        assertThat(rig.faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {HOIST, TROLLEY, GANTRY})
    void takesASpeedAndReversesWithinItsLimits(int index) {
        AxisRig rig = new AxisRig(index).at(0);
        rig.run(0.1);
        rig.demand.kind = DemandKind.VELOCITY;
        rig.demand.speedMps = 10;
        rig.until(15, () -> rig.axis.referenceSpeedMps() == rig.axis.limits().speedMps);
        assertThat(rig.axis.state()).isEqualTo(AxisState.CONTINUOUS_MOTION);
        assertThat(rig.axis.limiter()).isIn(Limiter.RATED_SPEED, Limiter.LOAD_SPEED);
        rig.demand.speedMps = -0.5;
        rig.until(30, () -> rig.axis.referenceSpeedMps() == -0.5);
        rig.run(1);
        assertThat(rig.plant.speedMps).isCloseTo(-0.5, within(0.02));
        rig.demand.rest();
        rig.until(30, () -> rig.axis.state() == AxisState.DISABLED);
        assertThat(rig.faults).isEmpty();
    }

    @Test
    void stopsLatchedWithItsNormalDecelerationAndQuickerWithTheQuickStop() {
        double normal = stoppingDistance(StopKind.STOP);
        double quick = stoppingDistance(StopKind.QUICK_STOP);
        assertThat(quick).isLessThan(0.8 * normal);
    }

    private static double stoppingDistance(StopKind stop) {
        AxisRig rig = new AxisRig(TROLLEY).at(-30);
        rig.run(0.1);
        rig.demand.kind = DemandKind.VELOCITY;
        rig.demand.speedMps = 4;
        rig.until(15, () -> rig.axis.referenceSpeedMps() == 4.0);
        double from = rig.axis.referencePositionM();
        double announced = rig.axis.stopPositionM();
        rig.demand.stop = stop;
        rig.cycle();
        assertThat(rig.axis.state()).isEqualTo(AxisState.STOPPING);
        rig.demand.stop = StopKind.NONE;
        rig.run(0.5);
        assertThat(rig.axis.state()).isEqualTo(AxisState.STOPPING);
        rig.demand.stop = stop;
        rig.until(15, () -> rig.axis.standstill() && rig.axis.referenceSpeedMps() == 0);
        if (stop == StopKind.STOP) {
            assertThat(rig.axis.referencePositionM()).isCloseTo(announced, within(1e-6));
        }
        return rig.axis.referencePositionM() - from;
    }

    @Test
    void doesNotMoveTowardsASideWhosePermissionIsMissing() {
        AxisRig rig = new AxisRig(HOIST).at(5);
        rig.run(0.1);
        rig.demand.kind = DemandKind.VELOCITY;
        rig.demand.speedMps = 1;
        rig.until(10, () -> rig.axis.referenceSpeedMps() == 1.0);
        rig.demand.missingPlus = Permission.LOAD_WITHIN_LIMIT.bit();
        rig.cycle();
        assertThat(rig.axis.limiter()).isEqualTo(Limiter.OVERLOAD);
        rig.until(10, () -> rig.axis.state() == AxisState.STANDSTILL);
        rig.demand.speedMps = -0.5;
        rig.until(10, () -> rig.axis.referenceSpeedMps() == -0.5);
        assertThat(rig.faults).isEmpty();
    }
}
