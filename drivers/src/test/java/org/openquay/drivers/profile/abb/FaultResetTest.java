package org.openquay.drivers.profile.abb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.drive.DriveRequest;
import org.openquay.api.drive.DriveState;

class FaultResetTest {

    private static final int BOUND = 400;

    private static Bench tripped(int exchangeCycles) {
        Bench bench = new Bench(exchangeCycles);
        bench.cycles(10 * exchangeCycles);
        bench.drive.trip();
        bench.cycles(2 * exchangeCycles);
        assertThat(bench.feedback.state).isEqualTo(DriveState.FAULT);
        return bench;
    }

    @Test
    void makesOneEdgeOutOfACommand() {
        Bench bench = tripped(1);
        assertThat(bench.controlWord()).isEqualTo(0x0476);

        bench.command.resetFault = true;
        bench.cycle();
        assertThat(bench.controlWord()).isEqualTo(0x04F6);
        bench.cycles(BOUND);

        assertThat(bench.controlWord()).isEqualTo(0x0476);
        assertThat(bench.drive.resetEdges).isOne();
        assertThat(bench.feedback.state).isEqualTo(DriveState.READY_TO_SWITCH_ON);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10})
    void reachesADriveThatIsSeldomSpokenTo(int exchangeCycles) {
        for (int phase = 0; phase < exchangeCycles; phase++) {
            Bench bench = tripped(exchangeCycles);
            bench.cycles(phase);
            bench.command.resetFault = true;
            bench.cycle();
            bench.command.resetFault = false;
            bench.cycles(BOUND);
            assertThat(bench.drive.tripped).as("exchange phase %d", phase).isFalse();
        }
    }

    @Test
    void triesAgainOnlyOnANewCommand() {
        Bench bench = tripped(1);
        bench.drive.faultPersists = true;
        bench.command.resetFault = true;
        bench.cycles(BOUND);
        assertThat(bench.drive.resetEdges).as("held").isOne();

        bench.command.resetFault = false;
        bench.cycle();
        bench.drive.faultPersists = false;
        bench.command.resetFault = true;
        bench.cycles(BOUND);
        assertThat(bench.drive.resetEdges).isEqualTo(2);
        assertThat(bench.drive.tripped).isFalse();
    }

    @Test
    void bringsTheBitDownLongEnoughBeforeTheNextEdge() {
        Bench bench = tripped(10);
        bench.drive.faultPersists = true;
        for (int i = 0; i < 200; i++) {
            bench.command.resetFault = i % 2 == 0;
            bench.cycle();
        }
        assertThat(bench.drive.resetEdges).isBetween(5, 200 / Bench.ROUND_TRIP_CYCLES);
    }

    @Test
    void doesNotKeepACommandForTheNextFault() {
        Bench bench = new Bench(1);
        bench.cycles(5);
        bench.command.resetFault = true;
        bench.cycles(5);
        bench.drive.trip();
        bench.cycles(BOUND);
        assertThat(bench.drive.resetEdges).isZero();
        assertThat(bench.feedback.state).isEqualTo(DriveState.FAULT);
    }

    @Test
    void neverStartsByResetAlone() {
        Bench bench = new Bench(2);
        bench.cycles(10);
        bench.command.request = DriveRequest.RUN;
        bench.command.speedMps = 1.0;
        bench.cycles(100);
        assertThat(bench.drive.starts).isOne();
        bench.drive.trip();
        bench.cycles(10);

        bench.command.resetFault = true;
        bench.cycles(BOUND);
        assertThat(bench.drive.tripped).isFalse();
        assertThat(bench.drive.starts).as("RUN was never withdrawn").isOne();

        bench.request(DriveRequest.OFF);
        bench.request(DriveRequest.RUN);
        bench.cycles(10);
        assertThat(bench.drive.starts).isEqualTo(2);
    }

    @Test
    void doesNotTakeARequestThatWasMadeBeforeTheFaultWasGone() {
        Bench bench = tripped(2);
        bench.request(DriveRequest.OFF);
        bench.command.request = DriveRequest.RUN;
        bench.command.resetFault = true;
        bench.cycles(BOUND);
        assertThat(bench.drive.tripped).isFalse();
        assertThat(bench.drive.starts).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUICK_STOP", "COAST"})
    void keepsStoppingWhileItResets(DriveRequest stop) {
        Bench bench = tripped(1);
        bench.command.resetFault = true;
        bench.request(stop);
        assertThat(bench.controlWord()).isEqualTo(stop == DriveRequest.COAST ? 0x04FD : 0x04FB);
        bench.cycles(BOUND);
        assertThat(bench.drive.tripped).isFalse();
        assertThat(bench.feedback.state).isEqualTo(DriveState.SWITCH_ON_INHIBITED);
    }
}
