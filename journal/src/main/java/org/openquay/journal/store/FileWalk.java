package org.openquay.journal.store;

import java.io.IOException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.openquay.journal.store.QueueEpochs.QueueFile;

/** Walks one queue file to its end, what lies behind the end included. */
public final class FileWalk {

    private FileWalk() {}

    /** Hands over every piece in order; the bytes that were walked. */
    public static long walk(QueueFile file, Consumer<Piece> each) throws IOException {
        try (FileCursor cursor = new FileCursor(file)) {
            Piece piece = next(cursor);
            while (piece != null) {
                each.accept(piece);
                piece = next(cursor);
            }
            return cursor.size();
        }
    }

    private static @Nullable Piece next(FileCursor cursor) throws IOException {
        Piece piece = cursor.next();
        return piece != null ? piece : cursor.leftover();
    }
}
