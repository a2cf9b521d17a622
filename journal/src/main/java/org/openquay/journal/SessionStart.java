package org.openquay.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.agrona.concurrent.UnsafeBuffer;

import org.openquay.journal.ring.CycleRecorder;
import org.openquay.journal.ring.RingFile;
import org.openquay.journal.ring.RingLocation;
import org.openquay.journal.ring.SessionMarks;
import org.openquay.journal.sbe.GapDecoder;
import org.openquay.journal.sbe.RecordHeaderDecoder;
import org.openquay.journal.sbe.SessionEndedDecoder;
import org.openquay.journal.store.HeldFile;
import org.openquay.journal.store.Piece;
import org.openquay.journal.store.QueueStore;
import org.openquay.journal.store.QueueTail;

/**
 * How a session begins, in an order in which the process may die anywhere: the context first; then what the session
 * before left in its ring, and its end; then a ring of its own; then the start.
 */
final class SessionStart {

    private static final long NS_A_MS = 1_000_000L;
    /** Room that the context needs besides the crane file: schema, vocabulary, identity. */
    private static final int CONTEXT_BYTES = 100_000;

    private final JournalDirectory layout;
    private final HeldFile held;
    private final SessionInfo info;
    private final JournalOptions options;
    private final JournalListener listener;
    private final LongSupplier wallMs;
    private final RecordHeaderDecoder last = new RecordHeaderDecoder();

    SessionStart(JournalDirectory layout, HeldFile held, SessionInfo info, JournalOptions options,
            JournalListener listener, LongSupplier wallMs) {
        this.layout = layout;
        this.held = held;
        this.info = info;
        this.options = options;
        this.listener = listener;
        this.wallMs = wallMs;
    }

    Journal journal() throws IOException {
        checkSizes();
        QueueTail tail = QueueTail.of(layout.path());
        Piece piece = tail.last();
        last.wrap(new UnsafeBuffer(piece == null || piece.record() == null
                ? new byte[RecordHeaderDecoder.ENCODED_LENGTH]
                : piece.record()), 0);
        RingLocation location = new RingLocation(layout.path());
        Optional<RingFile> left = location.find(listener::notice);
        long leftSession = left.map(RingFile::sessionId).orElse(0L);
        long sessionId = Math.max(wallMs.getAsLong(), Math.max(last.sessionId(), leftSession) + 1);
        SessionMarks marks = new SessionMarks(sessionId, info.craneId(), wallMs);
        boolean closedWell = !held.leftOpen() && left.isEmpty();
        JournalQueue queue =
                new JournalQueue(layout.path(), tail, closedWell && tail.appendableAt(wallMs.getAsLong()), info, marks,
                        listener);
        boolean started = false;
        try {
            Journal journal = start(location, left, marks, queue);
            started = true;
            return journal;
        } finally {
            if (!started) {
                queue.close();
            }
        }
    }

    /** When the last record of an earlier session was made; now, when there is none. */
    private long lastMs() {
        return last.sessionId() == 0 ? wallMs.getAsLong() : last.wallNs() / NS_A_MS;
    }

    private void checkSizes() throws JournalException {
        int configBytes = info.configText().getBytes(StandardCharsets.UTF_8).length;
        if (configBytes + CONTEXT_BYTES > QueueStore.MAX_RECORD_BYTES) {
            throw new JournalException("crane file of " + configBytes + " bytes is longer than the "
                    + (QueueStore.MAX_RECORD_BYTES - CONTEXT_BYTES) + " that a record has room for");
        }
        int needed = CycleRecorder.ringBytesFor(info.shape());
        if (options.ringBytes() < needed) {
            throw new JournalException("ring of " + options.ringBytes() + " bytes is smaller than the " + needed
                    + " that this crane's longest cycle needs");
        }
    }

    private Journal start(RingLocation location, Optional<RingFile> left, SessionMarks marks, JournalQueue queue)
            throws IOException {
        Aging aging = new Aging(lastMs(), wallMs, System::nanoTime);
        long previous = last.sessionId();
        long recovered = 0;
        if (left.isPresent()) {
            RingFile ring = left.get();
            recovered = recover(ring, queue);
            previous = ring.state() == RingFile.CREATED ? previous : ring.sessionId();
        } else if (previous != 0 && last.templateId() != SessionEndedDecoder.TEMPLATE_ID) {
            end(previous, queue);
        }
        queue.sync();
        if (left.isPresent()) {
            left.get().delete();
        }
        RingFile ring = location.create(options.ringBytes(), marks.sessionId());
        long before = previous;
        long taken = recovered;
        must(queue.appendOwn(into -> queue.own().started(into, before, taken)), queue);
        ring.state(RingFile.STARTED);
        queue.sync();
        return Journal.start(held, location, ring, queue, marks, info, options, listener, aging);
    }

    /** Takes over what a dead process left in its ring, and writes its end; how many records that were. */
    private long recover(RingFile ring, JournalQueue queue) throws IOException {
        boolean itsOwn = last.sessionId() == ring.sessionId();
        boolean ended = itsOwn && last.templateId() == SessionEndedDecoder.TEMPLATE_ID;
        if (itsOwn) {
            alreadyStored(ring);
        }
        RingDrain drain = new RingDrain(ring, queue, listener);
        must(drain.drainLeftovers(), queue);
        boolean started = itsOwn || ring.state() == RingFile.STARTED;
        if (started && !ended && ring.state() != RingFile.ENDED) {
            end(ring.sessionId(), queue);
        }
        ring.state(RingFile.ENDED);
        if (drain.taken() > 0) {
            listener.notice("took over " + drain.taken() + " records of a process that did not close its journal");
        }
        return drain.taken();
    }

    /** What the last record says is stored; the process may have died before it could note that in the ring. */
    private void alreadyStored(RingFile ring) {
        int producer = (int) last.producerId();
        long number = last.producerSequence();
        if (last.templateId() == GapDecoder.TEMPLATE_ID) {
            GapDecoder gap = new GapDecoder().wrapAndApplyHeader(last.buffer(), 0, new RecordHeaderDecoder());
            producer = (int) gap.lostProducerId();
            number = gap.lastLost();
        }
        ring.stored(producer, Math.max(ring.stored(producer), number));
    }

    private static void end(long sessionId, JournalQueue queue) throws IOException {
        must(queue.append(into -> queue.own().endedCutOff(into, sessionId)), queue);
    }

    private static void must(boolean done, JournalQueue queue) throws IOException {
        if (!done) {
            throw new IOException("the queue takes no records: " + queue.failure());
        }
    }
}
