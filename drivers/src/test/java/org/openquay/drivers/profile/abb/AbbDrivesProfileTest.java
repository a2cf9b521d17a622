package org.openquay.drivers.profile.abb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveRequest;
import org.openquay.api.drive.DriveState;

class AbbDrivesProfileTest {

    private static final int BOUND = 400;

    private static Bench standingReady(int exchangeCycles) {
        Bench bench = new Bench(exchangeCycles);
        assertThat(bench.cyclesUntil(() -> bench.feedback.state == DriveState.READY_TO_SWITCH_ON, BOUND))
                .isNotEqualTo(-1);
        return bench;
    }

    private static Bench running(int exchangeCycles) {
        Bench bench = standingReady(exchangeCycles);
        bench.command.request = DriveRequest.RUN;
        bench.command.speedMps = Bench.RATED_SPEED_MPS;
        assertThat(bench.cyclesUntil(() -> bench.feedback.speedMps > 2.9, BOUND)).isNotEqualTo(-1);
        bench.cycles(2 * Bench.ROUND_TRIP_CYCLES);
        return bench;
    }

    @Test
    void startsThroughTheThreeWordsOfTheSequence() {
        Bench bench = standingReady(1);
        bench.command.request = DriveRequest.RUN;
        List<Integer> words = new ArrayList<>(List.of(bench.controlWord()));

        for (int i = 0; i < 10; i++) {
            bench.cycle();
            if (words.getLast() != bench.controlWord()) {
                words.add(bench.controlWord());
            }
        }

        assertThat(words).containsExactly(0x0476, 0x0477, 0x047F);
        assertThat(bench.feedback.state).isEqualTo(DriveState.OPERATION_ENABLED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void reachesOperationWithinThreeExchanges(int exchangeCycles) {
        Bench bench = standingReady(exchangeCycles);
        bench.command.request = DriveRequest.RUN;

        assertThat(bench.cyclesUntil(() -> bench.feedback.state == DriveState.OPERATION_ENABLED, BOUND))
                .isBetween(1, 4 * exchangeCycles);
    }

    @Test
    void waitsForTheDriveAtEachStepOfTheStart() {
        Bench bench = new Bench(1);
        bench.drive.ready = false;
        bench.cycles(5);
        bench.command.request = DriveRequest.RUN;
        bench.cycles(50);
        assertThat(bench.controlWord()).isEqualTo(0x0476);

        bench.drive.ready = true;
        assertThat(bench.cyclesUntil(() -> bench.feedback.state == DriveState.OPERATION_ENABLED, 6)).isNotEqualTo(-1);
    }

    @Test
    void givesNoReferenceBeforeTheDriveOperates() {
        Bench bench = standingReady(2);
        bench.command.request = DriveRequest.RUN;
        bench.command.speedMps = 1.0;
        bench.command.torque = 0.5;

        while (bench.feedback.state != DriveState.OPERATION_ENABLED) {
            assertThat(bench.out[1]).isZero();
            assertThat(bench.out[2]).isZero();
            bench.cycle();
        }
        assertThat(bench.out[1]).isEqualTo((short) 6667);
        assertThat(bench.out[2]).isEqualTo((short) 5000);
    }

    @Test
    void rampsDownByOff1AndThenStandsReady() {
        Bench bench = running(2);
        bench.request(DriveRequest.OFF);
        assertThat(bench.controlWord()).isEqualTo(0x047E);

        while (bench.drive.speed > AbbDrivesProfile.STANDING) {
            assertThat(bench.controlWord()).as("while turning").isEqualTo(0x047E);
            bench.cycle();
        }
        bench.cycles(10);
        assertThat(bench.controlWord()).isEqualTo(0x0476);
        assertThat(bench.feedback.state).isEqualTo(DriveState.READY_TO_SWITCH_ON);
    }

    @Test
    void stopsByOff3AndEndsInhibited() {
        Bench bench = running(2);
        bench.request(DriveRequest.QUICK_STOP);
        assertThat(bench.controlWord()).isEqualTo(0x047B);

        assertThat(bench.cyclesUntil(() -> bench.feedback.state == DriveState.QUICK_STOP_ACTIVE, 5)).isNotEqualTo(-1);
        assertThat(bench.cyclesUntil(() -> bench.feedback.state == DriveState.SWITCH_ON_INHIBITED, BOUND))
                .isNotEqualTo(-1);
        assertThat(bench.drive.speed).isZero();
    }

    @Test
    void finishesAQuickStopThatIsNoLongerRequested() {
        Bench bench = running(1);
        bench.request(DriveRequest.QUICK_STOP);
        bench.cycle();
        bench.command.request = DriveRequest.OFF;
        bench.cycle();

        while (bench.feedback.state == DriveState.QUICK_STOP_ACTIVE && bench.drive.speed > AbbDrivesProfile.STANDING) {
            assertThat(bench.controlWord()).isEqualTo(0x047B);
            bench.cycle();
        }
        assertThat(bench.cyclesUntil(() -> bench.feedback.state == DriveState.READY_TO_SWITCH_ON, BOUND))
                .isNotEqualTo(-1);
    }

    @Test
    void coastsByOff2AndEndsInhibited() {
        Bench bench = running(2);
        bench.request(DriveRequest.COAST);
        assertThat(bench.controlWord()).isEqualTo(0x047D);
        assertThat(bench.cyclesUntil(() -> bench.feedback.state == DriveState.SWITCH_ON_INHIBITED, BOUND))
                .isNotEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource(names = {"QUICK_STOP", "COAST"})
    void leavesTheInhibitAndRunsOnANewRequest(DriveRequest stop) {
        Bench bench = running(2);
        bench.request(stop);
        assertThat(bench.cyclesUntil(() -> bench.feedback.state == DriveState.SWITCH_ON_INHIBITED, BOUND))
                .isNotEqualTo(-1);

        bench.request(DriveRequest.RUN);
        assertThat(bench.controlWord()).isEqualTo(0x0476);
        assertThat(bench.cyclesUntil(() -> bench.feedback.state == DriveState.OPERATION_ENABLED, BOUND))
                .isNotEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void runsAgainAfterOffWasRequestedForOneCycle(int exchangeCycles) {
        for (int cyclesOff = 1; cyclesOff < 4 * exchangeCycles; cyclesOff++) {
            Bench bench = running(exchangeCycles);
            bench.command.request = DriveRequest.OFF;
            bench.cycles(cyclesOff);
            bench.command.request = DriveRequest.RUN;
            bench.cycles(4 * Bench.ROUND_TRIP_CYCLES);

            assertThat(bench.feedback.state).as("%d cycles off", cyclesOff).isEqualTo(DriveState.OPERATION_ENABLED);
            assertThat(bench.out[1]).isEqualTo((short) 20_000);
        }
    }

    @Test
    void doesNotStartAgainAfterTheDriveFellOutOfOperation() {
        Bench bench = running(2);
        bench.drive.ready = false;
        bench.cycles(20);
        bench.drive.ready = true;
        int starts = bench.drive.starts;
        bench.cycles(BOUND);
        assertThat(bench.drive.starts).isEqualTo(starts);

        bench.request(DriveRequest.OFF);
        bench.request(DriveRequest.RUN);
        bench.cycles(BOUND);
        assertThat(bench.drive.starts).isEqualTo(starts + 1);
    }

    @Test
    void tellsAnotherOwnerAndDoesNotRunWhenControlComesBack() {
        Bench bench = running(2);
        bench.drive.remote = false;
        bench.cycles(6);
        assertThat(bench.feedback.owner).isEqualTo(AxisOwner.LOCAL);
        assertThat(bench.controlWord() & 1).as("OFF1").isZero();
        assertThat(bench.out[1]).isZero();

        bench.drive.remote = true;
        int starts = bench.drive.starts;
        bench.cycles(BOUND);
        assertThat(bench.feedback.owner).isEqualTo(AxisOwner.OURS);
        assertThat(bench.drive.starts).isEqualTo(starts);
        assertThat(bench.drive.speed).isZero();
    }

    @Test
    void doesNotRunOnAfterTheLinkWasCutBecauseARequestIsStillThere() {
        Bench bench = running(2);
        bench.linkCut = true;
        bench.cycles(10);
        assertThat(bench.feedback.state).isEqualTo(DriveState.UNKNOWN);
        assertThat(bench.feedback.owner).isEqualTo(AxisOwner.UNKNOWN);
        assertThat(bench.controlWord()).isEqualTo(0x047E);

        bench.drive.trip();
        bench.linkCut = false;
        int starts = bench.drive.starts;
        bench.cycles(BOUND);
        assertThat(bench.feedback.state).isEqualTo(DriveState.FAULT);
        assertThat(bench.drive.starts).isEqualTo(starts);
    }

    @Test
    void takesARequestThatIsMadeInTheCycleInWhichTheWordsAreBack() {
        Bench bench = running(2);
        bench.linkCut = true;
        bench.request(DriveRequest.OFF);
        bench.linkCut = false;
        bench.request(DriveRequest.RUN);
        bench.cycles(BOUND);
        assertThat(bench.feedback.state).isEqualTo(DriveState.OPERATION_ENABLED);
        assertThat(bench.out[1]).isEqualTo((short) 20_000);
    }

    @Test
    void asksForNothingButAStopBeforeTheFirstWordsCame() {
        Bench bench = new Bench(1);
        bench.linkCut = true;
        bench.command.request = DriveRequest.RUN;
        bench.cycles(3);
        assertThat(bench.controlWord()).isEqualTo(0x047E);
        assertThat(bench.out[1]).isZero();
    }

    @Test
    void requiresRunToBeRequestedAnewAtTheStart() {
        Bench bench = new Bench(1);
        bench.command.request = DriveRequest.RUN;
        bench.cycles(BOUND);
        assertThat(bench.drive.starts).isZero();

        bench.request(DriveRequest.OFF);
        bench.request(DriveRequest.RUN);
        bench.cycles(10);
        assertThat(bench.drive.starts).isOne();
    }

    @Test
    void tellsWhatTheDriveTells() {
        Bench bench = new Bench(1);
        bench.in[0] = (short) 0x03B7;
        bench.in[1] = -10_000;
        bench.in[2] = 2_500;
        bench.profile.read(bench.in, 0, bench.feedback);

        assertThat(bench.feedback.state).isEqualTo(DriveState.OPERATION_ENABLED);
        assertThat(bench.feedback.owner).isEqualTo(AxisOwner.OURS);
        assertThat(bench.feedback.speedMps).isCloseTo(-1.5, within(1e-12));
        assertThat(bench.feedback.torque).isCloseTo(0.25, within(1e-12));
        assertThat(bench.feedback.alarm).isTrue();
        assertThat(bench.feedback.atSetpoint).isTrue();
        assertThat(bench.feedback.faultCode).isZero();
    }

    @Test
    void readsAndWritesAtTheGivenOffset() {
        AbbDrivesProfile profile = new AbbDrivesProfile(0, 3.0, 1);
        Bench bench = new Bench(1);
        short[] words = {0x7777, 0x7777, 0x0237, 20_000, 0};
        profile.read(words, 2, bench.feedback);
        assertThat(bench.feedback.speedMps).isEqualTo(3.0);

        profile.write(bench.command, words, 1);
        assertThat(words).containsExactly(0x7777, 0x047E, 0, 0, 0);
    }
}
