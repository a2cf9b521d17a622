package org.openquay.journal.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.openquay.journal.JournalException;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.record.SnapshotRecord;
import org.openquay.journal.sbe.CycleDecoder;
import org.openquay.journal.sbe.SessionContextDecoder;
import org.openquay.journal.sbe.SnapshotDecoder;
import org.openquay.journal.store.HeaderWalk;
import org.openquay.journal.store.Piece;
import org.openquay.journal.store.QueueEpochs;
import org.openquay.journal.store.QueueEpochs.QueueFile;

/** Finds a {@link ResumePoint}, from the newest file backwards. */
final class ResumeSearch {

    /**
     * So many files with cycles are looked through: a snapshot is recorded every few seconds, so that one of two files
     * has the last; and what a dead process left in its ring may stand in one more.
     */
    static final int MOST_FILES = 3;

    private final Path directory;
    private final long presentSession;
    private final RecordParser parser = new RecordParser();
    private long session;
    private @Nullable SessionContext context;
    private @Nullable SnapshotRecord snapshot;
    private boolean damaged;

    ResumeSearch(Path directory, long presentSession) {
        this.directory = directory;
        this.presentSession = presentSession;
    }

    Optional<ResumePoint> run() throws JournalException {
        try {
            List<QueueFile> files = QueueEpochs.files(directory);
            int withCycles = 0;
            for (int i = files.size() - 1; i >= 0 && withCycles < MOST_FILES && !found(); i--) {
                withCycles += look(files.get(i)) ? 1 : 0;
            }
        } catch (IOException | InternalError e) {
            throw new JournalException("journal in " + directory + " cannot be read: " + e, e);
        }
        return session == 0 && !damaged ? Optional.empty() : Optional.of(new ResumePoint(session, context, snapshot));
    }

    private boolean found() {
        return context != null && snapshot != null;
    }

    /** Whether the file holds cycles or states of an earlier session. */
    private boolean look(QueueFile file) throws IOException {
        Map<Long, Piece> contexts = new HashMap<>();
        Map<Long, Piece> snapshots = new HashMap<>();
        long lastAlive = 0;
        try (HeaderWalk walk = new HeaderWalk(file)) {
            while (walk.next()) {
                long id = walk.sessionId();
                if (id == presentSession) {
                    continue;
                }
                switch (walk.templateId()) {
                    case SessionContextDecoder.TEMPLATE_ID -> contexts.put(id, walk.present());
                    case SnapshotDecoder.TEMPLATE_ID -> {
                        snapshots.put(id, walk.present());
                        lastAlive = id;
                    }
                    case CycleDecoder.TEMPLATE_ID -> lastAlive = id;
                    default -> {
                        // says nothing about where to go on
                    }
                }
            }
            damaged |= walk.damaged();
            session = session == 0 ? lastAlive : session;
            if (context == null && read(walk, contexts) instanceof SessionContext last) {
                context = last;
            }
            if (snapshot == null && read(walk, snapshots) instanceof SnapshotRecord last) {
                snapshot = last;
            }
        }
        return lastAlive != 0;
    }

    private @Nullable JournalRecord read(HeaderWalk walk, Map<Long, Piece> bySession) throws IOException {
        Piece place = bySession.get(session);
        Piece piece = place == null ? null : walk.read(place);
        return piece == null ? null : parser.parse(piece);
    }
}
