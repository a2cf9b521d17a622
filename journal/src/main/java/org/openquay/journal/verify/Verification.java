package org.openquay.journal.verify;

import java.util.List;
import java.util.Optional;

import org.openquay.journal.record.Gap;

/**
 * What a verification found.
 *
 * @param files        queue files walked
 * @param bytes        bytes walked
 * @param retired      records before the first, deleted by the journal itself when they were too old or too much
 * @param records      intact records
 * @param cycles       of these, cycles
 * @param events       events in those cycles
 * @param sessions     sessions, in order
 * @param gaps         losses that the journal itself names
 * @param findings     what is wrong, in the order of the journal; at most {@link #MAX_FINDINGS}
 * @param findingCount how many there are in all
 */
public record Verification(int files, long bytes, long retired, long records, long cycles, long events,
        List<Session> sessions,
        List<Gap> gaps, List<Finding> findings, long findingCount) {

    /** Findings kept; more are only counted. */
    public static final int MAX_FINDINGS = 1000;

    public Verification {
        sessions = List.copyOf(sessions);
        gaps = List.copyOf(gaps);
        findings = List.copyOf(findings);
    }

    /**
     * One session.
     *
     * @param sessionId its number
     * @param craneId   the crane
     * @param records   its intact records
     * @param ended     its last record is there
     * @param cutOff    its process vanished, and the next one noted it
     */
    public record Session(long sessionId, String craneId, long records, boolean ended, boolean cutOff) {}

    /** Nothing is damaged, missing or out of place between the first record and the last. */
    public boolean intact() {
        return findingCount == 0;
    }

    /**
     * Intact, and the last session ended as it should. A journal that is intact but not complete is being written now,
     * belongs to a process that was killed, or lost its end: from the files alone these cannot be told apart.
     */
    public boolean complete() {
        return intact() && !sessions.isEmpty() && sessions.getLast().ended();
    }

    public Optional<Finding> first() {
        return findings.stream().findFirst();
    }
}
