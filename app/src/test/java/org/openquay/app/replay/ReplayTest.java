package org.openquay.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.status.StopKind;
import org.openquay.app.OpenQuay;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.file.InvalidFileException;
import org.openquay.journal.record.JournalPosition;
import org.openquay.journal.store.QueueEpochs;

class ReplayTest {

    private static final int CYCLES = 1500;
    private static final int SNAPSHOT_TICK = 1000;

    @TempDir
    Path directory;
    private AlteredJournal journal;
    private long session;

    @BeforeEach
    void record() throws Exception {
        journal = new AlteredJournal(directory);
        try (RecordedSession recorded = RecordedSession.open(directory)) {
            session = recorded.sessionId();
            recorded.cycles(700).stop(StopKind.STOP).cycles(CYCLES - 700);
        }
    }

    @Test
    void reproducesEveryOutputOfAJournalThatNobodyTouched() throws Exception {
        Replay.Result result = replay();
        assertThat(result.exact()).isTrue();
        assertThat(result.cycles()).isEqualTo(CYCLES);
        assertThat(result.first()).isEmpty();
    }

    @Test
    void namesAnOutputWordThatIsNotWhatTheKernelPutsOut() throws Exception {
        journal.alterOutputWord(journal.cycle(321), 1, 2);

        Replay.Result result = replay();

        assertThat(result.exact()).isFalse();
        assertThat(result.mismatches()).isEqualTo(1);
        assertThat(result.first()).hasValueSatisfying(mismatch -> {
            assertThat(mismatch.sessionId()).isEqualTo(session);
            assertThat(mismatch.tick()).isEqualTo(321);
            assertThat(mismatch.what()).isEqualTo("link trolley-drive, word 2");
            assertThat(mismatch.expected()).startsWith("0x").isNotEqualTo(mismatch.found());
            int recorded = Integer.decode(mismatch.expected());
            int found = Integer.decode(mismatch.found());
            assertThat(recorded ^ found).isEqualTo(1);
        });
    }

    @Test
    void namesTheCycleAfterOneThatWasTakenOut() throws Exception {
        journal.drop(journal.cycle(400));

        Replay.Result result = replay();

        assertThat(result.exact()).isFalse();
        assertThat(result.cycles()).isEqualTo(CYCLES - 1);
        assertThat(result.first()).hasValueSatisfying(mismatch -> {
            assertThat(mismatch.tick()).isEqualTo(401);
            assertThat(mismatch.what()).startsWith("link ");
            assertThat(mismatch.expected()).isNotEqualTo(mismatch.found());
        });
    }

    @Test
    void namesAStateThatIsNotTheOneReached() throws Exception {
        journal.alterState(journal.snapshotFrom(SNAPSHOT_TICK));

        Replay.Result result = replay();

        assertThat(result.exact()).isFalse();
        assertThat(result.mismatches()).isEqualTo(1);
        assertThat(result.first()).hasValueSatisfying(mismatch -> {
            assertThat(mismatch.tick()).isEqualTo(SNAPSHOT_TICK);
            assertThat(mismatch.what()).isEqualTo("state");
            assertThat(mismatch.expected()).startsWith("hash ").isNotEqualTo(mismatch.found());
        });
    }

    @Test
    void countsTheCyclesThatDamageKeepsItFromExecuting() throws Exception {
        journal.damage(journal.cycle(500));

        Replay.Result result = replay();

        assertThat(result.exact()).isFalse();
        assertThat(result.mismatches()).isZero();
        assertThat(result.skipped()).isEqualTo(SNAPSHOT_TICK - 500);
        assertThat(result.cycles()).isEqualTo(CYCLES - 1 - result.skipped());
    }

    @Test
    void namesAQueueFileThatWasCut() throws Exception {
        JournalPosition middle = journal.cycle(700);
        try (FileChannel file = FileChannel.open(file(middle), StandardOpenOption.WRITE)) {
            file.truncate(middle.offset() + 20);
        }
        saysNotIntact();
    }

    @Test
    void namesAQueueFileWhoseBeginWasOverwritten() throws Exception {
        try (FileChannel file = FileChannel.open(file(journal.cycle(1)), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap("overwritten!".repeat(4096 / 12).getBytes(StandardCharsets.US_ASCII)), 0);
        }
        saysNotIntact();
    }

    @Test
    void namesAQueueFileThatIsGone() throws Exception {
        Path first = file(journal.cycle(1));
        // as if the process had died: the next session begins a queue directory of its own
        Files.writeString(directory.resolve("session.lock"), "process 1\n");
        try (RecordedSession next = RecordedSession.open(directory)) {
            next.cycles(20);
        }
        assertThat(said(0)).doesNotContain("NOT INTACT");
        Files.delete(first);
        saysNotIntact();
    }

    @Test
    void hasNothingToSayOfQueueFilesThatAreEmpty() throws Exception {
        Files.write(file(journal.cycle(1)), new byte[0]);
        for (List<String> command : List.of(List.of("replay"), List.of("journal", "verify"))) {
            StringWriter error = new StringWriter();
            List<String> line = new ArrayList<>(command);
            line.add(directory.toString());
            assertThat(OpenQuay.commandLine().setErr(new PrintWriter(error)).execute(line.toArray(String[]::new)))
                    .isEqualTo(1);
            assertThat(error.toString()).contains("holds no records");
        }
    }

