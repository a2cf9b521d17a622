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
 *
 * <p>A queue that cannot be read is tried again each second, and holds up no other. Whoever watches is told each time:
 * meanwhile nothing of that writer reaches the crane but its stops.
 */
public final class CommandIngress implements CommandSource {

    private static final long AFTER_ERROR_NS = 1_000_000_000L;

    private final WriterQueue[] queues;
    private final List<String> writers;
    private final long[] notBeforeNs;
    private final int[] failures;
    private final Watch watch;
    private int turn;

    private CommandIngress(WriterQueue[] queues, List<String> writers, Watch watch) {
        this.queues = queues;
        this.writers = List.copyOf(writers);
        this.notBeforeNs = new long[queues.length];
        this.failures = new int[queues.length];
        java.util.Arrays.fill(notBeforeNs, System.nanoTime());
        this.watch = watch;
    }

    /** Hears, on the polling thread, when a writer's commands cannot be read. */
    @FunctionalInterface
    public interface Watch {

        /** @param inARow so many attempts to read that queue have failed, this one included, and none since succeeded */
        void unreadable(String writer, Throwable cause, int inARow);
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
        return open(directory, craneId, writers, reports, (writer, cause, inARow) -> reports
                .accept("commands of writer " + writer + " cannot be read, trying again in a second: " + cause));
    }

    /** The same, with a watch of its own for queues that cannot be read. */
    public static CommandIngress open(Path directory, String craneId, List<String> writers, Consumer<String> reports,
            Watch watch) throws JournalException {
        JournalDirectory layout = JournalDirectory.prepare(directory);
        WriterQueue[] queues = new WriterQueue[writers.size()];
        for (int i = 0; i < queues.length; i++) {
            try {
                queues[i] = new WriterQueue(layout, craneId, writers.get(i), i, reports);
            } catch (IOException e) {
                throw new JournalException("commands of writer " + writers.get(i) + " cannot be read: " + e, e);
            }
        }
        return new CommandIngress(queues, writers, watch);
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
            boolean found = queues[writer].poll(into);
            failures[writer] = 0;
            return found;
        } catch (IOException | RuntimeException | InternalError e) {
            notBeforeNs[writer] = System.nanoTime() + AFTER_ERROR_NS;
            watch.unreadable(writers.get(writer), e, ++failures[writer]);
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
