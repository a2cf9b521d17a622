package org.openquay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.journal.LinkChange;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.LinkChanged;
import org.openquay.journal.verify.Verification;

class SeveralProducersTest {

    private static final int THREADS = 6;
    private static final int REPORTS = 3000;
    private static final int CYCLES = 5000;

    @TempDir
    Path directory;

    /** 6 threads that report 3000 link changes each, beside 5000 cycles. */
    @Test
    void recordAtTheSameTimeAndNothingIsLostOrOutOfOrder() throws Exception {
        try (Journal journal = Journal.open(directory, RandomCrane.session(),
                JournalOptions.standard().withRingBytes(1 << 26), JournalListener.none())) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int link = i;
                threads.add(Thread.ofPlatform().start(() -> report(journal, link)));
            }
            RandomCrane crane = new RandomCrane(1);
            assertThat(JournalFixture.record(journal, crane, CYCLES)).isEqualTo(CYCLES);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        Verification verification = JournalFixture.verify(directory);
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        assertThat(verification.gaps()).isEmpty();
        assertThat(JournalFixture.readAll(directory, CycleRecord.class)).hasSize(CYCLES);
        var byLink = JournalFixture.readAll(directory, LinkChanged.class).stream()
                .collect(Collectors.groupingBy(LinkChanged::link));
        assertThat(byLink).hasSize(THREADS);
        byLink.values().forEach(reports -> {
            assertThat(reports).hasSize(REPORTS);
            for (int i = 0; i < REPORTS; i++) {
                assertThat(reports.get(i).cause()).isEqualTo("report " + i);
            }
        });
    }

    private static void report(Journal journal, int link) {
        for (int i = 0; i < REPORTS; i++) {
            journal.sink().link(link, LinkChange.CONNECTED, "report " + i);
        }
    }
}