    @Test
    void oneThingIsCountedAsOne() {
        StringWriter said = new StringWriter();

        assertThat(OpenQuay.commandLine().setOut(new PrintWriter(said)).execute("journal", "verify",
                directory.toString())).isZero();

        assertThat(said.toString()).contains(" records in 1 file: 1 session, 1500 cycles, ");
    }

    @Test
    void whySaysToMachinesTooThatControlIsNotRunning() {
        StringWriter said = new StringWriter();

        assertThat(OpenQuay.commandLine().setOut(new PrintWriter(said)).execute("why", "--json", directory.toString()))
                .isZero();

        assertThat(said.toString()).contains("\"controlRunning\" : false");
    }

    private Path file(JournalPosition position) {
        return QueueEpochs.directory(directory, position.queueEpoch()).resolve(position.file());
    }

    private void saysNotIntact() {
        assertThat(said(1)).contains("NOT INTACT");
        assertThat(said(1, "--json")).contains("\"intact\" : false", "\"finding\" : {");
    }

    private String said(int exitCode, String... options) {
        StringWriter said = new StringWriter();
        List<String> line = new ArrayList<>(List.of("replay", directory.toString()));
        line.addAll(List.of(options));
        assertThat(OpenQuay.commandLine().setOut(new PrintWriter(said)).execute(line.toArray(String[]::new)))
                .as(said.toString()).isEqualTo(exitCode);
        return said.toString();
    }

    @Test
    void endsAtTheFirstDifferenceWhenToldTo() throws Exception {
        journal.alterOutputWord(journal.cycle(321), 0, 0);
        Replay.Result result = Replay.run(directory, true, cycles -> {});
        assertThat(result.cycles()).isEqualTo(321);
        assertThat(result.first()).hasValueSatisfying(mismatch -> assertThat(mismatch.tick()).isEqualTo(321));
    }

    @Test
    void executesWhatADeadProcessLeftInItsRing() throws Exception {
        assertThat(Dying.run(directory, 300)).isZero();
        try (RecordedSession next = RecordedSession.open(directory)) {
            next.cycles(20);
        }

        Replay.Result result = replay();

        assertThat(result.exact()).isTrue();
        assertThat(result.cycles()).isEqualTo(CYCLES + 300 + 20);
    }

    @Test
    void executesASessionWhoseCraneFileIsRefusedToday(@TempDir Path other) throws Exception {
        String text = RecordedSession.sample().text().replace("hardMax: 64.5", "hardMax: 63.1")
                .replace("quickStopMps2: 1.2", "quickStopMps2: 120");
        assertThatThrownBy(() -> CraneFile.parse(Path.of("past"), text)).isInstanceOf(InvalidFileException.class);
        CraneFile past = new CraneFile(Path.of("past"), text, CraneFile.recorded("past", text), Optional.empty());
        try (RecordedSession recorded = RecordedSession.open(other, past)) {
            recorded.cycles(100);
        }

        Replay.Result result = Replay.run(other, false, cycles -> {});

        assertThat(result.exact()).isTrue();
        assertThat(result.cycles()).isEqualTo(100);
    }

    @Test
    void skipsASessionWhoseCraneFileCannotBeReadAndExecutesTheOthers() throws Exception {
        CraneFile sample = RecordedSession.sample();
        for (String text : new String[] {"crane: {}",
            sample.text().replace("profile: abb-drives", "profile: long-gone")}) {
            CraneFile lost = new CraneFile(Path.of("lost"), text, sample.crane(), Optional.empty());
            try (RecordedSession recorded = RecordedSession.open(directory, lost)) {
                recorded.cycles(30);
            }
        }
        try (RecordedSession recorded = RecordedSession.open(directory)) {
            recorded.cycles(100);
        }

        Replay.Result result = replay();

        assertThat(result.cycles()).isEqualTo(CYCLES + 100);
        assertThat(result.mismatches()).isZero();
        assertThat(result.skipped()).isEqualTo(60);
        assertThat(result.refusals()).hasSize(2);
        assertThat(result.refusals().getFirst()).startsWith("configuration of session ").contains("line 1:");
        assertThat(result.refusals().getLast()).contains("long-gone");
        assertThat(result.exact()).isFalse();
        StringWriter said = new StringWriter();
        assertThat(OpenQuay.commandLine().setOut(new PrintWriter(said)).execute("replay", directory.toString()))
                .isEqualTo(1);
        assertThat(said.toString()).contains("60 cycles could not be replayed: configuration of session ");
    }

    @Test
    void aSessionIsNotExecutedUponWhatIsNoCraneFile() {
        assertThatThrownBy(() -> CraneFile.recorded("past", "crane: {}")).isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith("past: line 1:");
    }

    private Replay.Result replay() throws Exception {
        return Replay.run(directory, false, cycles -> {});
    }
}
