package org.openquay.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.image.StatusImage;
import org.openquay.api.status.StopKind;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.replay.RecordedSession;
import org.openquay.journal.JournalOptions;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.verify.JournalVerifier;
import org.openquay.journal.verify.Verification;

@Timeout(120)
class ControlProcessTest {

    @TempDir
    Path directory;
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final CraneFile crane = RecordedSession.sample();

    @Test
    void closesWhatItOpenedWhenItCannotStart() throws Exception {
        Files.writeString(directory.resolve("stops"), "in the way");
        assertThatThrownBy(() -> ControlProcess.open(crane, directory, JournalOptions.standard(), false, told::add))
                .hasMessageContaining("stop");

        assertThat(directory.resolve("ring")).doesNotExist();
        Verification verification = JournalVerifier.verify(directory, bytes -> {});
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        Files.delete(directory.resolve("stops"));
        RecordedSession.open(directory).close();
    }

    @Test
    void beginsWithALatchedStopWhenThePastIsUncertain() throws Exception {
        try (RecordedSession other = RecordedSession.open(directory, "another version of the kernel")) {
            other.cycles(50);
        }
        assertThat(firstStatus().stop).isEqualTo(StopKind.STOP);
        assertThat(told).anyMatch(line -> line.contains("another version of the kernel")
                && line.contains("motion waits for a reset"));
    }

    @Test
    void beginsWithoutAStopInANewJournal() throws Exception {
        assertThat(firstStatus().stop).isEqualTo(StopKind.NONE);
    }

    @Test
    void stopsTheCraneWhenTheCommandsOfAWriterCannotBeRead() throws Exception {
        try (ControlProcess process = ControlProcess.open(crane, directory, JournalOptions.standard(), false,
                Duration.ofMillis(100), told::add);
                JournalReader reader = JournalReader.fromStart(directory)) {
            Files.createDirectories(directory.resolve("commands/terminal/queue/20261123-09F.cq4"));
            StopKind stop = StopKind.NONE;
            long untilNs = System.nanoTime() + 30_000_000_000L;
            while (stop == StopKind.NONE && System.nanoTime() < untilNs) {
                var record = reader.next(Duration.ofSeconds(60));
                assertThat(record).isNotNull();
                if (record instanceof CycleRecord cycle && cycle.statusPresent()) {
                    stop = cycle.status().orElseThrow().stop;
                }
            }
            assertThat(stop).isEqualTo(StopKind.STOP);
            assertThat(process.sessionId()).isPositive();
        }
        assertThat(told).contains("thread 'ingress from terminal' goes on failing: the crane is stopped");
    }

    /** The first status of a process of its own. */
    private StatusImage firstStatus() throws Exception {
        try (ControlProcess process = ControlProcess.open(crane, directory, JournalOptions.standard(), false,
                Duration.ofMillis(100), told::add);
                JournalReader reader = JournalReader.fromStart(directory)) {
            boolean present = false;
            while (true) {
                var record = reader.next(Duration.ofSeconds(60));
                assertThat(record).isNotNull();
                present |= record instanceof org.openquay.journal.record.SessionStarted started
                        && started.header().sessionId() == process.sessionId();
                if (present && record instanceof CycleRecord cycle && cycle.statusPresent()) {
                    return cycle.status().orElseThrow();
                }
            }
        }
    }
}
