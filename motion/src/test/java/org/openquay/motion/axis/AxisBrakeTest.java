package org.openquay.motion.axis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.drive.DriveRequest;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.Fault;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.StopKind;

/** The brake on its plant: what the load does meanwhile. */
class AxisBrakeTest {

    private static AxisRig jogging(int index, double speedMps) {
        AxisRig rig = new AxisRig(index).at(5);
        rig.run(0.1);
        rig.demand.kind = DemandKind.VELOCITY;
        rig.demand.speedMps = speedMps;
        return rig;
    }

    @ParameterizedTest
    @ValueSource(doubles = {15_000, 40_000, 80_000})
    void takesTheLoadOverFromTheBrakeWithoutDroppingIt(double loadKg) {
        AxisRig rig = new AxisRig(org.openquay.api.crane.SampleCrane.description(), HOIST, loadKg).at(5);
        rig.run(0.5);
        rig.demand.kind = DemandKind.HOLD;
        rig.until(3, () -> rig.axis.ready());
        assertThat(rig.plant.positionM).isCloseTo(5, within(0.005));
        rig.run(2);
        assertThat(rig.plant.positionM).isCloseTo(5, within(0.005));
        assertThat(rig.saw(EventKind.BRAKE, BrakeState.PROVING)).isTrue();
        assertThat(rig.plant.torque).isCloseTo(loadKg * 9.81 / 780_000, within(0.02));
        rig.demand.rest();
        rig.until(4, () -> rig.axis.state() == AxisState.DISABLED);
        assertThat(rig.plant.positionM).isCloseTo(5, within(0.006));
        assertThat(rig.faults).isEmpty();
    }

    @Test
    void saysThatItWaitsForTheDriveThenForTheBrake() {
        AxisRig rig = jogging(HOIST, 1);
        rig.until(5, () -> rig.axis.state() == AxisState.CONTINUOUS_MOTION);
        assertThat(rig.saw(EventKind.LIMITER, Limiter.DRIVE_NOT_READY)).isTrue();
        assertThat(rig.saw(EventKind.LIMITER, Limiter.BRAKE)).isTrue();
        assertThat(rig.events.indexOf("BRAKE PROVING")).isLessThan(rig.events.indexOf("BRAKE OPENING"));
        assertThat(rig.events.indexOf("BRAKE OPENING")).isLessThan(rig.events.indexOf("BRAKE OPEN"));
    }

    @Test
    void usesTheTorqueOfTheLastCloseWhereNothingWeighsTheLoad() {
        AxisRig rig = jogging(HOIST, 0.5);
        rig.cellsKg = 0;
        rig.until(6, () -> rig.axis.referenceSpeedMps() == 0.5);
        rig.demand.rest();
        rig.until(6, () -> rig.axis.state() == AxisState.DISABLED);
        double at = rig.plant.positionM;
        double held = rig.plant.loadKg * 9.81 / 780_000;
        rig.demand.kind = DemandKind.HOLD;
        rig.until(3, () -> rig.axis.brake() == BrakeState.OPENING);
        assertThat(rig.plant.torque).isCloseTo(held, within(0.06));
        rig.until(3, () -> rig.axis.ready());
        assertThat(rig.plant.positionM).isCloseTo(at, within(0.01));
    }

