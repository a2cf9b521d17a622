package org.openquay.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.journal.read.ResumePoint;
import org.openquay.journal.record.Note;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.store.QueueEpochs;
import org.openquay.journal.store.Retirement;
import org.openquay.journal.verify.Finding.Kind;
import org.openquay.journal.verify.Verification;

class RetirementTest {

    private static final long ALL = Long.MAX_VALUE;
    private static final long NEVER = Long.MIN_VALUE;

    @TempDir
    Path directory;

    @Test
    void deletesWhatIsTooOldAndTheRestVerifies() throws Exception {
        LongJournal.record(directory, 6);
        long before = JournalFixture.verify(directory).records();

        assertThat(Retirement.retire(directory, LongJournal.START_MS + 2 * LongJournal.HOUR_MS + 1, ALL)).isPresent();

        assertThat(QueueEpochs.files(directory)).hasSize(4);
        Verification verification = JournalFixture.verify(directory);
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        assertThat(verification.retired()).isPositive();
        assertThat(verification.retired() + verification.records()).isEqualTo(before);
        assertThat(JournalFixture.readAll(directory).getFirst()).isInstanceOf(SessionContext.class);
    }

    @Test
    void deletesTheOldestWhileThereIsTooMuch() throws Exception {
        LongJournal.record(directory, 6);
        long each = Files.size(QueueEpochs.files(directory).getFirst().path());
        Retirement.retire(directory, NEVER, 4 * each);
        assertThat(QueueEpochs.files(directory)).hasSizeBetween(3, 4);
        assertThat(JournalFixture.verify(directory).complete()).isTrue();
    }

    @Test
    void neverDeletesTheLastStateHoweverOldItIs() throws Exception {
        LongJournal.record(directory, 6);
        ResumePoint last = ResumePoint.before(directory, ALL).orElseThrow();

        Retirement.retire(directory, ALL, 0);

        assertThat(QueueEpochs.files(directory)).hasSize(2);
        assertThat(requireNonNull(ResumePoint.before(directory, ALL).orElseThrow().snapshot()).position())
                .isEqualTo(requireNonNull(last.snapshot()).position());
    }

    @Test
    void doesNotExcuseABeginningThatWasLost() throws Exception {
        LongJournal.record(directory, 6);
        Retirement.retire(directory, LongJournal.START_MS + LongJournal.HOUR_MS + 1, ALL);
        Files.delete(QueueEpochs.files(directory).getFirst().path());
        assertThat(JournalFixture.verify(directory).first()).hasValueSatisfying(
                finding -> assertThat(finding.kind()).isEqualTo(Kind.MISSING));
    }

    @Test
    void isNotedInTheJournalItselfWhichGoesOn() throws Exception {
        LongJournal.record(directory, 5);
        Heard heard = new Heard();
        AtomicLong wallMs = new AtomicLong(LongJournal.START_MS + 6 * LongJournal.HOUR_MS);
        JournalOptions options = JournalOptions.standard().withKeep(Duration.ofHours(2), JournalOptions.MIN_KEEP_BYTES);
        try (Journal journal = Journal.open(directory, RandomCrane.session(), options, heard, wallMs::get)) {
            RandomCrane crane = new RandomCrane(7);
            journal.sink().snapshot(crane.in.tick, crane.state(700));
            JournalFixture.record(journal, crane, 10);
            assertThat(journal.flush(Duration.ofMinutes(1))).isTrue();
            journal.retire();
            JournalFixture.record(journal, crane, 10);
        }
        assertThat(heard.notices()).anyMatch(line -> line.startsWith("retired "));
        assertThat(JournalFixture.readAll(directory, Note.class)).anyMatch(note -> note.text().startsWith("retired "));
        Verification verification = JournalFixture.verify(directory);
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        assertThat(verification.retired()).isPositive();
    }

    @Test
    void doesNotBelieveAClockThatJumps() throws Exception {
        LongJournal.record(directory, 5);
        int files = QueueEpochs.files(directory).size();
        AtomicLong wallMs = new AtomicLong(LongJournal.START_MS + 5 * LongJournal.HOUR_MS);
        JournalOptions options = JournalOptions.standard().withKeep(Duration.ofDays(2), JournalOptions.MIN_KEEP_BYTES);
        try (Journal journal = Journal.open(directory, RandomCrane.session(), options, new Heard(), wallMs::get)) {
            RandomCrane crane = new RandomCrane(7);
            journal.sink().snapshot(crane.in.tick, crane.state(700));
            JournalFixture.record(journal, crane, 10);
            wallMs.addAndGet(Duration.ofDays(3000).toMillis());
            JournalFixture.record(journal, crane, 10);
            assertThat(journal.flush(Duration.ofMinutes(1))).isTrue();
            journal.retire();
        }
        assertThat(QueueEpochs.files(directory)).hasSize(files + 2);
        Verification verification = JournalFixture.verify(directory);
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        assertThat(verification.retired()).isZero();
    }

    @Test
    void retiresAFileOfATimeToComeWithWhatCameBehindIt() throws Exception {
        AtomicLong wallMs = new AtomicLong();
        try (Journal journal = Journal.open(directory, RandomCrane.session(), JournalOptions.standard(), new Heard(),
                wallMs::get)) {
            RandomCrane crane = new RandomCrane(8);
            for (long hour : new long[] {0, 24_000, 1, 2, 3, 4}) {
                wallMs.set(LongJournal.START_MS + hour * LongJournal.HOUR_MS);
                journal.sink().snapshot(crane.in.tick, crane.state(700));
                JournalFixture.record(journal, crane, 10);
                assertThat(journal.flush(Duration.ofMinutes(1))).isTrue();
            }
        }
        Retirement.retire(directory, LongJournal.START_MS + 3 * LongJournal.HOUR_MS + 1, ALL);

        assertThat(QueueEpochs.files(directory)).hasSize(2);
        assertThat(JournalFixture.verify(directory).complete()).isTrue();
    }
}
