package org.openquay.journal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandSource;
import org.openquay.journal.JournalDirectory;
import org.openquay.journal.JournalException;

/**
 * Takes the commands of all writers into one order, one from each in turn. One thread at a time.
 *
 * <p>A command is handed out at most once, over restarts too: what was taken is noted before it is handed out. Commands
 * that came while no control process ran are handed out by the next, and refused by the kernel when they have expired. A
 * command that names another crane, or none, is skipped and reported: whoever sent it writes to the wrong directory.
 */
public final class CommandIngress implements CommandSource {

    private static final long AFTER_ERROR_NS = 1_000_000_000L;

    private final WriterQueue[] queues;
    private final long[] notBeforeNs;
    private final Consumer<String> reports;
    private int turn;

    private CommandIngress(WriterQueue[] queues, Consumer<String> reports) {
        this.queues = queues;
        this.notBeforeNs = new long[queues.length];
        java.util.Arrays.fill(notBeforeNs, System.nanoTime());
        this.reports = reports;
    }

    /**
     * Opens the queues of those writers; their places in the list become {@code Command.writer}. A queue that does not
     * exist yet is found when its writer makes it.
     *
     * @param craneId the crane whose commands are taken
     * @param reports hears of every command that was not taken, and why, one line each, on the polling thread
     */
    public static CommandIngress open(Path directory, String craneId, List<String> writers, Consumer<String> reports)
            throws JournalException {
        JournalDirectory layout = JournalDirectory.prepare(directory);
        WriterQueue[] queues = new WriterQueue[writers.size()];
        for (int i = 0; i < queues.length; i++) {
            try {
                queues[i] = new WriterQueue(layout, craneId, writers.get(i), i, reports);
            } catch (IOException e) {
                throw new JournalException("commands of writer " + writers.get(i) + " cannot be read: " + e, e);
            }
        }
        return new CommandIngress(queues, reports);
    }

    @Override
    public boolean poll(Command into) {
        for (int i = 0; i < queues.length; i++) {
            int writer = turn;
            turn = (turn + 1) % queues.length;
            if (poll(writer, into)) {
                return true;
            }
        }
        return false;
    }

    private boolean poll(int writer, Command into) {
        if (notBeforeNs[writer] - System.nanoTime() > 0) {
            return false;
        }
        try {
            return queues[writer].poll(into);
        } catch (IOException | RuntimeException | InternalError e) {
            notBeforeNs[writer] = System.nanoTime() + AFTER_ERROR_NS;
            reports.accept("commands cannot be read, trying again in a second: " + e);
            return false;
        }
    }

    @Override
    public void close() {
        for (WriterQueue queue : queues) {
            try {
                queue.close();
            } catch (IOException e) {
                // it was only read
            }
        }
    }
}
