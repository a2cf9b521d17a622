package org.openquay.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.SampleCrane;
import org.openquay.simulator.plant.PlantDescription;

class AbbDriveTest {

    private static final int TROLLEY = SampleCrane.TROLLEY;
    private static final int HOIST = SampleCrane.HOIST;
    private static final int INHIBITED = 0x0040;
    private static final int TRIPPED = 0x0008;
    private static final int REMOTE = 0x0200;
    private static final int STATE = 0x004F;

    private final Bench bench = new Bench();

    @Test
    void startsByTheSequenceOfTheProfile() {
        bench.pass(1);
        assertThat(bench.status(TROLLEY) & STATE).isEqualTo(INHIBITED);
        bench.hold(TROLLEY, 0x0476, 0, 0, 5);
        assertThat(bench.status(TROLLEY) & STATE).isEqualTo(0x0001);
        bench.hold(TROLLEY, 0x0477, 0, 0, 5);
        assertThat(bench.status(TROLLEY) & STATE).isEqualTo(0x0003);
        bench.hold(TROLLEY, 0x047F, 0, 0, 5);
        assertThat(bench.status(TROLLEY)).isEqualTo(0x1337);
    }

    @ParameterizedTest
    @CsvSource({"5000, 1.0", "-5000, -1.0", "10000, 2.0"})
    void scalesSpeedByTwentyThousand(int reference, double speedMps) {
        bench.start(TROLLEY);
        bench.hold(TROLLEY, 0x047F, reference, 0, 5000);
        assertThat(bench.plant().axis(TROLLEY).speedMps()).isCloseTo(speedMps, within(0.01));
        assertThat((short) bench.register(TROLLEY, 4)).isCloseTo((short) reference, within((short) 50));
        assertThat(bench.status(TROLLEY) & 0x0100).as("at setpoint").isNotZero();
    }

    @Test
    void scalesTorqueByTenThousandAndAddsRef2ToIt() {
        bench.hold(HOIST, 0x0476, 0, 0, 5);
        bench.hold(HOIST, 0x0477, 0, 0, 5);
        bench.hold(HOIST, 0x047F, 0, 3000, 50);
        assertThat((short) bench.register(HOIST, 5)).isEqualTo((short) 3000);
        assertThat(bench.plant().motor(HOIST).forceN()).isCloseTo(0.3 * 780_000, within(1.0));
        assertThat(bench.plant().axis(HOIST).speedMps()).isZero();
    }

    @Test
    void aReferenceBeyondTheScalingIsLimitedToIt() {
        bench.start(TROLLEY);
        bench.hold(TROLLEY, 0x047F, 32_767, 0, 8000);
        assertThat(bench.plant().axis(TROLLEY).speedMps()).isCloseTo(4.0, within(0.02));
        assertThat(bench.status(TROLLEY) & 0x0400).as("above limit").isEqualTo(
                bench.plant().axis(TROLLEY).speedMps() >= 4.0 ? 0x0400 : 0);
    }

