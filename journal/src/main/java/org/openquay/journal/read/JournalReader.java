package org.openquay.journal.read;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.openquay.journal.JournalException;
import org.openquay.journal.record.JournalPosition;
import org.openquay.journal.record.JournalRecord;

/**
 * Reads the records of a journal in order, while it is being written or afterwards. Not thread-safe. Never writes.
 *
 * <p>What is not an intact record comes as {@code Unreadable}, and reading goes on behind it. Records that a later queue
 * directory supersedes are left out.
 */
public final class JournalReader implements AutoCloseable {

    private JournalReader() {}

    /** From the oldest record on. */
    public static JournalReader fromStart(Path directory) throws JournalException {
        throw new UnsupportedOperationException();
    }

    /** From the record behind that position on. */
    public static JournalReader after(Path directory, JournalPosition position) throws JournalException {
        throw new UnsupportedOperationException();
    }

    /** The next record; null when there is none now. */
    public @Nullable JournalRecord next() throws JournalException {
        throw new UnsupportedOperationException();
    }

    /** The next record, waiting for it at most so long; null when none came. */
    public @Nullable JournalRecord next(Duration atMost) throws JournalException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
