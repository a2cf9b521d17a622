package org.openquay.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.state.StateImage;
import org.openquay.api.status.StopKind;
import org.openquay.app.replay.Recovery.Result;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.JournalPosition;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.store.QueueEpochs;

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
        damage(cycle(10));
        try (RecordedSession present = RecordedSession.open(directory)) {
            assertThat(present.recover()).isInstanceOfSatisfying(Result.Recovered.class,
                    recovered -> assertThat(recovered.state()).isEqualTo(last));
        }
    }

    @Test
    void isUncertainWhenTheJournalIsDamagedBehindTheLastSnapshot() throws Exception {
        recordStopped(50);
        damage(cycle(20));
        assertUncertain("the journal is damaged after cycle 19");
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

    private JournalPosition cycle(long tick) throws JournalException {
        try (JournalReader reader = JournalReader.fromStart(directory)) {
            for (JournalRecord next = reader.next(); next != null; next = reader.next()) {
                if (next instanceof CycleRecord cycle && cycle.tick() == tick) {
                    return cycle.position();
                }
            }
        }
        throw new AssertionError("no cycle " + tick);
    }

    /** Alters the last byte of the record before the one that follows, so that its checksum does not fit. */
    private void damage(JournalPosition position) throws Exception {
        Path file = QueueEpochs.directory(directory, position.queueEpoch()).resolve(position.file());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            long at = position.offset() + 200;
            channel.read(one, at);
            one.put(0, (byte) ~one.get(0)).rewind();
            channel.write(one, at);
        }
    }

    /** A process that records some cycles and dies before any of them has left the ring. */
    static final class Dying {

        static int run(Path directory, int cycles) throws Exception {
            List<String> command = new ArrayList<>();
            command.add(ProcessHandle.current().info().command().orElseThrow());
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(option -> option.startsWith("--")).forEach(command::add);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Dying.class.getName(),
                    directory.toString(), Integer.toString(cycles)));
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("the process did not end");
            }
            return process.exitValue();
        }

        public static void main(String[] arguments) throws Exception {
            RecordedSession session = RecordedSession.openStalled(Path.of(arguments[0]));
            session.flush();
            session.cycles(Integer.parseInt(arguments[1]));
            Runtime.getRuntime().halt(0);
        }
    }
}
