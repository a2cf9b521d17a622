package org.openquay.journal.store;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import org.openquay.journal.store.QueueEpochs.QueueFile;

/**
 * Walks one queue file by the headers of its records: what stands behind a header is neither copied nor checked until it
 * is read. Reads only. Not thread-safe.
 */
public final class HeaderWalk implements AutoCloseable {

    private final FileCursor cursor;
    private @Nullable Piece present;
    private boolean damaged;

    /** Before the first record of that file. */
    public HeaderWalk(QueueFile file) throws IOException {
        cursor = new FileCursor(file);
    }

    /** Goes to the next record; false when there is none now. */
    public boolean next() throws IOException {
        present = cursor.skip();
        while (present != null && !present.problem().isEmpty()) {
            damaged = true;
            present = cursor.skip();
        }
        return present != null;
    }

    /** Bytes that are no record were passed over. */
    public boolean damaged() {
        return damaged;
    }

    /** Where the present record's frame begins. */
    public long offset() {
        return present().offset();
    }

    /** Kind of the present record. */
    public int templateId() {
        return cursor.template(present());
    }

    /** Session of the present record. */
    public long sessionId() {
        return cursor.sessionId(present());
    }

    /** The present record, to be given to {@link #read(Piece)} later. */
    public Piece present() {
        Piece piece = present;
        if (piece == null) {
            throw new IllegalStateException("no record here");
        }
        return piece;
    }

    /** Reads the present record, or, where its checksum does not fit, the bytes that are none. */
    @Nullable
    public Piece read() throws IOException {
        return read(present());
    }

    /** Reads a record that was walked over. */
    @Nullable
    public Piece read(Piece passed) throws IOException {
        return cursor.read(passed);
    }

    @Override
    public void close() throws IOException {
        cursor.close();
    }
}
