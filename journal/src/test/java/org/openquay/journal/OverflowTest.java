package org.openquay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.journal.LinkChange;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.Gap;
import org.openquay.journal.record.Producers;
import org.openquay.journal.record.SessionEnded;
import org.openquay.journal.verify.Verification;

class OverflowTest {

    private static final JournalOptions STALLED =
            JournalOptions.standard().withRingBytes(1 << 19).withDrainEvery(JournalFixture.STALLED);
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path directory;
    private final Heard heard = new Heard();

    @Test
    void isCountedAndNamedFromTheFirstToTheLastRecordLost() throws Exception {
        RandomCrane crane = new RandomCrane(1);
        int taken;
        int lost;
        try (Journal journal = open()) {
            // the drain may be on its first round
            journal.flush(LONG);
            int offered = 3000;
            taken = JournalFixture.record(journal, crane, offered);
            lost = offered - taken;
            assertThat(lost).as("of %d", offered).isPositive();
            assertThat(journal.sink().lostRecords()).isEqualTo(lost);
            assertThat(journal.flush(LONG)).isTrue();
            assertThat(JournalFixture.record(journal, crane, 5)).isEqualTo(5);
        }

        List<CycleRecord> cycles = JournalFixture.readAll(directory, CycleRecord.class);
        List<Gap> gaps = JournalFixture.readAll(directory, Gap.class);
        assertThat(cycles).hasSize(taken + 5);
        assertThat(gaps.stream().mapToLong(Gap::lost).sum()).isEqualTo(lost);
        assertThat(gaps).allMatch(gap -> gap.lostProducerId() == Producers.CYCLE);
        assertThat(heard.lost()).isEqualTo(lost);
        assertThat(JournalFixture.readAll(directory, SessionEnded.class).getFirst().lostRecords()).isEqualTo(lost);
        Verification verification = JournalFixture.verify(directory);
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        assertThat(verification.gaps()).hasSameSizeAs(gaps);
    }

    @Test
    void makesTheNextRecordSelfSufficient() throws Exception {
        RandomCrane crane = new RandomCrane(2);
        try (Journal journal = open()) {
            JournalFixture.record(journal, crane, 3000);
            assertThat(journal.flush(LONG)).isTrue();
            JournalFixture.record(journal, crane, 1);
        }

        List<CycleRecord> cycles = JournalFixture.readAll(directory, CycleRecord.class);
        List<Gap> gaps = JournalFixture.readAll(directory, Gap.class);
        assertThat(gaps).isNotEmpty();
        for (Gap gap : gaps) {
            CycleRecord next = cycles.stream()
                    .filter(cycle -> cycle.header().producerSequence() == gap.lastLost() + 1).findFirst().orElseThrow();
            assertThat(next.selfSufficient()).isTrue();
        }
    }

    @Test
    void atTheVeryEndIsNamedBeforeTheSessionEnds() throws Exception {
        RandomCrane crane = new RandomCrane(3);
        int lost;
        try (Journal journal = open()) {
            lost = 3000 - JournalFixture.record(journal, crane, 3000);
        }

        List<Gap> gaps = JournalFixture.readAll(directory, Gap.class);
        assertThat(lost).isPositive();
        assertThat(gaps.stream().mapToLong(Gap::lost).sum()).isEqualTo(lost);
        assertThat(JournalFixture.verify(directory).complete()).isTrue();
    }

    @Test
    void ofOneProducerIsToldFromThatOfAnother() throws Exception {
        RandomCrane crane = new RandomCrane(4);
        try (Journal journal = open()) {
            // the drain may make some room once more before it stands still
            while (journal.sink().lostRecords() < 100) {
                JournalFixture.record(journal, crane, 1);
            }
            long lostCycles = journal.sink().lostRecords();
            while (journal.sink().lostRecords() < lostCycles + 100) {
                journal.sink().link(1, LinkChange.EXCHANGE_FAILED, "x".repeat(900));
            }
        }

        assertThat(JournalFixture.readAll(directory, Gap.class)).extracting(Gap::lostProducerId)
                .contains(Producers.CYCLE, Producers.FIRST_OTHER);
        assertThat(JournalFixture.verify(directory).complete()).isTrue();
    }

    private Journal open() throws JournalException {
        return Journal.open(directory, RandomCrane.session(), STALLED, heard);
    }
}
