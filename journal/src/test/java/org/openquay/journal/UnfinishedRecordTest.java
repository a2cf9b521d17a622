package org.openquay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.journal.RecordingProcess.Unfinished;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.Note;
import org.openquay.journal.record.SessionEnded;
import org.openquay.journal.verify.Verification;

/** A process that dies over a record, anywhere between taking room for it in the ring and finishing it there. */
class UnfinishedRecordTest {

    private static final int CYCLES = 200;
    private static final String AFTER = "recorded by another thread after it";

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({"NOTHING,", "ROOM_TAKEN,", "LENGTH_WRITTEN,", "ROOM_TAKEN," + AFTER, "LENGTH_WRITTEN," + AFTER})
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void neitherHoldsUpTheNextProcessNorTakesAFinishedRecordWithIt(Unfinished left, String after) throws Exception {
        Path directory = root.resolve("journal");
        die(directory, left, after);

        Heard heard = new Heard();
        Journal next = Journal.open(directory, RandomCrane.session(), JournalOptions.standard(), heard);
        JournalFixture.record(next, new RandomCrane(8), CYCLES);
        next.close();

        List<CycleRecord> cycles = JournalFixture.readAll(directory, CycleRecord.class);
        assertThat(cycles).hasSize(2 * CYCLES);
        assertThat(cycles).filteredOn(cycle -> cycle.header().sessionId() == next.sessionId()).hasSize(CYCLES);
        assertThat(JournalFixture.readAll(directory, Note.class)).filteredOn(note -> note.text().equals(AFTER))
                .hasSize(after == null ? 0 : 1);
        assertThat(JournalFixture.readAll(directory, SessionEnded.class)).extracting(SessionEnded::cutOff)
                .containsExactly(true, false);
        Verification verification = JournalFixture.verify(directory);
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        assertThat(verification.gaps()).isEmpty();
        assertThat(heard.notices()).noneMatch(line -> line.contains("damaged"));
    }

    /** Records cycles that nobody drains, leaves a record as told, and is killed. */
    private void die(Path directory, Unfinished left, String after) throws Exception {
        String[] told = after == null ? new String[] {left.name()} : new String[] {left.name(), after};
        List<String> arguments = new ArrayList<>(List.of(directory.toString(),
                root.resolve("marks").toString(), "7", Integer.toString(CYCLES), "stalled"));
        arguments.addAll(List.of(told));
        try (ChildProcess child = ChildProcess.start(RecordingProcess.class, arguments.toArray(String[]::new))) {
            while (!"waiting".equals(child.line())) {
                assertThat(child.alive()).isTrue();
            }
            child.kill();
        }
    }
}
