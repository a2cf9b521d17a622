package org.openquay.journal.read;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.openquay.journal.JournalException;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.record.SnapshotRecord;

/**
 * Where the last session that cycled can be taken up again.
 *
 * <p>A session that recorded neither a state nor a cycle left the crane as it found it, and does not count.
 *
 * @param sessionId the session; 0 when the journal is damaged and shows none
 * @param context   what its records were made by and from; null when that is not found
 * @param snapshot  its last state; null when that is not found
 */
public record ResumePoint(long sessionId, @Nullable SessionContext context, @Nullable SnapshotRecord snapshot) {

    /**
     * Looks from the end of the journal backwards, and reads no record but the few that are asked for; empty when no
     * session ever cycled.
     *
     * @param presentSession the session that has just begun in the same journal, whose records do not count
     */
    public static Optional<ResumePoint> before(Path directory, long presentSession) throws JournalException {
        return new ResumeSearch(directory, presentSession).run();
    }
}
