package org.openquay.journal.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.openquay.journal.record.JournalPosition;
import org.openquay.journal.store.QueueEpochs.QueueFile;

/**
 * Walks all pieces of a queue in order, from file to file and from epoch to epoch, while another process may append.
 * Reads only. Not thread-safe.
 */
public final class QueueWalk implements AutoCloseable {

    /** How often the directories are looked through for a newer file while there is nothing to read. */
    private static final long LOOK_EVERY_NS = 100_000_000L;
    private static final long LOOK_EVERY_NS_WHEN_FINISHED = 1_000_000L;

    private final Path parent;
    private @Nullable FileCursor cursor;
    private @Nullable QueueFile done;
    private @Nullable QueueFile endSeen;
    private long lookedNs = System.nanoTime() - LOOK_EVERY_NS;

    /** From the oldest file under that parent on; none need exist yet. */
    public QueueWalk(Path parent) {
        this.parent = parent;
    }

    /** From the begin of that file on. */
    public QueueWalk(Path parent, QueueFile first) throws IOException {
        this(parent);
        cursor = new FileCursor(first);
    }

    /** From the piece behind that position on; from the oldest later file on, when its own is gone. */
    public static QueueWalk after(Path parent, JournalPosition position) throws IOException {
        QueueWalk walk = new QueueWalk(parent);
        QueueFile file = new QueueFile(position.queueEpoch(),
                QueueEpochs.directory(parent, position.queueEpoch()).resolve(position.file()));
        try {
            FileCursor cursor = new FileCursor(file);
            walk.cursor = cursor;
            if (position.offset() < cursor.size()) {
                cursor.seek(position.offset(), position.index());
                cursor.next();
            }
        } catch (NoSuchFileException e) {
            walk.done = file;
        }
        return walk;
    }

    /** The next piece; null when there is none now. */
    public @Nullable Piece next() throws IOException {
        while (true) {
            FileCursor present = cursor;
            if (present == null) {
                if (!openNext()) {
                    return null;
                }
                continue;
            }
            Piece piece = present.next();
            if (piece != null || !timeToLook(present)) {
                return piece;
            }
            if (newer(present.file()) == null) {
                return null;
            }
            // a newer file is begun only after the last record of this one
            piece = present.next();
            if (piece == null) {
                piece = present.leftover();
            }
            if (piece != null) {
                return piece;
            }
            done = present.file();
            cursor = null;
            present.close();
        }
    }

    /** At once when the end of a file is reached, so that a reader of what is there gets all of it; then now and then. */
    private boolean timeToLook(FileCursor present) {
        long nowNs = System.nanoTime();
        if (!present.file().equals(endSeen)) {
            endSeen = present.file();
            lookedNs = nowNs;
            return true;
        }
        boolean finished = present.tail() == FileCursor.Tail.FINISHED;
        if (nowNs - lookedNs < (finished ? LOOK_EVERY_NS_WHEN_FINISHED : LOOK_EVERY_NS)) {
            return false;
        }
        lookedNs = nowNs;
        return true;
    }

    private boolean openNext() throws IOException {
        long nowNs = System.nanoTime();
        if (done == null) {
            if (nowNs - lookedNs < LOOK_EVERY_NS) {
                return false;
            }
            lookedNs = nowNs;
        }
        QueueFile next = newer(done);
        if (next == null) {
            return false;
        }
        try {
            cursor = new FileCursor(next);
        } catch (NoSuchFileException e) {
            done = next;
        }
        return true;
    }

    private @Nullable QueueFile newer(@Nullable QueueFile than) throws IOException {
        List<QueueFile> files = QueueEpochs.files(parent);
        for (QueueFile file : files) {
            if (than == null || file.compareTo(than) > 0) {
                return file;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }
}
