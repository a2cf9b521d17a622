package org.openquay.journal.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.openquay.journal.JournalException;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.Recorded;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.record.Unreadable;
import org.openquay.journal.store.Piece;
import org.openquay.journal.store.QueueEpochs;
import org.openquay.journal.store.QueueEpochs.QueueFile;
import org.openquay.journal.store.QueueWalk;

/**
 * What the crane shows now, for a gateway: the newest status, and every record as it comes. Not thread-safe; the caller
 * polls, every 10 ms or so. Works before the journal exists, and over restarts of the control process.
 */
public final class LiveTail implements AutoCloseable {

    private static final int AT_ONCE = 4096;

    private final Path directory;
    private final RecordParser parser = new RecordParser();
    private @Nullable QueueWalk walk;
    private @Nullable CycleRecord newestStatus;
    private @Nullable SessionContext session;
    private long unreadable;

    private LiveTail(Path directory) {
        this.directory = directory;
    }

    /** Begins at the newest record and the newest status in the last queue file; the directory need not exist yet. */
    public static LiveTail open(Path directory) throws JournalException {
        LiveTail tail = new LiveTail(directory);
        tail.catchUp();
        return tail;
    }

    /** Takes in what is new, at most a few thousand records at once, and hands each to {@code each}; how many. */
    public int poll(Consumer<? super Recorded> each) throws JournalException {
        int count = 0;
        while (count < AT_ONCE) {
            Piece piece = next();
            if (piece == null) {
                break;
            }
            count++;
            Recorded record = take(piece);
            if (record != null) {
                each.accept(record);
            }
        }
        return count;
    }

    /** The newest cycle that carries a status. */
    public Optional<CycleRecord> newestStatus() {
        return Optional.ofNullable(newestStatus);
    }

    /** What the records of now are made by and from. */
    public Optional<SessionContext> session() {
        return Optional.ofNullable(session);
    }

    /** Pieces that could not be read so far. */
    public long unreadable() {
        return unreadable;
    }

    private void catchUp() throws JournalException {
        try {
            List<QueueFile> files = QueueEpochs.files(directory);
            walk = files.isEmpty() ? new QueueWalk(directory) : new QueueWalk(directory, files.getLast());
        } catch (IOException e) {
            throw failed(e);
        }
        for (Piece piece = next(); piece != null; piece = next()) {
            take(piece);
        }
    }

    private @Nullable Recorded take(Piece piece) {
        JournalRecord record = parser.parse(piece);
        switch (record) {
            case Unreadable ignored -> {
                unreadable++;
                return null;
            }
            case SessionContext context -> session = context;
            case CycleRecord cycle when cycle.statusPresent() -> newestStatus = cycle;
            case Recorded other -> {
                return other;
            }
        }
        return (Recorded) record;
    }

    private @Nullable Piece next() throws JournalException {
        try {
            return walk == null ? null : walk.next();
        } catch (IOException | InternalError e) {
            throw failed(e);
        }
    }

    private JournalException failed(Throwable cause) {
        return new JournalException("journal in " + directory + " cannot be read: " + cause, cause);
    }

    @Override
    public void close() throws JournalException {
        try {
            if (walk != null) {
                walk.close();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
