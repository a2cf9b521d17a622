package org.openquay.motion.axis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.openquay.api.crane.SampleCrane.GANTRY;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveRequest;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.Fault;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;

class AxisFaultTest {

    private static AxisRig cruising(int index, double speedMps) {
        AxisRig rig = new AxisRig(index).at(5);
        rig.run(0.1);
        rig.demand.kind = DemandKind.VELOCITY;
        rig.demand.speedMps = speedMps;
        rig.until(12, () -> rig.axis.referenceSpeedMps() == speedMps);
        rig.run(1);
        assertThat(rig.faults).isEmpty();
        return rig;
    }

    @ParameterizedTest
    @ValueSource(ints = {HOIST, TROLLEY})
    void staleDriveWordsStopTheAxisAndNameTheCauseFirst(int index) {
        AxisRig rig = cruising(index, 1);
        rig.driveSilent = true;
        rig.until(0.13, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.DRIVE_STALE);
        assertThat(rig.axis.limiter()).isEqualTo(Limiter.STALE_FEEDBACK);
        assertThat(rig.request()).isEqualTo(DriveRequest.QUICK_STOP);
        assertThat(rig.outputs.brakeRelease[index]).isFalse();
        rig.until(3, () -> Math.abs(rig.plant.speedMps) < 0.01 && rig.plant.tripped);
        rig.driveSilent = false;
        rig.run(2);
        assertThat(rig.axis.fault()).isEqualTo(Fault.DRIVE_STALE);
        rig.demand.rest();
        rig.cycle();
        assertThat(rig.axis.reset()).isEqualTo(Fault.NONE);
        rig.run(1.5);
        assertThat(rig.axis.faulted()).isFalse();
    }

