package org.openquay.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import org.openquay.journal.ring.RecordStamp;
import org.openquay.journal.ring.SessionMarks;
import org.openquay.journal.store.Piece;
import org.openquay.journal.store.QueueEpochs;
import org.openquay.journal.store.QueueStore;
import org.openquay.journal.store.QueueTail;
import org.openquay.journal.store.RecordBytes;

/**
 * The queue of a journal over its epochs: gives each record its place, begins each file with the session's context, and
 * goes on in a fresh directory when one fails. One thread at a time.
 */
final class JournalQueue {

    private static final long FIRST_RETRY_NS = 1_000_000_000L;
    private static final long LAST_RETRY_NS = 60 * FIRST_RETRY_NS;

    /** Fills the buffer with a record from its begin; its length. */
    interface Filler {
        int fill(MutableDirectBuffer into);
    }

    private final Path directory;
    private final SessionMarks marks;
    private final JournalListener listener;
    private final ByteBuffer memory =
            ByteBuffer.allocateDirect(QueueStore.MAX_RECORD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final UnsafeBuffer record = new UnsafeBuffer(memory);
    private final RecordStamp stamp;
    private final OwnRecords own;
    private @Nullable QueueStore store;
    private volatile int epoch;
    private volatile boolean failed;
    private volatile @Nullable Throwable failure;
    private volatile long failures;
    private volatile long appended;
    private volatile long synced;
    private long sequence;
    /** The present directory holds a record. */
    private boolean stored;
    private long retryAtNs;
    private long retryNs;

    /** Goes on behind that tail: in its directory when it can be appended to, else in a fresh one. */
    JournalQueue(Path directory, QueueTail tail, boolean appendable, SessionInfo info, SessionMarks marks,
            JournalListener listener) throws IOException {
        this.directory = directory;
        this.marks = marks;
        this.listener = listener;
        this.stamp = new RecordStamp(memory.duplicate(), info.craneId());
        this.own = new OwnRecords(marks, info, stamp);
        this.epoch = appendable ? tail.epoch() : tail.epoch() + 1;
        this.stored = appendable;
        Piece last = tail.last();
        this.sequence = last == null ? 0 : RecordBytes.sequence(last);
        store = QueueStore.open(directory, checked(epoch), appendable ? tail.lastCycle() : 0, memory);
    }

    OwnRecords own() {
        return own;
    }

    /** Where the queue directories are. */
    Path directory() {
        return directory;
    }

    int epoch() {
        return epoch;
    }

    /** Records that this process appended. */
    long appended() {
        return appended;
    }

    /** Of these, records on the disk. */
    long synced() {
        return synced;
    }

    /** Times that a queue directory failed. */
    long failures() {
        return failures;
    }

    /** What failed last; null when nothing did. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** No directory takes records now. */
    boolean failed() {
        return failed;
    }

    /** Appends a record that the journal makes itself; false when no directory takes it now. */
    boolean appendOwn(Filler filler) {
        boolean done = append(filler);
        if (done) {
            own.stored();
        }
        return done;
    }

    /** Appends a record; false when no directory takes it now, and it is to be offered again. */
    boolean append(Filler filler) {
        long wallMs = marks.wallMs();
        // once more in a fresh directory when the first fails
        for (int attempt = 0; attempt < 2; attempt++) {
            QueueStore present = store != null ? store : reopen();
            if (present != null && present.isAheadOf(wallMs) && epoch < QueueEpochs.MAX) {
                present = leave(present);
            }
            if (present == null) {
                return false;
            }
            if (present.beginsFile(wallMs)) {
                if (!put(present, own::context, wallMs)) {
                    continue;
                }
                own.stored();
            }
            if (put(present, filler, wallMs)) {
                recovered();
                return true;
            }
        }
        return false;
    }

    /** Forces what was appended to the disk. */
    void sync() {
        QueueStore present = store;
        if (present == null || synced == appended) {
            return;
        }
        try {
            present.sync();
            synced = appended;
        } catch (Throwable e) {
            fail(present, e);
        }
    }

    private boolean put(QueueStore present, Filler filler, long wallMs) {
        long place = sequence + 1;
        boolean done = false;
        try {
            int length = filler.fill(record);
            stamp.place(record, length, epoch, place);
            present.append(length, wallMs);
            done = true;
        } catch (Throwable e) {
            fail(present, e);
            done = reached(place);
        }
        if (done) {
            sequence = place;
            stored = true;
            appended = appended + 1;
        }
        return done;
    }

    /** An append that failed may still have stored its record; it must not be stored twice. */
    private boolean reached(long place) {
        try {
            Piece last = QueueTail.of(directory).last();
            return last != null && RecordBytes.sequence(last) >= place;
        } catch (Throwable e) {
            return false;
        }
    }

    private void fail(QueueStore present, Throwable cause) {
        store = null;
        present.abandon();
        failed = true;
        failure = cause;
        failures = failures + 1;
        // at once the first time, then less and less often
        retryAtNs = System.nanoTime() + retryNs;
        retryNs = Math.min(LAST_RETRY_NS, Math.max(FIRST_RETRY_NS, 2 * retryNs));
        listener.failed(cause);
    }

    /** The clock was set back: goes on in a fresh directory, whose files are named after the time that it is now. */
    private @Nullable QueueStore leave(QueueStore present) {
        store = null;
        try {
            present.close();
            synced = appended;
            retryAtNs = System.nanoTime();
        } catch (Throwable e) {
            fail(present, e);
        }
        return reopen();
    }

    private @Nullable QueueStore reopen() {
        if (System.nanoTime() - retryAtNs < 0 || stored && epoch >= QueueEpochs.MAX) {
            return null;
        }
        // a number is used up only by what is stored under it
        if (stored || !QueueEpochs.vacate(directory, epoch)) {
            epoch = epoch + 1;
            stored = false;
        }
        try {
            store = QueueStore.open(directory, checked(epoch), 0, memory);
        } catch (Throwable e) {
            retryAtNs = System.nanoTime() + retryNs;
            retryNs = Math.min(LAST_RETRY_NS, Math.max(FIRST_RETRY_NS, 2 * retryNs));
            failure = e;
            listener.failed(e);
        }
        return store;
    }

    private void recovered() {
        if (failed) {
            failed = false;
            retryNs = 0;
            listener.recovered(epoch);
        }
    }

    private static int checked(int epoch) throws JournalException {
        if (epoch > QueueEpochs.MAX) {
            throw new JournalException("the journal has " + QueueEpochs.MAX
                    + " queue directories, the most there may be: move old ones away");
        }
        return epoch;
    }

    void close() throws IOException {
        if (store != null) {
            QueueStore present = store;
            store = null;
            present.close();
            synced = appended;
        }
    }
}
