package org.openquay.journal.command;

import java.nio.file.Path;

import org.openquay.api.status.StopKind;
import org.openquay.journal.JournalException;

/** Says stop, in a gateway process: a write to mapped memory that nothing can hold up. Thread-safe. */
public final class StopWriter implements AutoCloseable {

    private StopWriter() {}

    /** Opens the stop word of that writer in a journal directory, both made when missing. */
    public static StopWriter open(Path directory, String name) throws JournalException {
        throw new UnsupportedOperationException();
    }

    /** Asks for a stop of that kind; seen by the next cycle. */
    public void stop(StopKind kind) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
