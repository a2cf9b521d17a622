package org.openquay.journal.command;

import java.nio.file.Path;

import org.openquay.api.command.Command;
import org.openquay.journal.JournalException;

/**
 * The one writer of a command queue, in a gateway process. Thread-safe. A command that was appended outlives this
 * process; a power failure may take it.
 */
public final class CommandWriter implements AutoCloseable {

    private CommandWriter() {}

    /**
     * Opens the queue of that writer in a journal directory, both made when missing.
     *
     * @param name 1 to 32 of a–z, 0–9 and -
     * @throws JournalException in one line, when another process writes under that name or the queue cannot be used
     */
    public static CommandWriter open(Path directory, String name) throws JournalException {
        throw new UnsupportedOperationException();
    }

    /** Appends a copy; {@code writer} is not written, the ingress sets it. */
    public void append(Command command) throws JournalException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