    @Test
    void keepsTheBrakeClosedWhenTheTorqueIsNotProven() {
        AxisRig rig = jogging(HOIST, 1);
        rig.plant.powerless = true;
        rig.until(5, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.TORQUE_NOT_PROVEN);
        assertThat(rig.saw(EventKind.BRAKE, BrakeState.OPENING)).isFalse();
        rig.run(2);
        assertThat(rig.request()).isEqualTo(DriveRequest.OFF);
        assertThat(rig.plant.positionM).isEqualTo(5);
        rig.plant.powerless = false;
        rig.run(3);
        assertThat(rig.axis.state()).isEqualTo(AxisState.ERROR_STOP);
        assertThat(rig.axis.reset()).isEqualTo(Fault.NONE);
        rig.until(5, () -> rig.axis.referenceSpeedMps() > 0.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {HOIST, TROLLEY})
    void latchesABrakeThatDoesNotOpen(int index) {
        AxisRig rig = jogging(index, 1);
        rig.plant.brakeStuckClosed = true;
        rig.until(5, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.BRAKE_DID_NOT_OPEN);
        rig.run(1.5);
        assertThat(rig.request()).isEqualTo(DriveRequest.OFF);
        assertThat(rig.outputs.brakeRelease[index]).isFalse();
        assertThat(rig.plant.positionM).isEqualTo(5);
    }

    @Test
    void holdsTheLoadWithTheDriveWhenTheBrakeDoesNotClose() {
        AxisRig rig = jogging(HOIST, 1);
        rig.until(5, () -> rig.axis.referenceSpeedMps() == 1.0);
        rig.plant.brakeStuckOpen = true;
        rig.demand.rest();
        rig.until(8, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.BRAKE_DID_NOT_CLOSE);
        double at = rig.plant.positionM;
        rig.run(20);
        assertThat(rig.request()).isEqualTo(DriveRequest.RUN);
        assertThat(rig.plant.positionM).isCloseTo(at, within(0.01));
        assertThat(rig.axis.brake()).isEqualTo(BrakeState.FAULT);
        // it closes after all: the drive is not needed any more
        rig.plant.brakeStuckOpen = false;
        rig.until(2, () -> rig.request() == DriveRequest.OFF);
        rig.run(0.5);
        assertThat(rig.plant.positionM).isCloseTo(at, within(0.01));
        assertThat(rig.axis.faulted()).isTrue();
    }

    @Test
    void takesASlippingLoadBackElectricallyAndLatches() {
        AxisRig rig = jogging(HOIST, 1);
        rig.until(5, () -> rig.axis.referenceSpeedMps() == 1.0);
        rig.demand.rest();
        rig.until(8, () -> rig.axis.state() == AxisState.DISABLED);
        rig.run(1);
        double at = rig.plant.positionM;
        // it holds nearly the load: slow slip
        rig.plant.brakeForceN = rig.plant.loadKg * AxisPlant.GRAVITY_MPS2 - 3_000;
        rig.until(5, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.BRAKE_SLIP);
        rig.until(2, () -> rig.plant.modulates());
        rig.run(0.5);
        double caught = rig.plant.positionM;
        assertThat(caught).isBetween(at - 0.2, at);
        rig.run(10);
        assertThat(rig.plant.positionM).isCloseTo(caught, within(0.01));
        assertThat(rig.request()).isEqualTo(DriveRequest.RUN);
    }

    private static AxisRig slipped() {
        AxisRig rig = jogging(HOIST, 1);
        rig.until(5, () -> rig.axis.referenceSpeedMps() == 1.0);
        rig.demand.rest();
        rig.until(8, () -> rig.axis.state() == AxisState.DISABLED);
        rig.run(1);
        rig.plant.brakeForceN = rig.plant.loadKg * AxisPlant.GRAVITY_MPS2 - 3_000;
        rig.until(5, () -> rig.axis.faulted());
        rig.until(2, () -> rig.plant.modulates());
        rig.run(0.5);
        assertThat(rig.axis.reset()).isEqualTo(Fault.NONE);
        return rig;
    }

    @Test
    void aResetDoesNotTrustTheLoadToABrakeThatSlipped() {
        AxisRig rig = slipped();
        double at = rig.plant.positionM;
        rig.run(20);
        assertThat(rig.axis.faulted()).isFalse();
        assertThat(rig.axis.brake()).isEqualTo(BrakeState.CLOSED);
        assertThat(rig.request()).isEqualTo(DriveRequest.RUN);
        assertThat(rig.plant.positionM).isCloseTo(at, within(0.01));
        // it is not trusted either after a trip that it survived
        rig.plant.brakeForceN = 1.6 * 780_000;
        rig.plant.tripped = true;
        rig.until(1, () -> rig.axis.faulted());
        rig.run(2);
        assertThat(rig.axis.reset()).isEqualTo(Fault.NONE);
        rig.run(2);
        assertThat(rig.request()).isEqualTo(DriveRequest.RUN);
    }

    @Test
    void aBrakeThatSlippedIsTrustedAgainWhenNothingHangsOnIt() {
        AxisRig rig = slipped();
        rig.run(1);
        rig.plant.loadKg = 100;
        rig.cellsKg = 100;
        rig.until(8, () -> rig.request() == DriveRequest.OFF);
        assertThat(rig.axis.faulted()).isFalse();
    }

    @Test
    void aBrakeThatSlippedIsTriedAgainAfterTheAxisWasMoved() {
        AxisRig rig = slipped();
        rig.run(1);
        rig.plant.brakeForceN = 1.6 * 780_000;
        rig.demand.kind = DemandKind.VELOCITY;
        rig.demand.speedMps = -0.3;
        rig.until(5, () -> rig.axis.referenceSpeedMps() == -0.3);
        rig.demand.rest();
        rig.until(8, () -> rig.request() == DriveRequest.OFF);
        assertThat(rig.axis.faulted()).isFalse();
    }

    @Test
    void closesTheBrakeAfterAStopAlthoughTheEncoderFlickers() {
        AxisRig rig = jogging(HOIST, 1);
        rig.until(9, () -> rig.axis.referenceSpeedMps() == 1.0);
        rig.demand.stop = StopKind.STOP;
        rig.until(9, () -> rig.axis.standstill());
        double closedS = 0;
        for (int sample = 0; sample < 450 && rig.axis.brake() != BrakeState.CLOSED; sample++) {
            rig.plant.encoderOffsetM = sample % 4 < 2 ? 0.03 : 0;
            rig.run(0.01);
            closedS += 0.01;
        }
        assertThat(rig.axis.brake()).as("%s", rig.faults).isEqualTo(BrakeState.CLOSED);
        assertThat(closedS).as("later than without flicker").isGreaterThan(rig.description.brake().holdOpenS() + 0.9);
        assertThat(rig.faults).isEmpty();
    }

    @Test
    void latchesABrakeThatOpensUntold() {
        AxisRig rig = new AxisRig(TROLLEY).at(5);
        rig.run(1);
        rig.plant.brakeStuckOpen = true;
        rig.plant.brakeOpen = true;
        rig.until(1, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.BRAKE_UNEXPECTED);
    }

    @Test
    void stopsQuicklyWhenTheBrakeClosesUntoldUnderWay() {
        AxisRig rig = jogging(TROLLEY, 2);
        rig.until(9, () -> rig.axis.referenceSpeedMps() == 2.0);
        rig.plant.brakeStuckClosed = true;
        rig.until(1, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isIn(Fault.BRAKE_UNEXPECTED, Fault.FOLLOWING_ERROR);
        rig.until(5, () -> rig.axis.standstill() && rig.request() != DriveRequest.RUN);
    }

    @Test
    void closesAtOnceWhenTheDriveTrips() {
        AxisRig rig = jogging(HOIST, -1);
        rig.until(5, () -> rig.axis.referenceSpeedMps() == -1.0);
        rig.plant.tripped = true;
        rig.until(0.05, () -> rig.axis.faulted());
        assertThat(rig.outputs.brakeRelease[HOIST]).isFalse();
        assertThat(rig.axis.fault()).isEqualTo(Fault.DRIVE_TRIPPED);
        rig.until(2, () -> rig.axis.brake() == BrakeState.CLOSED && rig.axis.standstill());
        double at = rig.plant.positionM;
        rig.run(2);
        assertThat(rig.plant.positionM).isEqualTo(at);
        assertThat(rig.faults).containsExactly(Fault.DRIVE_TRIPPED);
    }

    @Test
    void recoversATrippedDriveOnlyByAResetAndMovesOnlyByItsDemand() {
        AxisRig rig = jogging(HOIST, -1);
        rig.until(5, () -> rig.axis.referenceSpeedMps() == -1.0);
        rig.plant.tripped = true;
        rig.until(3, () -> rig.axis.faulted() && rig.axis.standstill());
        rig.run(3);
        assertThat(rig.plant.tripped).isTrue();
        rig.demand.rest();
        rig.cycle();
        assertThat(rig.axis.reset()).isEqualTo(Fault.NONE);
        rig.run(2);
        assertThat(rig.plant.tripped).isFalse();
        assertThat(rig.axis.faulted()).isFalse();
        assertThat(rig.axis.state()).isEqualTo(AxisState.DISABLED);
        double at = rig.plant.positionM;
        rig.run(2);
        assertThat(rig.plant.positionM).isEqualTo(at);
    }

    @Test
    void latchesAgainWhenATrippedDriveDoesNotRecover() {
        AxisRig rig = jogging(TROLLEY, 1);
        rig.until(9, () -> rig.axis.referenceSpeedMps() == 1.0);
        rig.plant.tripped = true;
        rig.until(9, () -> rig.axis.faulted() && rig.axis.standstill());
        rig.plant.trippedForGood = true;
        assertThat(rig.axis.reset()).isEqualTo(Fault.NONE);
        rig.run(0.5);
        assertThat(rig.axis.faulted()).isFalse();
        rig.until(2, () -> rig.axis.faulted());
        assertThat(rig.axis.fault()).isEqualTo(Fault.DRIVE_TRIPPED);
    }

    @Test
    void closesAtOnceWhenTheSafetyCircuitOpens() {
        AxisRig rig = jogging(HOIST, 1);
        rig.until(5, () -> rig.axis.referenceSpeedMps() == 1.0);
        rig.safetyCircuit = false;
        rig.until(0.1, () -> rig.axis.faulted());
        assertThat(rig.outputs.brakeRelease[HOIST]).isFalse();
        rig.until(3, () -> rig.axis.brake() == BrakeState.CLOSED);
        rig.run(0.5);
        assertThat(rig.axis.reset()).isNotEqualTo(Fault.NONE);
        rig.safetyCircuit = true;
        rig.demand.rest();
        rig.run(1);
        assertThat(rig.axis.reset()).isEqualTo(Fault.NONE);
    }
}