    @Test
    void itsBrakeOpensBeforeItMovesAndClosesAfterItStands() {
        bench.hold(TROLLEY, 0x0476, 0, 0, 5);
        bench.hold(TROLLEY, 0x0477, 0, 0, 5);
        bench.hold(TROLLEY, 0x047F, 2000, 0, 140);
        assertThat(bench.plant().axis(TROLLEY).speedMps()).isZero();
        bench.hold(TROLLEY, 0x047F, 2000, 0, 2000);
        assertThat(bench.plant().axis(TROLLEY).brake().provenOpen()).isTrue();
        assertThat(bench.plant().axis(TROLLEY).speedMps()).isCloseTo(0.4, within(0.01));
        bench.hold(TROLLEY, 0x047E, 2000, 0, 300);
        assertThat(bench.plant().axis(TROLLEY).brake().holds()).isFalse();
        assertThat(bench.status(TROLLEY) & STATE).isEqualTo(0x0001);
        bench.hold(TROLLEY, 0x047E, 2000, 0, 1500);
        assertThat(bench.plant().axis(TROLLEY).brake().provenClosed()).isTrue();
        assertThat(bench.drive(TROLLEY).modulates()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0x047E, 0.8", "0x047B, 1.2"})
    void off1AndOff3StopByTheirRamps(String word, double rampMps2) {
        bench.start(TROLLEY);
        bench.hold(TROLLEY, 0x047F, 10_000, 0, 6000);
        double fromM = bench.plant().axis(TROLLEY).positionM();
        bench.hold(TROLLEY, Integer.decode(word), 10_000, 0, 6000);
        double distanceM = bench.plant().axis(TROLLEY).positionM() - fromM;
        assertThat(distanceM).isCloseTo(2.0 * 2.0 / 2 / rampMps2 + 2.0 * 0.080, within(0.15));
        assertThat(bench.status(TROLLEY) & STATE).isEqualTo(word.equals("0x047E") ? 0x0001 : INHIBITED);
    }

    @Test
    void off2TakesTorqueAndBrakeAtOnce() {
        bench.start(TROLLEY);
        bench.hold(TROLLEY, 0x047F, 5000, 0, 3000);
        bench.write(TROLLEY, 0, 0x047D, 5000, 0);
        bench.pass(2);
        assertThat(bench.plant().motor(TROLLEY).forceN()).isZero();
        assertThat(bench.status(TROLLEY) & 0x0077).isEqualTo(INHIBITED | 0x20);
        bench.pass(250);
        assertThat(bench.plant().axis(TROLLEY).brake().holds()).isTrue();
    }

    @Test
    void rampBitsHoldAndZeroTheReference() {
        bench.start(TROLLEY);
        bench.hold(TROLLEY, 0x047F, 5000, 0, 3000);
        bench.hold(TROLLEY, 0x045F, 10_000, 0, 2000);
        assertThat(bench.actualSpeed(TROLLEY)).as("held").isCloseTo(0.25, within(0.01));
        bench.hold(TROLLEY, 0x043F, 10_000, 0, 2000);
        assertThat(bench.actualSpeed(TROLLEY)).as("input 0").isCloseTo(0, within(0.01));
        bench.hold(TROLLEY, 0x047F, 5000, 0, 3000);
        bench.hold(TROLLEY, 0x046F, 5000, 0, 1000);
        assertThat(bench.actualSpeed(TROLLEY)).as("output 0").isCloseTo(0, within(0.01));
    }

    @Test
    void tripsWhenNothingWasWrittenForItsTime() {
        bench.start(TROLLEY);
        bench.write(TROLLEY, 0, 0x047F, 0, 0);
        bench.pass(300);
        assertThat(bench.status(TROLLEY) & TRIPPED).isZero();
        bench.pass(2);
        assertThat(bench.status(TROLLEY) & TRIPPED).isNotZero();
        assertThat(bench.status(TROLLEY) & 0x8000).as("bus error").isNotZero();
        assertThat(bench.drive(TROLLEY).faultCode()).isEqualTo(AbbDrive.COMMUNICATION_LOSS);
        assertThat(bench.register(TROLLEY, 400)).as("parameter 4.01").isEqualTo(AbbDrive.COMMUNICATION_LOSS);
        bench.pass(250);
        assertThat(bench.plant().axis(TROLLEY).brake().holds()).isTrue();
    }

    @Test
    void readingDoesNotKeepItAlive() {
        bench.start(TROLLEY);
        bench.write(TROLLEY, 0, 0x047F, 0, 0);
        for (int i = 0; i < 310; i++) {
            bench.status(TROLLEY);
            bench.register(TROLLEY, 0);
            bench.pass(1);
        }
        assertThat(bench.status(TROLLEY) & TRIPPED).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void writingAnyOfControlWordAndReferencesKeepsItAlive(int register) {
        bench.start(TROLLEY);
        for (int i = 0; i < 20; i++) {
            bench.pass(200);
            bench.write(TROLLEY, register, register == 0 ? 0x047F : 0);
        }
        assertThat(bench.status(TROLLEY) & STATE).isEqualTo(0x0007);
    }

    @Test
    void refusedWritesDoNotKeepItAlive() {
        bench.start(TROLLEY);
        bench.write(TROLLEY, 0, 0x047F, 0, 0);
        for (int i = 0; i < 31; i++) {
            assertThat(bench.write(TROLLEY, 3, 0)).isEqualTo(RegisterDevice.ILLEGAL_DATA_ADDRESS);
            bench.pass(10);
        }
        assertThat(bench.status(TROLLEY) & TRIPPED).isNotZero();
    }

    @Test
    void doesNotWaitForSomebodyWhoNeverCame() {
        bench.pass(2000);
        assertThat(bench.status(TROLLEY) & TRIPPED).isZero();
    }

    @Test
    void aResetAfterALossLeavesItInhibitedUntilOff1() {
        bench.start(TROLLEY);
        bench.hold(TROLLEY, 0x047F, 5000, 0, 2000);
        bench.pass(400);
        bench.hold(TROLLEY, 0x047F, 5000, 0, 100);
        assertThat(bench.status(TROLLEY) & TRIPPED).as("writing alone does not reset").isNotZero();
        bench.hold(TROLLEY, 0x04FF, 5000, 0, 100);
        assertThat(bench.status(TROLLEY) & STATE).isEqualTo(INHIBITED);
        bench.hold(TROLLEY, 0x047F, 5000, 0, 1000);
        assertThat(bench.status(TROLLEY) & STATE).isEqualTo(INHIBITED);
        bench.start(TROLLEY);
        assertThat(bench.status(TROLLEY) & STATE).isEqualTo(0x0007);
    }

    @Test
    void whoTakesItLocallyStopsItAndItSaysSo() {
        bench.start(TROLLEY);
        bench.hold(TROLLEY, 0x047F, 5000, 0, 2000);
        bench.drive(TROLLEY).local(true);
        bench.hold(TROLLEY, 0x047F, 5000, 0, 3000);
        assertThat(bench.status(TROLLEY) & (REMOTE | STATE)).isEqualTo(INHIBITED);
        assertThat(bench.actualSpeed(TROLLEY)).isZero();
        bench.drive(TROLLEY).local(false);
        bench.hold(TROLLEY, 0x047F, 5000, 0, 500);
        assertThat(bench.status(TROLLEY) & (REMOTE | STATE)).isEqualTo(REMOTE | INHIBITED);
    }

    @Test
    void withoutRemoteCommandItKeepsTheLastReference() {
        bench.start(TROLLEY);
        bench.hold(TROLLEY, 0x047F, 5000, 0, 2000);
        bench.hold(TROLLEY, 0x007F, 0, 0, 1000);
        assertThat(bench.actualSpeed(TROLLEY)).isCloseTo(0.25, within(0.01));
        bench.hold(TROLLEY, 0x007E, 0, 0, 4000);
        assertThat(bench.actualSpeed(TROLLEY)).isZero();
    }

    @Test
    void aClosedBrakeHoldsAgainstItAndItTripsWhenItGoesOn() {
        bench.plant().axis(HOIST).brake().stickClosed(true);
        bench.start(HOIST);
        bench.hold(HOIST, 0x047F, 0, 12_000, 5000);
        assertThat(bench.drive(HOIST).faultCode()).isZero();
        assertThat(bench.plant().axis(HOIST).positionM()).isEqualTo(20.0);
        bench.hold(HOIST, 0x047F, 3000, 0, 5000);
        assertThat(bench.drive(HOIST).faultCode()).as("slipping it").isEqualTo(AbbDrive.STALL);
    }

    @Test
    void tripsSoonWhenItCannotTurnAtAll() {
        PlantDescription sample = PlantDescription.sample();
        List<PlantDescription.Axis> axes = new ArrayList<>(sample.axes());
        axes.set(HOIST, new PlantDescription.Axis("hoist", 20, 0, 0, 0, 0.4, 0.8,
                new PlantDescription.Brake(0.15, 0.2, 3.0)));
        Bench strong = new Bench(SampleCrane.description(),
                new PlantDescription(axes, sample.drives(), sample.hoist(), sample.ropes(), sample.load(),
                        sample.spreader(), sample.wind(), sample.sensors(), sample.ground(), sample.trucks()));
        strong.start(HOIST);
        strong.hold(HOIST, 0x047F, 3000, 0, 300);
        assertThat(strong.drive(HOIST).faultCode()).isZero();
        strong.hold(HOIST, 0x047F, 3000, 0, 400);
        assertThat(strong.drive(HOIST).faultCode()).isEqualTo(AbbDrive.STALL);
        assertThat(strong.plant().axis(HOIST).positionM()).isEqualTo(20.0);
    }

    @Test
    void supervisesTheBrakeThatItOwns() {
        bench.plant().axis(TROLLEY).brake().stickClosed(true);
        bench.start(TROLLEY);
        bench.hold(TROLLEY, 0x047F, 0, 0, 700);
        assertThat(bench.drive(TROLLEY).faultCode()).isEqualTo(BrakeProgram.OPENING_FAILED);

        Bench other = new Bench();
        other.start(TROLLEY);
        other.plant().axis(TROLLEY).brake().stickOpen(true);
        other.hold(TROLLEY, 0x047E, 0, 0, 2000);
        assertThat(other.drive(TROLLEY).faultCode()).isEqualTo(BrakeProgram.CLOSING_FAILED);
    }

    @Test
    void theHoistsBrakeNeedsOutputAndModulatingDrive() {
        bench.outputs(1, 400);
        assertThat(bench.plant().axis(HOIST).brake().holds()).as("output alone").isTrue();
        for (int i = 0; i < 20; i++) {
            bench.beat(1);
            bench.hold(HOIST, i < 2 ? 0x0476 : i < 4 ? 0x0477 : 0x047F, 0, 1886, 20);
        }
        assertThat(bench.plant().axis(HOIST).brake().provenOpen()).isTrue();
        bench.write(HOIST, 0, 0x0476, 0, 0);
        bench.pass(210);
        assertThat(bench.plant().axis(HOIST).brake().holds()).as("drive off").isTrue();
    }

    @Test
    void anOpenSafetyCircuitTakesTorqueAndBrakes() {
        bench.start(TROLLEY);
        bench.hold(TROLLEY, 0x047F, 5000, 0, 2000);
        bench.crane.instruments().emergencyStop(true);
        bench.pass(2);
        assertThat(bench.status(TROLLEY) & (STATE | 0x1000)).isEqualTo(INHIBITED);
        assertThat(bench.plant().motor(TROLLEY).forceN()).isZero();
        bench.hold(TROLLEY, 0x047F, 5000, 0, 3000);
        assertThat(bench.plant().axis(TROLLEY).speedMps()).isZero();
        bench.crane.instruments().emergencyStop(false);
        bench.hold(TROLLEY, 0x047F, 5000, 0, 500);
        assertThat(bench.status(TROLLEY) & STATE).as("no restart by itself").isEqualTo(INHIBITED);
    }

    @Test
    void hardWiredEndLimitsStopItWithoutControl() {
        bench.plant().put(TROLLEY, 60);
        bench.start(TROLLEY);
        bench.hold(TROLLEY, 0x047F, 2500, 0, 14_000);
        assertThat(bench.plant().axis(TROLLEY).positionM()).isBetween(64.5, 64.9);
        assertThat(bench.plant().axis(TROLLEY).speedMps()).isCloseTo(0, within(1e-3));
        assertThat(bench.drive(TROLLEY).faultCode()).isZero();
        assertThat(bench.plant().moves().violations()).hasSize(1);
        bench.hold(TROLLEY, 0x047F, -2500, 0, 6000);
        assertThat(bench.plant().axis(TROLLEY).positionM()).isLessThan(63);
    }

    @Test
    void ultimateSwitchesTripItAndBuffersEndTheTravel() {
        bench.plant().put(TROLLEY, 45);
        bench.start(TROLLEY);
        bench.hold(TROLLEY, 0x047F, 20_000, 0, 12_000);
        assertThat(bench.drive(TROLLEY).faultCode()).isEqualTo(AbbDrive.EXTERNAL);
        assertThat(bench.plant().axis(TROLLEY).brake().holds()).isTrue();
        assertThat(bench.plant().axis(TROLLEY).positionM()).isBetween(64.9, 66.5);
    }

    @Test
    void canBeIdentifiedBeforeAnythingIsWritten() {
        assertThat(bench.register(TROLLEY, 702)).isEqualTo(880);
        assertThat(bench.register(TROLLEY, 5002)).as("communication-loss time, 0.1 s").isEqualTo(3);
        assertThat(bench.write(TROLLEY, 702, 1)).isEqualTo(RegisterDevice.ILLEGAL_DATA_ADDRESS);
        assertThat(bench.crane.device(TROLLEY).read(6, 1, new short[1])).isEqualTo(RegisterDevice.ILLEGAL_DATA_ADDRESS);
        assertThat(bench.crane.device(TROLLEY).read(5, 2, new short[2])).isEqualTo(RegisterDevice.ILLEGAL_DATA_ADDRESS);
    }

    @Test
    void showsTheFaultsThatATestMakes() {
        bench.start(TROLLEY);
        bench.drive(TROLLEY).alarm(true);
        bench.hold(TROLLEY, 0x047F, 2000, 0, 20);
        assertThat(bench.status(TROLLEY) & 0x80).isNotZero();
        bench.drive(TROLLEY).freeze(true);
        int before = bench.register(TROLLEY, 4);
        bench.hold(TROLLEY, 0x047F, 8000, 0, 1000);
        assertThat(bench.register(TROLLEY, 4)).isEqualTo(before);
        assertThat(bench.plant().axis(TROLLEY).speedMps()).isGreaterThan(0.5);
        bench.drive(TROLLEY).freeze(false);
        bench.drive(TROLLEY).pretend(0x0005);
        bench.pass(1);
        assertThat(bench.status(TROLLEY)).isEqualTo(0x0005);
        bench.drive(TROLLEY).pretend(-1);
        bench.drive(TROLLEY).trip(0x2310);
        bench.hold(TROLLEY, 0x047F, 8000, 0, 20);
        assertThat(bench.status(TROLLEY) & STATE).isEqualTo(TRIPPED);
        assertThat(bench.register(TROLLEY, 400)).isEqualTo(0x2310);
    }

    @Test
    void isMuteWithoutPowerAndInhibitedAfterwards() {
        bench.start(TROLLEY);
        bench.hold(TROLLEY, 0x047F, 2000, 0, 1000);
        bench.drive(TROLLEY).power(false);
        assertThat(bench.write(TROLLEY, 0, 0x047F)).isEqualTo(RegisterDevice.NO_ANSWER);
        assertThat(bench.crane.device(TROLLEY).read(3, 1, new short[1])).isEqualTo(RegisterDevice.NO_ANSWER);
        bench.pass(3000);
        assertThat(bench.plant().axis(TROLLEY).speedMps()).isZero();
        bench.drive(TROLLEY).power(true);
        bench.hold(TROLLEY, 0x047F, 2000, 0, 100);
        assertThat(bench.status(TROLLEY) & STATE).isEqualTo(INHIBITED);
    }
}
