package org.openquay.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.command.CommandSource;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.status.StopKind;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.replay.CountingLink;
import org.openquay.app.replay.RecordedSession;
import org.openquay.journal.Journal;
import org.openquay.journal.JournalListener;
import org.openquay.journal.JournalOptions;
import org.openquay.journal.SessionInfo;
import org.openquay.journal.command.MappedStopWords;
import org.openquay.journal.command.StopWriter;
import org.openquay.runtime.CraneControl;
import org.openquay.runtime.CycleClock;

/** One whole cycle as the control process runs it: link and command mailboxes, stop words, planner port, ring. */
class CycleAllocationTest {

    private static final int WARM_UP = 3000;
    private static final int MEASURED = 3000;
    private static final int PATIENCE = 5;

    @TempDir
    Path directory;
    private long nowNs = 1_000_000_000L;

    private final CycleClock clock = new CycleClock() {
        @Override
        public long nowNs() {
            return nowNs;
        }

        @Override
        public void awaitNs(long untilNs) {
            nowNs = Math.max(nowNs, untilNs);
        }
    };

    @Test
    void allocatesNothing() throws Exception {
        CraneFile file = RecordedSession.sample();
        List<DriveLink> links =
                Stream.generate(() -> (DriveLink) new CountingLink()).limit(file.crane().links().size()).toList();
        Claims claims = new Claims();
        try (MappedStopWords stops = MappedStopWords.open(directory, Writers.NAMES);
                StopWriter console = StopWriter.open(directory, Writers.CONSOLE);
                CraneControl shaped = CraneControl.of(file.crane()).links(links).stops(stops).open();
                Journal journal = Journal.open(directory, new SessionInfo(file.crane().id(), "0", file.text(), "code",
                        "a JVM", 1, shaped.step().shape()), JournalOptions.standard(), JournalListener.none());
                CraneControl control = CraneControl.of(file.crane()).links(links).stops(stops).commands(claims)
                        .journal(journal.sink()).clock(clock).bootId(1).open()) {
            measure(control, console, WARM_UP);

            // until all is compiled, what the compiler will do away with may still be allocated
            long allocated = measure(control, console, MEASURED);
            for (int again = 0; again < PATIENCE && allocated != 0; again++) {
                allocated = measure(control, console, MEASURED);
            }

            assertThat(allocated).isZero();
            assertThat(claims.sent).isGreaterThan(MEASURED / 4);
            assertThat(journal.figures().lostRecords()).isZero();
        }
    }

    /** Bytes that so many cycles allocate, with words, commands and stops that come in between. */
    private long measure(CraneControl control, StopWriter console, int cycles) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long sum = 0;
        for (int i = 0; i < cycles; i++) {
            control.links().forEach(link -> {
                link.reconnect(Long.MAX_VALUE);
                link.exchange(clock);
            });
            control.ingest();
            control.planner().answer();
            if (i % 100 == 50) {
                console.stop(StopKind.STOP);
            }
            long before = threads.getThreadAllocatedBytes(thread);
            control.cycle();
            sum += threads.getThreadAllocatedBytes(thread) - before;
            control.awaitCycle();
        }
        return sum;
    }

    /** Claims and resets, one command in every other cycle. */
    private final class Claims implements CommandSource {
        int sent;
        private boolean due;

        @Override
        public boolean poll(Command into) {
            due = !due;
            if (due) {
                sent++;
                into.kind = sent % 2 == 0 ? CommandKind.CLAIM_LEASE : CommandKind.RESET;
                into.commandId = sent;
                into.sequence = sent;
                into.writer = 0;
                into.bootId = 1;
                into.expiresNs = nowNs + 1_000_000_000L;
            }
            return due;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
