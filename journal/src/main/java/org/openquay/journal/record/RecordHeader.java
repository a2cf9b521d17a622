package org.openquay.journal.record;

/**
 * What stands before every record.
 *
 * @param position         where the record stands
 * @param sequence         its place in the journal, from 1
 * @param producerId       who made it, see {@link Producers}
 * @param producerSequence counts from 1 for each producer of each session
 * @param sessionId        session that made it
 * @param queueEpoch       queue directory that it was written to
 * @param tick             number of the cycle it was made in or after
 * @param monotonicNs      monotonic clock, ns; for a cycle its begin
 * @param wallNs           wall clock, ns since 1970, in steps of 1 ms
 * @param craneId          the crane
 */
public record RecordHeader(JournalPosition position, long sequence, int producerId, long producerSequence,
        long sessionId, int queueEpoch, long tick, long monotonicNs, long wallNs, String craneId) {}
