package org.openquay.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;
import org.openquay.journal.ring.CycleRecorder;
import org.openquay.journal.ring.RingFile;
import org.openquay.journal.ring.RingLocation;
import org.openquay.journal.ring.SessionMarks;
import org.openquay.journal.ring.SideRecorder;
import org.openquay.journal.store.HeldFile;
import org.openquay.journal.store.Retirement;

/**
 * The recording of one control process: ring, drain thread and queue.
 *
 * <p>One control process per directory: a second one is refused. Thread-safe, but for what {@link JournalSink} says of
 * its own methods.
 */
public final class Journal implements AutoCloseable {

    private final HeldFile held;
    private final RingLocation location;
    private final RingFile ring;
    private final JournalQueue queue;
    private final SessionMarks marks;
    private final DrainThread drain;
    private final JournalListener listener;
    private final Sink sink;
    private final SideRecorder side;
    private final JournalOptions options;
    private final Aging aging;
    private boolean closed;

    private Journal(HeldFile held, RingLocation location, RingFile ring, JournalQueue queue, SessionMarks marks,
            SessionInfo info, JournalOptions options, JournalListener listener, Aging aging) {
        this.held = held;
        this.location = location;
        this.ring = ring;
        this.queue = queue;
        this.marks = marks;
        this.listener = listener;
        this.side = new SideRecorder(ring, marks);
        this.sink = new Sink(new CycleRecorder(ring, marks, info.shape(), options.selfSufficientEvery()));
        this.options = options;
        this.aging = aging;
        this.drain = new DrainThread(ring, queue, marks, options, listener, this::retire);
    }

    /**
     * Opens the journal directory, which is made when it is missing, takes over what an earlier process left in the
     * ring, and begins a session.
     *
     * @throws JournalException in one line, when another process has the directory open or it cannot be used
     */
    public static Journal open(Path directory, SessionInfo session, JournalOptions options, JournalListener listener)
            throws JournalException {
        return open(directory, session, options, listener, System::currentTimeMillis);
    }

    static Journal open(Path directory, SessionInfo session, JournalOptions options, JournalListener listener,
            LongSupplier wallMs) throws JournalException {
        JournalDirectory layout = JournalDirectory.prepare(directory);
        HeldFile held = HeldFile.take(layout.path(), "session.lock", "journal directory " + directory);
        boolean opened = false;
        try {
            JournalListener guarded = new GuardedListener(listener);
            List<Path> tightened = layout.tighten();
            if (!tightened.isEmpty()) {
                guarded.notice("others could open " + tightened.getFirst()
                        + (tightened.size() > 1 ? " and " + (tightened.size() - 1) + " more" : "")
                        + " in the journal directory; now they cannot");
            }
            Journal journal = new SessionStart(layout, held, session, options, guarded, wallMs).journal();
            opened = true;
            return journal;
        } catch (JournalException e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            throw new JournalException("journal directory " + directory + " cannot be opened: " + e, e);
        } finally {
            if (!opened) {
                letGo(held);
            }
        }
    }

    /** As it was found: closed well, or not. */
    private static void letGo(HeldFile held) throws JournalException {
        try {
            if (held.leftOpen()) {
                held.abandon();
            } else {
                held.close();
            }
        } catch (IOException e) {
            throw new JournalException("the journal's lock cannot be released: " + e, e);
        }
    }

    /** Puts the parts of an opened journal together and starts its thread. */
    static Journal start(HeldFile held, RingLocation location, RingFile ring, JournalQueue queue, SessionMarks marks,
            SessionInfo info, JournalOptions options, JournalListener listener, Aging aging) {
        Journal journal = new Journal(held, location, ring, queue, marks, info, options, listener, aging);
        journal.drain.start();
        return journal;
    }

    /** Where the control process puts its facts. Closing it closes the journal. */
    public JournalSink sink() {
        return sink;
    }

    /** The number of this session. */
    public long sessionId() {
        return marks.sessionId();
    }

    /** Records a line for a person. From any thread but the control thread. */
    public void note(String source, String text) {
        side.note(source, text);
    }

    /** Deletes what is too old or too much, and tells. The drain does so every minute. */
    void retire() throws IOException {
        Optional<String> retired = Retirement.retire(queue.directory(),
                aging.nowMs() - options.keepFor().toMillis(), options.keepBytes());
        retired.ifPresent(line -> {
            listener.notice(line);
            note("journal", line);
        });
    }

    /** How the recording stands now. */
    public JournalFigures figures() {
        long synced = queue.synced();
        return new JournalFigures(queue.appended(), synced, marks.lost(), queue.failures(), queue.failed(),
                queue.epoch(), ring.ring().size(), ring.ring().capacity());
    }

    /** Waits until all that is recorded by now is in the queue and on the disk; false when that took too long. */
    public boolean flush(Duration atMost) throws InterruptedException {
        return drain.flush(atMost.toNanos());
    }

    /**
     * Drains the ring, records the end of the session, and lets go of the directory. The control thread must have
     * stopped. What no queue takes stays in the ring for the next process.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        marks.close();
        boolean complete = drain.stop();
        try {
            queue.close();
            if (complete) {
                location.remove(ring);
                held.close();
            } else {
                listener.notice("the journal could not be written to its end; the next start takes over the rest");
                held.abandon();
            }
        } catch (IOException e) {
            listener.failed(e);
            held.abandon();
        }
    }

    private final class Sink implements JournalSink {

        private final CycleRecorder cycles;

        Sink(CycleRecorder cycles) {
            this.cycles = cycles;
        }

        @Override
        public boolean cycle(InputImage in, OutputImage out) {
            return cycles.cycle(in, out);
        }

        @Override
        public boolean snapshot(long tick, StateImage state) {
            return cycles.snapshot(tick, state);
        }

        @Override
        public void link(int link, LinkChange change, String cause) {
            side.link(link, change, cause);
        }

        @Override
        public long lostRecords() {
            return marks.lost();
        }

        @Override
        public void close() {
            Journal.this.close();
        }
    }
}
