package org.openquay.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.openquay.journal.store.OwnerOnly;
import org.openquay.journal.store.QueueEpochs;

/**
 * Where everything is in the journal directory of one crane. All of it is open to its owner alone.
 *
 * <pre>
 *   session.lock          held by the control process
 *   ring                  path of the ring, in shared memory where there is such
 *   queue, queue-2 …      the records; a new directory after each failure
 *   commands/WRITER/      writer.lock, queue, queue-2 …: the commands of one writer
 *   taken/WRITER          the last command taken from that writer
 *   stops/WRITER          the stop word of that writer
 *   operator-token        while a service runs that was given no token and that no terminal watches
 * </pre>
 *
 * @param path the directory
 */
public record JournalDirectory(Path path) {

    private static final Pattern WRITER = Pattern.compile("[a-z0-9-]{1,32}");
    /** What stands in a journal directory beside its queues; one of them, or a queue, tells it from any other. */
    private static final List<String> MARKS = List.of("session.lock", "commands", "stops", "taken");

    /**
     * Makes the directory where it is missing. One that is there is empty or a journal; anything else is somebody else's,
     * and is left as it is.
     */
    public static JournalDirectory prepare(Path path) throws JournalException {
        try {
            if (Files.isDirectory(path) && !empty(path) && !marked(path)) {
                throw new JournalException(path + " is no journal and not empty: name a new or an empty directory");
            }
            OwnerOnly.directory(path);
            return new JournalDirectory(path.toRealPath());
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw new JournalException("journal directory " + path + " cannot be made: " + IoReason.of(e), e);
        }
    }

    /**
     * Refuses what holds no records to read.
     *
     * @throws JournalException in one line, when the directory is missing, no journal, or one without records
     */
    public static void requireRecords(Path path) throws JournalException {
        try {
            if (!Files.isDirectory(path)) {
                throw new JournalException(path + " is no journal: "
                        + (Files.exists(path) ? "it is no directory" : "there is no such directory"));
            }
            if (!marked(path)) {
                throw new JournalException(path + " is no journal: " + (empty(path)
                        ? "the directory is empty"
                        : "nothing in it is of a journal"));
            }
            if (QueueEpochs.files(path).isEmpty()) {
                throw new JournalException(path + " holds no records: no control process has recorded there");
            }
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw new JournalException("journal directory " + path + " cannot be read: " + IoReason.of(e), e);
        }
    }

    private static boolean marked(Path path) throws IOException {
        return QueueEpochs.last(path) > 0 || MARKS.stream().anyMatch(mark -> Files.exists(path.resolve(mark)));
    }

    private static boolean empty(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Takes from others what they may do with anything in the directory; what it had to change. */
    List<Path> tighten() throws JournalException {
        try {
            return OwnerOnly.tighten(path);
        } catch (IOException e) {
            throw new JournalException("journal directory " + path + " cannot be closed to others: " + IoReason.of(e),
                    e);
        }
    }

    /** Where a writer's commands are. */
    public Path commands(String writer) {
        return path.resolve("commands").resolve(checked(writer));
    }

    /** Where it is noted which command of a writer was taken last. */
    public Path taken(String writer) {
        return path.resolve("taken").resolve(checked(writer));
    }

    /** Where a writer's stop word is. */
    public Path stopWord(String writer) {
        return path.resolve("stops").resolve(checked(writer));
    }

    private static String checked(String writer) {
        if (!WRITER.matcher(writer).matches()) {
            throw new IllegalArgumentException("writer '" + writer + "' is not 1 to 32 of a-z, 0-9 and -");
        }
        return writer;
    }
}
