package org.openquay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.verify.Verification;

class FailingQueueTest {

    /** Some 13 MB. */
    private static final int CYCLES = 12_000;

    @TempDir
    Path root;

    @Test
    @Timeout(180)
    void isReplacedByAFreshOneAndNoRecordIsLost() throws Exception {
        Path directory = root.resolve("journal");

        List<String> lines = recordBeyondTheLimit(directory);

        assertThat(lines).filteredOn(line -> line.startsWith("failed ")).hasSize(1);
        assertThat(lines).contains("recovered 2");
        assertNothingIsLost(directory);
    }

    @Test
    @Timeout(180)
    void keepsItsRecordsInTheRingUntilAFreshOneCanBeMade() throws Exception {
        Path directory = Files.createDirectory(root.resolve("journal"));
        Files.createDirectory(directory.resolve("stops"));
        Files.writeString(directory.resolve("queue-2"), "in the way");
        Files.writeString(directory.resolve("queue-3"), "in the way");

        List<String> lines = recordBeyondTheLimit(directory);

        assertThat(lines).filteredOn(line -> line.startsWith("failed ")).hasSize(3);
        assertThat(lines).contains("recovered 4");
        assertNothingIsLost(directory);
    }

    @Test
    @Timeout(180)
    void usesUpNoDirectoryInWhichNothingWasStored() throws Exception {
        Path directory = root.resolve("journal");
        Path away = root.resolve("away");
        AtomicLong wallMs = new AtomicLong(1_795_424_400_000L);
        RandomCrane crane = new RandomCrane(1);
        Heard heard = new Heard();
        try (Journal journal = Journal.open(directory, RandomCrane.session(), JournalOptions.standard(), heard,
                wallMs::get)) {
            JournalFixture.record(journal, crane, 10);
            assertThat(journal.flush(Duration.ofMinutes(1))).isTrue();
            Files.move(directory, away);
            Files.writeString(directory, "in the way");
            wallMs.addAndGet(3_600_000L);
            JournalFixture.record(journal, crane, 10);
            JournalFixture.await("several attempts have failed", () -> heard.failures().size() >= 3);
            Files.delete(directory);
            Files.move(away, directory);
            JournalFixture.await("recording goes on", () -> !journal.figures().failed());
            assertThat(journal.figures().queueEpoch()).isEqualTo(2);
        }

        assertThat(directory.resolve("queue-3")).doesNotExist();
        Verification verification = JournalFixture.verify(directory);
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        assertThat(JournalFixture.readAll(directory, CycleRecord.class)).hasSize(20);
    }

    /**
     * The operating system lets no file of the process grow beyond 12 MiB: a queue file takes its first block of 8 MiB,
     * and not the second. What the process printed.
     */
    private static List<String> recordBeyondTheLimit(Path directory) throws Exception {
        List<String> lines = new ArrayList<>();
        try (ChildProcess child = ChildProcess.start(List.of("bash", "-c", "ulimit -f 12288; exec \"$@\"", "limited"),
                List.of(), SmallRing.class, directory.toString(), Integer.toString(CYCLES))) {
            for (String line = child.line(); line != null; line = child.line()) {
                lines.add(line);
            }
            assertThat(child.end()).isZero();
        }
        assertThat(lines.getLast()).isEqualTo("taken " + CYCLES);
        return lines;
    }

    private static void assertNothingIsLost(Path directory) throws Exception {
        Verification verification = JournalFixture.verify(directory);
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        assertThat(verification.gaps()).isEmpty();
        assertThat(JournalFixture.readAll(directory, CycleRecord.class)).hasSize(CYCLES);
    }

    /** Records as fast as a ring of 4 MiB takes it. */
    static final class SmallRing {

        public static void main(String[] arguments) throws Exception {
            int cycles = Integer.parseInt(arguments[1]);
            int taken = 0;
            Journal journal = Journal.open(Path.of(arguments[0]), RandomCrane.session(),
                    JournalOptions.standard().withRingBytes(1 << 22), new RecordingProcess.Printed());
            RandomCrane crane = new RandomCrane(1);
            for (int i = 0; i < cycles; i++) {
                while (journal.figures().ringUsedBytes() > 1 << 21) {
                    Thread.sleep(1);
                }
                crane.next();
                taken += journal.sink().cycle(crane.in, crane.out) ? 1 : 0;
            }
            journal.close();
            System.out.println("taken " + taken);
        }
    }
}
