package org.openquay.journal.read;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.openquay.journal.JournalException;
import org.openquay.journal.record.JournalPosition;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.sbe.SessionContextDecoder;
import org.openquay.journal.store.HeaderWalk;
import org.openquay.journal.store.Piece;
import org.openquay.journal.store.QueueEpochs;
import org.openquay.journal.store.QueueEpochs.QueueFile;
import org.openquay.journal.store.QueueWalk;

/**
 * Reads the records of a journal in order, while it is being written or afterwards. Not thread-safe. Never writes.
 *
 * <p>What is not an intact record comes as {@code Unreadable}, and reading goes on behind it.
 */
public final class JournalReader implements AutoCloseable {

    private static final long POLL_MS = 2;

    private final Path directory;
    private final RecordParser parser = new RecordParser();
    private QueueWalk walk;

    private JournalReader(Path directory, QueueWalk walk) {
        this.directory = directory;
        this.walk = walk;
    }

    /** From the oldest record on; the directory need not exist yet. */
    public static JournalReader fromStart(Path directory) {
        return new JournalReader(directory, new QueueWalk(directory));
    }

    /** From the first record of the newest so many files on; a file holds an hour. The directory need not exist yet. */
    public static JournalReader fromLatest(Path directory, int files) throws JournalException {
        try {
            List<QueueFile> all = QueueEpochs.files(directory);
            return new JournalReader(directory, all.isEmpty()
                    ? new QueueWalk(directory)
                    : new QueueWalk(directory, all.get(Math.max(0, all.size() - files))));
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    /** From the record behind that position on. */
    public static JournalReader after(Path directory, JournalPosition position) throws JournalException {
        JournalReader reader = fromStart(directory);
        try {
            reader.readContextsUpTo(position);
            reader.walk = QueueWalk.after(directory, position);
            return reader;
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    /** The next record; null when there is none now. */
    public @Nullable JournalRecord next() throws JournalException {
        try {
            Piece piece = walk.next();
            return piece == null ? null : parser.parse(piece);
        } catch (IOException | InternalError e) {
            // an InternalError is how a mapped page that cannot be read shows
            throw failed(directory, e);
        }
    }

    /** The next record, waiting for it at most so long; null when none came. */
    public @Nullable JournalRecord next(Duration atMost) throws JournalException, InterruptedException {
        long deadlineNs = System.nanoTime() + atMost.toNanos();
        JournalRecord record = next();
        while (record == null && System.nanoTime() - deadlineNs < 0) {
            Thread.sleep(POLL_MS);
            record = next();
        }
        return record;
    }

    /** What the records behind the position mean is said before it, in the same file. */
    private void readContextsUpTo(JournalPosition position) throws IOException {
        QueueFile file = new QueueFile(position.queueEpoch(),
                QueueEpochs.directory(directory, position.queueEpoch()).resolve(position.file()));
        if (!QueueEpochs.files(directory).contains(file)) {
            return;
        }
        try (HeaderWalk earlier = new HeaderWalk(file)) {
            while (earlier.next() && earlier.offset() <= position.offset()) {
                if (earlier.templateId() == SessionContextDecoder.TEMPLATE_ID) {
                    Piece context = earlier.read();
                    if (context != null) {
                        parser.parse(context);
                    }
                }
            }
        }
    }

    private static JournalException failed(Path directory, Throwable cause) {
        return new JournalException("journal in " + directory + " cannot be read: " + cause, cause);
    }

    @Override
    public void close() throws JournalException {
        try {
            walk.close();
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }
}
