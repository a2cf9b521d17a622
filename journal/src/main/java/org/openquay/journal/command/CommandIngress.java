package org.openquay.journal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandSource;
import org.openquay.journal.JournalException;

/**
 * Takes the commands of all writers into one order, one from each in turn.
 *
 * <p>A command is handed out at most once, over restarts too: what was taken is noted before it is handed out.
 */
public final class CommandIngress implements CommandSource {

    private CommandIngress() {}

    /**
     * Opens the queues of those writers; their places in the list become {@code Command.writer}. A queue that does not
     * exist yet is found when its writer makes it.
     *
     * @param reports hears of every command that could not be read, one line each, on the polling thread
     */
    public static CommandIngress open(Path directory, List<String> writers, Consumer<String> reports)
            throws JournalException {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean poll(Command into) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
