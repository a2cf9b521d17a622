package org.openquay.journal.read;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.openquay.journal.JournalException;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.Recorded;
import org.openquay.journal.record.SessionContext;

/**
 * What the crane shows now, for a gateway: the newest status, and every record as it comes. Not thread-safe; the caller
 * polls, every 10 ms or so. Works before the journal exists, and over restarts of the control process.
 */
public final class LiveTail implements AutoCloseable {

    private LiveTail() {}

    /** Begins at the newest status that the journal holds; the directory need not exist yet. */
    public static LiveTail open(Path directory) {
        throw new UnsupportedOperationException();
    }

    /** Takes in what is new, at most a few thousand records at once, and hands each to {@code each}; how many. */
    public int poll(Consumer<? super Recorded> each) throws JournalException {
        throw new UnsupportedOperationException();
    }

    /** The newest cycle that carries a status. */
    public Optional<CycleRecord> newestStatus() {
        throw new UnsupportedOperationException();
    }

    /** What the records of now are made by and from. */
    public Optional<SessionContext> session() {
        throw new UnsupportedOperationException();
    }

    /** Pieces that could not be read so far. */
    public long unreadable() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
