package org.openquay.journal;

import java.nio.file.Path;
import java.time.Duration;

import org.openquay.api.journal.JournalSink;

/**
 * The recording of one control process: ring, drain thread and queue.
 *
 * <p>One control process per directory: a second one is refused. Thread-safe, but for what {@link JournalSink} says of
 * its own methods.
 */
public final class Journal implements AutoCloseable {

    private Journal() {}

    /**
     * Opens the journal directory, which is made when it is missing, takes over what an earlier process left in the
     * ring, and begins a session.
     *
     * @throws JournalException in one line, when another process has the directory open or it cannot be used
     */
    public static Journal open(Path directory, SessionInfo session, JournalOptions options, JournalListener listener)
            throws JournalException {
        throw new UnsupportedOperationException();
    }

    /** Where the control process puts its facts. Closing it closes the journal. */
    public JournalSink sink() {
        throw new UnsupportedOperationException();
    }

    /** The number of this session. */
    public long sessionId() {
        throw new UnsupportedOperationException();
    }

    /** Records a line for a person. From any thread but the control thread. */
    public void note(String source, String text) {
        throw new UnsupportedOperationException();
    }

    /** How the recording stands now. */
    public JournalFigures figures() {
        throw new UnsupportedOperationException();
    }

    /** Waits until all that is recorded by now is in the queue and on the disk; false when that took too long. */
    public boolean flush(Duration atMost) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Drains the ring, records the end of the session, and lets go of the directory. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
