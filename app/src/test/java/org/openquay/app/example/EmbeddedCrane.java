package org.openquay.app.example;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;
import org.openquay.runtime.CraneControl;

/** How to embed control in a program of your own: own links, own journal, own thread. */
final class EmbeddedCrane {

    private EmbeddedCrane() {}

    // begin: embedding
    /** Cycles a crane on the calling thread for a while; the state afterwards, to be restored later. */
    static StateImage control(CraneDescription crane, MyJournal journal, int cycles) {
        List<DriveLink> links = new ArrayList<>();
        crane.links().forEach(link -> links.add(new MyLink()));
        try (CraneControl control = CraneControl.of(crane).links(links).journal(journal).open()) {
            control.start(); // I/O, planner, ingress and supervisor threads; the cycle stays with you
            for (int i = 0; i < cycles; i++) {
                control.cycle();
                control.awaitCycle();
            }
            return control.snapshot();
        }
    }

    /** Moves words; this one ends at no device and reads zeros. */
    static final class MyLink implements DriveLink {

        @Override
        public void connect(long deadlineNs) {
            // open your bus here, before the deadline
        }

        @Override
        public ExchangeResult exchange(short[] out, short[] in, long deadlineNs) {
            java.util.Arrays.fill(in, (short) 0);
            return ExchangeResult.OK;
        }

        @Override
        public String lastFailure() {
            return "";
        }

        @Override
        public void close() {
            // release your bus here
        }
    }

    /** Keeps facts; this one counts them. Called on the control thread: never wait, never allocate. */
    static final class MyJournal implements JournalSink {

        final AtomicLong cycles = new AtomicLong();
        final AtomicLong events = new AtomicLong();

        @Override
        public boolean cycle(InputImage in, OutputImage out) {
            cycles.incrementAndGet();
            events.addAndGet(out.eventCount);
            return true;
        }

        @Override
        public boolean snapshot(long tick, StateImage state) {
            return true;
        }

        @Override
        public void link(int link, LinkChange change, String cause) {
            // called from other threads
        }

        @Override
        public long lostRecords() {
            return 0;
        }

        @Override
        public void close() {
            // nothing to release
        }
    }
    // end: embedding
}
