package org.openquay.journal.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.openquay.journal.store.QueueEpochs.QueueFile;

/**
 * How a queue ends, found out while nobody writes to it.
 *
 * @param epoch     its last queue directory; 0 when there is none
 * @param clean     that directory has files, and nothing in the last of them is damaged or half written
 * @param finished  its last file has its end mark
 * @param lastCycle hour of its last file, since 1970; 0 when there is none
 * @param last      the last intact record in any directory; null when there is none
 */
public record QueueTail(int epoch, boolean clean, boolean finished, long lastCycle, @Nullable Piece last) {

    private static final long MILLIS_AN_HOUR = 3_600_000L;

    /** Looks at the last file, and at those before it until there is a record. */
    public static QueueTail of(Path parent) throws IOException {
        int epoch = QueueEpochs.last(parent);
        List<QueueFile> files = QueueEpochs.files(parent);
        boolean clean = !files.isEmpty() && files.getLast().epoch() == epoch;
        boolean finished = false;
        long lastCycle = clean ? FileCursor.cycle(files.getLast().name()) : 0;
        Piece last = null;
        for (int i = files.size() - 1; i >= 0 && last == null; i--) {
            FileEnd end = endOf(files.get(i));
            last = end.last;
            if (i == files.size() - 1) {
                clean &= end.clean;
                finished = end.finished;
            }
        }
        return new QueueTail(epoch, clean, finished, lastCycle, last);
    }

    /** Whether a record made at that time can be appended to the last directory; not to files of a time to come. */
    public boolean appendableAt(long wallMs) {
        long cycle = wallMs / MILLIS_AN_HOUR;
        return clean && lastCycle <= cycle + 1 && !(finished && lastCycle >= cycle);
    }

    private record FileEnd(boolean clean, boolean finished, @Nullable Piece last) {}

    private static FileEnd endOf(QueueFile file) throws IOException {
        try (FileCursor cursor = new FileCursor(file)) {
            long lastOffset = 0;
            long lastOrdinal = 0;
            long records = 0;
            boolean clean = true;
            for (Piece piece = cursor.skip(); piece != null; piece = cursor.skip()) {
                clean &= piece.problem().isEmpty();
                lastOffset = piece.offset();
                lastOrdinal = records++;
            }
            boolean finished = cursor.tail() == FileCursor.Tail.FINISHED;
            clean &= cursor.tail() != FileCursor.Tail.IN_WRITING && cursor.leftover() == null;
            if (records == 0) {
                return new FileEnd(clean, finished, null);
            }
            cursor.seek(lastOffset, lastOrdinal);
            Piece last = cursor.next();
            if (last != null && last.record() != null) {
                return new FileEnd(clean, finished, last);
            }
        }
        return new FileEnd(false, false, lastIntact(file));
    }

    /** The slow way, through a damaged file. */
    private static @Nullable Piece lastIntact(QueueFile file) throws IOException {
        Piece last = null;
        try (FileCursor cursor = new FileCursor(file)) {
            Piece piece = cursor.next();
            while (piece != null) {
                if (piece.record() != null) {
                    last = piece;
                }
                piece = cursor.next();
                if (piece == null) {
                    piece = cursor.leftover();
                }
            }
        }
        return last;
    }
}
