package org.openquay.journal.record;

/**
 * A control process began to record.
 *
 * @param header            header; its session is the one that started
 * @param previousSessionId the session before, or 0
 * @param recoveredRecords  records of that session that were found in the ring
 */
public record SessionStarted(RecordHeader header, long previousSessionId, long recoveredRecords) implements Recorded {}
