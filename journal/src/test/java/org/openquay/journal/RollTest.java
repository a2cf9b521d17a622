package org.openquay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.verify.Verification;

class RollTest {

    private static final long HOUR_MS = 3_600_000L;
    private static final long START_MS = 1_795_424_400_000L;

    @TempDir
    Path directory;
    private final AtomicLong wallMs = new AtomicLong(START_MS);
    private final Heard heard = new Heard();

    @Test
    void everyHourHasAFileThatBeginsWithTheContext() throws Exception {
        RandomCrane crane = new RandomCrane(1);
        try (Journal journal = open()) {
            for (int hour = 0; hour < 4; hour++) {
                JournalFixture.record(journal, crane, 50);
                assertThat(journal.flush(Duration.ofMinutes(1))).isTrue();
                wallMs.addAndGet(HOUR_MS);
            }
        }

        try (Stream<Path> files = Files.list(directory.resolve("queue"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".cq4")).sorted())
                    .containsExactly("20261123-09F.cq4", "20261123-10F.cq4", "20261123-11F.cq4", "20261123-12F.cq4",
                            "20261123-13F.cq4");
        }
        String file = "";
        for (JournalRecord record : JournalFixture.readAll(directory)) {
            if (!record.position().file().equals(file)) {
                assertThat(record).isInstanceOf(SessionContext.class);
                file = record.position().file();
            }
        }
        assertThat(JournalFixture.readAll(directory, CycleRecord.class)).hasSize(200);
        Verification verification = JournalFixture.verify(directory);
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        assertThat(verification.files()).isEqualTo(5);
        assertThat(heard.failures()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackCostsNothing() throws Exception {
        RandomCrane crane = new RandomCrane(2);
        try (Journal journal = open()) {
            for (long hour : new long[] {0, 1, -3, -1, 2}) {
                wallMs.set(START_MS + hour * HOUR_MS);
                JournalFixture.record(journal, crane, 20);
                assertThat(journal.flush(Duration.ofMinutes(1))).isTrue();
            }
        }
        wallMs.set(START_MS - 5 * HOUR_MS);
        try (Journal journal = open()) {
            JournalFixture.record(journal, crane, 20);
        }

        assertThat(JournalFixture.readAll(directory, CycleRecord.class)).hasSize(120);
        Verification verification = JournalFixture.verify(directory);
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        assertThat(verification.sessions()).hasSize(2);
        assertThat(heard.failures()).isEmpty();
    }

    /** Once while it runs, once while it is closed. */
    @Test
    void aClockThatRanAheadLeavesNoFileThatNeverEnds() throws Exception {
        RandomCrane crane = new RandomCrane(4);
        for (int session = 0; session < 2; session++) {
            wallMs.set(START_MS + 4 * session * HOUR_MS);
            try (Journal journal = open()) {
                for (long hour : session == 0 ? new long[] {0, 24_000, 1, 2, 24_000} : new long[] {4, 5}) {
                    wallMs.set(START_MS + hour * HOUR_MS);
                    JournalFixture.record(journal, crane, 20);
                    assertThat(journal.flush(Duration.ofMinutes(1))).isTrue();
                }
            }
        }

        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(file -> file.toString().endsWith(".cq4"))
                    .map(file -> directory.relativize(file).toString()).sorted()).containsExactly(
                            "queue-2/20261123-10F.cq4", "queue-2/20261123-11F.cq4", "queue-2/20290819-09F.cq4",
                            "queue-3/20261123-13F.cq4", "queue-3/20261123-14F.cq4", "queue/20261123-09F.cq4",
                            "queue/20290819-09F.cq4");
        }
        assertThat(JournalFixture.readAll(directory, CycleRecord.class)).hasSize(140);
        Verification verification = JournalFixture.verify(directory);
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        assertThat(heard.failures()).isEmpty();
    }

    @Test
    void chronicleNumbersTheRecordsAsWeDo() throws Exception {
        try (Journal journal = open()) {
            JournalFixture.record(journal, new RandomCrane(3), 10);
        }

        List<JournalRecord> records = JournalFixture.readAll(directory);
        for (int i = 0; i < records.size(); i++) {
            assertThat(records.get(i).position().index()).isEqualTo((START_MS / HOUR_MS << 32) + i);
        }
        assertThat(ChronicleIndices.of(directory.resolve("queue"))).containsExactlyElementsOf(
                records.stream().map(record -> record.position().index()).toList());
    }

    private Journal open() throws JournalException {
        return Journal.open(directory, RandomCrane.session(), JournalOptions.standard(), heard, wallMs::get);
    }
}