    @Test
    void aResetWhileTheWordsAreStillStaleIsRefused() {
        AxisRig rig = cruising(TROLLEY, 1);
        rig.driveSilent = true;
        rig.until(4, () -> rig.axis.faulted() && rig.axis.standstill());
        rig.run(1);
        assertThat(rig.axis.reset()).isEqualTo(Fault.DRIVE_STALE);
        assertThat(rig.axis.faulted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {HOIST, TROLLEY})
    void staleInputsStopTheAxisWithItsDrive(int index) {
        AxisRig rig = cruising(index, 1);
        rig.ioSilent = true;
        rig.until(0.13, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.IO_STALE);
        assertThat(rig.outputs.brakeRelease[index]).isFalse();
        assertThat(rig.request()).isEqualTo(DriveRequest.RUN);
        rig.until(3, () -> Math.abs(rig.plant.speedMps) < 0.01);
        rig.run(1);
        rig.ioSilent = false;
        rig.run(2);
        rig.demand.rest();
        rig.cycle();
        assertThat(rig.axis.reset()).isEqualTo(Fault.NONE);
        rig.run(0.1);
        rig.demand.kind = DemandKind.VELOCITY;
        rig.demand.speedMps = 1;
        rig.until(12, () -> rig.axis.referenceSpeedMps() == 1.0);
    }

    @Test
    void anIdleAxisOnlyLacksThePermissionWhileWordsAreStale() {
        AxisRig rig = new AxisRig(TROLLEY).at(5);
        rig.run(1);
        rig.driveSilent = true;
        rig.ioSilent = true;
        rig.run(1);
        assertThat(rig.axis.faulted()).isFalse();
        assertThat(Permission.DRIVE_FRESH.in(rig.axis.missingPlus())).isTrue();
        assertThat(Permission.IO_FRESH.in(rig.axis.missingMinus())).isTrue();
        rig.driveSilent = false;
        rig.ioSilent = false;
        rig.run(0.1);
        assertThat(rig.axis.missingPlus()).isZero();
    }

    @Test
    void wordsThatNobodyUnderstandsCloseTheBrakeAtOnce() {
        AxisRig rig = cruising(HOIST, 1);
        rig.plant.undecodable = true;
        rig.until(0.05, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.DRIVE_UNDECODABLE);
        assertThat(rig.outputs.brakeRelease[HOIST]).isFalse();
        assertThat(rig.request()).isEqualTo(DriveRequest.QUICK_STOP);
        rig.until(3, () -> !rig.plant.brakeOpen && Math.abs(rig.plant.speedMps) < 0.01);
    }

    @Test
    void aDriveThatDoesNotStartIsLatched() {
        AxisRig rig = new AxisRig(TROLLEY).at(5);
        rig.plant.willNotStart = true;
        rig.run(0.1);
        rig.demand.kind = DemandKind.HOLD;
        rig.until(4, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.DRIVE_START_TIMEOUT);
        assertThat(rig.timeS()).isZero();
    }

    @Test
    void aDriveTakenAwayUnderWayIsLatched() {
        AxisRig rig = cruising(TROLLEY, 1);
        rig.plant.owner = AxisOwner.LOCAL;
        rig.until(0.05, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.OWNERSHIP_LOST);
        assertThat(rig.request()).isEqualTo(DriveRequest.OFF);
        assertThat(rig.saw(EventKind.DRIVE_OWNER, AxisOwner.LOCAL)).isTrue();
    }

    @Test
    void aDriveOfSomeoneElseIsTracked() {
        AxisRig rig = new AxisRig(TROLLEY).at(5);
        rig.plant.owner = AxisOwner.OTHER;
        rig.run(0.5);
        rig.demand.kind = DemandKind.VELOCITY;
        rig.demand.speedMps = 1;
        rig.run(2);
        assertThat(rig.request()).isEqualTo(DriveRequest.OFF);
        assertThat(Permission.DRIVE_OWNED.in(rig.axis.missingPlus())).isTrue();
        rig.plant.brakeOpen = true;
        rig.plant.brakeStuckOpen = true;
        rig.plant.speedMps = 0.5;
        rig.run(0.1);
        assertThat(rig.axis.brake()).isEqualTo(BrakeState.OPEN);
        assertThat(rig.axis.speedMps()).isNotZero();
        assertThat(rig.axis.referencePositionM()).isCloseTo(rig.plant.positionM, within(0.05));
        assertThat(rig.outputs.brakeRelease[TROLLEY]).isFalse();
        rig.plant.brakeStuckOpen = false;
        rig.plant.speedMps = 0;
        rig.run(1);
        rig.plant.owner = AxisOwner.OURS;
        rig.until(12, () -> rig.axis.referenceSpeedMps() == 1.0);
    }

    @Test
    void withoutActiveOutputsTheAxisOnlyWatches() {
        AxisRig rig = cruising(TROLLEY, 1);
        rig.in.active = false;
        rig.run(1);
        assertThat(rig.request()).isEqualTo(DriveRequest.OFF);
        assertThat(Permission.OUTPUT_ACTIVE.in(rig.axis.missingPlus())).isTrue();
        assertThat(rig.axis.faulted()).isFalse();
        assertThat(rig.axis.state()).isEqualTo(AxisState.DISABLED);
    }

    @ParameterizedTest
    @ValueSource(ints = {HOIST, TROLLEY, GANTRY})
    void anAxisThatDoesNotFollowIsLatched(int index) {
        AxisRig rig = new AxisRig(index).at(5);
        rig.run(0.1);
        rig.demand.kind = DemandKind.VELOCITY;
        rig.demand.speedMps = rig.description.limits().speedMps() / 2;
        rig.until(12, () -> rig.axis.ready());
        rig.run(3);
        rig.plant.speedError = -0.6;
        rig.until(12, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.FOLLOWING_ERROR);
        assertThat(rig.request()).isEqualTo(DriveRequest.QUICK_STOP);
        rig.until(12, () -> Math.abs(rig.plant.speedMps) < 0.01);
    }

    @Test
    void aFrozenEncoderIsNoticed() {
        AxisRig rig = cruising(TROLLEY, 2);
        rig.plant.encoderFrozen = true;
        rig.until(1, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.POSITION_IMPLAUSIBLE);
        rig.until(5, () -> rig.axis.standstill() && Math.abs(rig.plant.speedMps) < 0.01);
    }

    @Test
    void aJumpOfTheEncoderIsNoticedAtOnceAndResetOnlyAtStandstill() {
        AxisRig rig = cruising(HOIST, 1);
        rig.plant.encoderOffsetM = 0.4;
        rig.until(0.05, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.POSITION_IMPLAUSIBLE);
        assertThat(rig.axis.reset()).isEqualTo(Fault.POSITION_IMPLAUSIBLE);
        rig.until(4, () -> rig.axis.brake() == BrakeState.CLOSED);
        rig.run(1);
        assertThat(rig.axis.reset()).isEqualTo(Fault.NONE);
    }

    @Test
    void overspeedIsLatched() {
        AxisRig rig = cruising(TROLLEY, 3.9);
        rig.plant.speedError = 0.2;
        rig.until(2, () -> rig.axis.faulted());
        assertThat(rig.axis.newFaults() | bit(rig.axis.fault())).isNotZero();
        assertThat(rig.faults).containsAnyOf(Fault.OVERSPEED, Fault.FOLLOWING_ERROR);
    }

    private static long bit(Fault fault) {
        return 1L << fault.ordinal();
    }

    @Test
    void drivingIntoAnEndLimitIsLatchedAndLeavingItIsAllowedAfterTheReset() {
        AxisRig rig = cruising(TROLLEY, 0.5);
        rig.endLimitPlus = true;
        rig.until(0.05, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.END_LIMIT);
        rig.until(5, () -> rig.axis.brake() == BrakeState.CLOSED);
        rig.demand.rest();
        rig.run(0.5);
        assertThat(rig.axis.reset()).isEqualTo(Fault.NONE);
        rig.demand.kind = DemandKind.VELOCITY;
        rig.demand.speedMps = 0.5;
        rig.run(3);
        assertThat(rig.axis.referenceSpeedMps()).isZero();
        assertThat(rig.axis.limiter()).isEqualTo(Limiter.END_LIMIT_PLUS);
        assertThat(Permission.FREE_TOWARDS_PLUS.in(rig.axis.missingPlus())).isTrue();
        rig.demand.speedMps = -0.5;
        rig.until(5, () -> rig.axis.referenceSpeedMps() == -0.5);
    }

    @Test
    void aFailedCycleStopsEverything() {
        AxisRig rig = cruising(HOIST, 1);
        rig.read();
        rig.axis.abandon(rig.outputs, rig.out);
        assertThat(rig.request()).isEqualTo(DriveRequest.QUICK_STOP);
        assertThat(rig.outputs.brakeRelease[HOIST]).isFalse();
        rig.until(3, () -> rig.axis.brake() == BrakeState.CLOSED && rig.axis.standstill());
        assertThat(rig.axis.fault()).isEqualTo(Fault.INTERNAL);
    }
}
