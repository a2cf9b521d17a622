package org.openquay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.openquay.api.command.StopWords;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;

class CycleTest {

    private static final long PERIOD_NS = FakeCrane.CRANE.periodNs();

    private final List<String> order = new ArrayList<>();
    private final List<Integer> elapsed = new ArrayList<>();
    private final List<Long> lateNs = new ArrayList<>();
    private final List<Long> ticks = new ArrayList<>();
    private long nowNs = 5_000_000_000L;

    private final StopWords stops = new StopWords() {
        @Override
        public int writers() {
            return 1;
        }

        @Override
        public long word(int writer) {
            order.add("read");
            return 0;
        }
    };

    /** Sees what is recorded, and whether its words have gone out by then. */
    private final class Sink implements JournalSink {

        @Override
        public boolean cycle(InputImage in, OutputImage out) {
            boolean stepped = out.words[0][0] == 0x0BAD;
            order.add("record " + (stepped ? "stepped" : "blank") + ", sent " + sent());
            elapsed.add(in.elapsedTicks);
            lateNs.add(in.latenessNs);
            ticks.add(in.tick);
            return true;
        }

        @Override
        public boolean snapshot(long tick, StateImage state) {
            order.add("snapshot " + tick);
            return true;
        }

        @Override
        public void link(int link, LinkChange change, String cause) {
            // not asked here
        }

        @Override
        public long lostRecords() {
            return 0;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

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
    private final CraneControl control = FakeCrane.control().links(new ArrayList<DriveLink>(FakeCrane.links()))
            .journal(new Sink()).stops(stops).clock(clock).open();
    private final LinkPort first = control.links().getFirst();

    /** Whether the first link has words of this very moment to send. */
    private boolean sent() {
        short[] out = first.outgoing(nowNs);
        return out != null;
    }

    @Test
    void readsThenStepsThenRecordsThenWrites() {
        first.reconnect(Long.MAX_VALUE);
        control.cycle();
        order.add("sent " + sent());
        assertThat(order).containsExactly("snapshot 0", "read", "record stepped, sent false", "sent true");
    }

    @Test
    void recordsEveryCycleBeforeItsWordsReplaceThoseOfTheOneBefore() {
        first.reconnect(Long.MAX_VALUE);
        control.cycle();
        nowNs += first.description().staleNs() + PERIOD_NS;
        order.clear();
        control.cycle();
        assertThat(order).containsExactly("read", "record stepped, sent false");
        assertThat(sent()).isTrue();
    }

    @Test
    void keepsToTheScheduleWithoutDrift() {
        for (int i = 0; i < 50; i++) {
            control.cycle();
            nowNs += 1_234_567;
            control.awaitCycle();
        }
        assertThat(nowNs).isEqualTo(5_000_000_000L + 50 * PERIOD_NS);
        assertThat(elapsed).containsOnly(1);
        assertThat(control.state().missedCycles()).isZero();
    }

    @Test
    void aLateCycleSkipsWhatItMissedAndNeverBursts() {
        control.cycle();
        nowNs += 7 * PERIOD_NS + PERIOD_NS / 2;
        control.cycle();
        assertThat(elapsed).containsExactly(1, 7);
        assertThat(ticks).containsExactly(1L, 8L);
        assertThat(control.state().missedCycles()).isEqualTo(6);

        control.awaitCycle();
        control.cycle();
        assertThat(elapsed).containsExactly(1, 7, 1);
        assertThat(nowNs).isEqualTo(5_000_000_000L + 8 * PERIOD_NS);
        assertThat(control.state().tick()).isEqualTo(9);
    }

    @Test
    void tellsTheStepHowLateItIs() {
        control.cycle();
        nowNs += PERIOD_NS + 3_000_000L;
        control.cycle();
        nowNs += FakeCrane.CRANE.maxLatenessNs() + PERIOD_NS;
        control.cycle();
        assertThat(lateNs).containsExactly(0L, 3_000_000L,
                3_000_000L + FakeCrane.CRANE.maxLatenessNs());
        assertThat(elapsed.get(2)).isGreaterThan(1);
    }

    @Test
    void recordsItsStateBeforeTheFirstCycleAndThenNowAndThen() {
        int period = (int) (Cycle.SNAPSHOT_PERIOD_MS * 1_000_000L / PERIOD_NS);
        for (int i = 0; i < 2 * period + 1; i++) {
            control.cycle();
            control.awaitCycle();
        }
        assertThat(order).filteredOn(line -> line.startsWith("snapshot")).containsExactly("snapshot 0",
                "snapshot " + period, "snapshot " + 2 * period);
    }
}
