package org.openquay.journal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.image.StatusImage;
import org.openquay.journal.Images;
import org.openquay.journal.Journal;
import org.openquay.journal.JournalFixture;
import org.openquay.journal.JournalListener;
import org.openquay.journal.JournalOptions;
import org.openquay.journal.RandomCrane;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.Recorded;
import org.openquay.journal.record.SessionEnded;
import org.openquay.journal.record.Unreadable;
import org.openquay.journal.verify.Verification;

@Timeout(120)
class LiveReadingTest {

    private static final int CYCLES = 20_000;

    @TempDir
    Path directory;

    /** 20 000 cycles, some 20 MB and three blocks of the queue file, read while they are written. */
    @Test
    void aReaderSeesEachRecordOnceAndInOrderWhileItIsWritten() throws Exception {
        List<Long> sequences = new ArrayList<>();
        int cycles = 0;
        Thread writer = Thread.ofPlatform().unstarted(() -> recordSlowly(CYCLES));
        try (JournalReader reader = JournalReader.fromStart(directory)) {
            writer.start();
            boolean ended = false;
            while (!ended) {
                JournalRecord record = Objects.requireNonNull(reader.next(Duration.ofSeconds(60)));
                assertThat(record).isNotInstanceOf(Unreadable.class);
                ended = record instanceof SessionEnded;
                sequences.add(record.position().sequence());
                cycles += record instanceof CycleRecord ? 1 : 0;
            }
        }
        writer.join();

        assertThat(cycles).isEqualTo(CYCLES);
        for (int i = 0; i < sequences.size(); i++) {
            assertThat(sequences.get(i)).isEqualTo(i + 1L);
        }
    }

    @Test
    void verificationOfAJournalThatIsBeingWrittenFindsNothing() throws Exception {
        Thread writer = Thread.ofPlatform().start(() -> recordSlowly(CYCLES));
        int verifications = 0;
        while (writer.isAlive()) {
            Verification verification = JournalFixture.verify(directory);
            assertThat(verification.findings()).isEmpty();
            verifications++;
        }

        assertThat(verifications).isPositive();
        assertThat(JournalFixture.verify(directory).complete()).isTrue();
    }

    @Test
    void readingGoesOnBehindAnyPosition() throws Exception {
        recordSlowly(200);
        List<JournalRecord> all = JournalFixture.readAll(directory);

        for (int i = 0; i < all.size(); i += 17) {
            try (JournalReader reader = JournalReader.after(directory, all.get(i).position())) {
                for (int j = i + 1; j < all.size(); j++) {
                    JournalRecord next = Objects.requireNonNull(reader.next());
                    assertThat(next.position()).isEqualTo(all.get(j).position());
                }
                assertThat(reader.next()).isNull();
            }
        }
    }

    @Test
    void aTailOpenedBeforeTheJournalSeesItsStatusAsItComes() throws Exception {
        try (LiveTail tail = LiveTail.open(directory.resolve("later"))) {
            assertThat(tail.poll(record -> {})).isZero();
            assertThat(tail.newestStatus()).isEmpty();
            RandomCrane crane = new RandomCrane(1);
            List<Recorded> seen = new ArrayList<>();
            try (Journal journal = Journal.open(directory.resolve("later"), RandomCrane.session(),
                    JournalOptions.standard(), JournalListener.none())) {
                for (int i = 0; i < 20; i++) {
                    nextWithStatus(crane);
                    journal.sink().cycle(crane.in, crane.out);
                    long tick = crane.in.tick;
                    JournalFixture.await("the status of tick " + tick, () -> {
                        tail.poll(seen::add);
                        return tail.newestStatus().map(CycleRecord::tick).orElse(0L) == tick;
                    });
                    StatusImage status = new StatusImage(RandomCrane.SHAPE);
                    assertThat(tail.newestStatus().orElseThrow().readStatus(status)).isTrue();
                    assertThat(Images.text(status)).isEqualTo(Images.text(crane.out.status));
                }
            }
            assertThat(tail.session()).isPresent();
            assertThat(seen).filteredOn(CycleRecord.class::isInstance).hasSize(20);
            assertThat(tail.unreadable()).isZero();
        }
    }

    @Test
    void aTailOpenedLaterShowsTheLastStatusAtOnceAndNoOldRecords() throws Exception {
        RandomCrane crane = new RandomCrane(2);
        try (Journal journal = Journal.open(directory, RandomCrane.session(), JournalOptions.standard(),
                JournalListener.none())) {
            nextWithStatus(crane);
            journal.sink().cycle(crane.in, crane.out);
            journal.flush(Duration.ofMinutes(1));
            try (LiveTail tail = LiveTail.open(directory)) {
                assertThat(tail.newestStatus().orElseThrow().tick()).isEqualTo(crane.in.tick);
                assertThat(tail.session().orElseThrow().header().sessionId()).isEqualTo(journal.sessionId());
                assertThat(tail.poll(record -> {})).isZero();
            }
        }
    }

    @Test
    void aTailGoesOnOverARestart() throws Exception {
        try (LiveTail tail = LiveTail.open(directory)) {
            for (int start = 0; start < 3; start++) {
                RandomCrane crane = new RandomCrane(start);
                try (Journal journal = Journal.open(directory, RandomCrane.session(), JournalOptions.standard(),
                        JournalListener.none())) {
                    nextWithStatus(crane);
                    journal.sink().cycle(crane.in, crane.out);
                    JournalFixture.await("the status of start " + start, () -> {
                        tail.poll(record -> {});
                        return tail.session().map(session -> session.header().sessionId()).orElse(0L) == journal
                                .sessionId() && tail.newestStatus().isPresent()
                                && tail.newestStatus().get().header().sessionId() == journal.sessionId();
                    });
                }
            }
        }
    }

    private static void nextWithStatus(RandomCrane crane) {
        do {
            crane.next();
        } while (!crane.out.statusPresent);
    }

    private void recordSlowly(int cycles) {
        try (Journal journal = Journal.open(directory, RandomCrane.session(), JournalOptions.standard(),
                JournalListener.none())) {
            RandomCrane crane = new RandomCrane(3);
            for (int i = 0; i < cycles; i++) {
                crane.next();
                if (!journal.sink().cycle(crane.in, crane.out)) {
                    throw new AssertionError("lost cycle " + i);
                }
                if (i % 50 == 0) {
                    LockSupport.parkNanos(2_000_000);
                }
            }
        } catch (org.openquay.journal.JournalException e) {
            throw new AssertionError(e);
        }
    }
}
