package org.openquay.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.state.StateImage;
import org.openquay.api.status.StopKind;
import org.openquay.app.replay.Recovery.Result;

class RecoveryTest {

    private static final int CYCLES_BETWEEN_SNAPSHOTS = 1000;

    @TempDir
    Path directory;

    @Test
    void findsNothingInANewJournal() throws Exception {
        try (RecordedSession present = RecordedSession.open(directory)) {
            assertThat(present.recover()).isInstanceOf(Result.Nothing.class);
        }
    }

    @Test
    void reachesTheStateAfterTheLastCycle() throws Exception {
        StateImage last = recordStopped(1234);
        try (RecordedSession present = RecordedSession.open(directory)) {
            assertRecovered(present.recover(), last, 1234);
        }
    }

    @Test
    void startsThatNeverCycledDoNotHideThePast() throws Exception {
        StateImage last = recordStopped(50);
        for (int start = 0; start < 3; start++) {
            RecordedSession.open(directory, "code of start " + start).close();
        }
        try (RecordedSession present = RecordedSession.open(directory)) {
            assertRecovered(present.recover(), last, 50);
        }
    }

    @Test
    void aStateThatWasTakenOverCountsFromItsFirstCycleOn() throws Exception {
        StateImage first = recordStopped(50);
        StateImage second;
        try (RecordedSession next = RecordedSession.open(directory)) {
            assertThat(next.restore(first)).isTrue();
            second = next.cycles(7).state();
        }
        try (RecordedSession present = RecordedSession.open(directory)) {
            assertRecovered(present.recover(), second, 7);
        }
    }

    @Test
    void takesInWhatADeadProcessLeftInItsRing() throws Exception {
        assertThat(Dying.run(directory, 300)).isZero();
        try (RecordedSession present = RecordedSession.open(directory)) {
            assertThat(present.recover()).isInstanceOfSatisfying(Result.Recovered.class,
                    recovered -> assertThat(recovered.tick()).isEqualTo(300));
        }
    }

    @Test
    void executesOnlyWhatFollowsTheLastSnapshotHoweverLongTheJournal() throws Exception {
        StateImage last = recordStopped(3 * CYCLES_BETWEEN_SNAPSHOTS + 500);
        try (RecordedSession present = RecordedSession.open(directory)) {
            assertThat(present.recover()).isInstanceOfSatisfying(Result.Recovered.class, recovered -> {
                assertThat(recovered.state()).isEqualTo(last);
                assertThat(recovered.cycles()).isPositive().isLessThanOrEqualTo(CYCLES_BETWEEN_SNAPSHOTS);
            });
        }
    }

    @Test
    void doesNotReadWhatStandsBeforeTheLastSnapshot() throws Exception {
        StateImage last = recordStopped(CYCLES_BETWEEN_SNAPSHOTS + 500);
        AlteredJournal journal = new AlteredJournal(directory);
        journal.damage(journal.cycle(10));
        try (RecordedSession present = RecordedSession.open(directory)) {
            assertThat(present.recover()).isInstanceOfSatisfying(Result.Recovered.class,
                    recovered -> assertThat(recovered.state()).isEqualTo(last));
        }
    }

    @Test
    void isUncertainWhenTheJournalIsDamagedBehindTheLastSnapshot() throws Exception {
        recordStopped(50);
        AlteredJournal journal = new AlteredJournal(directory);
        journal.damage(journal.cycle(20));
        assertUncertain("the journal is damaged after cycle 19");
    }

    @Test
    void isUncertainWhenTheLastSessionDoesNotReplay() throws Exception {
        recordStopped(50);
        AlteredJournal journal = new AlteredJournal(directory);
        journal.alterOutputWord(journal.cycle(20), 0, 0);
        assertUncertain("the journal does not replay");
    }

    @Test
    void isUncertainWithAnotherCraneFile() throws Exception {
        recordStopped(50);
        try (RecordedSession present = RecordedSession.open(directory)) {
            assertUncertain(present.recover("another", RecordedSession.CODE), "ran with another crane file");
        }
    }

    @Test
    void isUncertainWithAnotherKernel() throws Exception {
        recordStopped(50);
        try (RecordedSession present = RecordedSession.open(directory)) {
            assertUncertain(present.recover(present.configSha256(), "another"),
                    "ran with another version of the kernel");
        }
    }

    /** A session that ends with a latched QUICK_STOP; its last state. */
    private StateImage recordStopped(int cycles) throws Exception {
        try (RecordedSession session = RecordedSession.open(directory)) {
            return session.cycles(cycles - 5).stop(StopKind.QUICK_STOP).cycles(5).state();
        }
    }

    private void assertUncertain(String cause) throws Exception {
        try (RecordedSession present = RecordedSession.open(directory)) {
            assertUncertain(present.recover(), cause);
        }
    }

    private static void assertUncertain(Result result, String cause) {
        assertThat(result).isInstanceOfSatisfying(Result.Uncertain.class,
                uncertain -> assertThat(uncertain.cause()).contains(cause));
    }

    private static void assertRecovered(Result result, StateImage state, long tick) {
        assertThat(result).isInstanceOfSatisfying(Result.Recovered.class, recovered -> {
            assertThat(recovered.tick()).isEqualTo(tick);
            assertThat(recovered.state()).isEqualTo(state);
        });
    }
}
