package org.openquay.journal;

/**
 * How the recording stands.
 *
 * @param acknowledgedRecords records of this process in the queue
 * @param durableRecords      of these, synced to the disk
 * @param lostRecords         records lost in this session
 * @param failures            times that a queue failed
 * @param failed              no queue can be written now
 * @param queueEpoch          number of the queue directory in use
 * @param ringUsedBytes       bytes that wait in the ring
 * @param ringBytes           size of the ring
 */
public record JournalFigures(long acknowledgedRecords, long durableRecords, long lostRecords, long failures,
        boolean failed, int queueEpoch, long ringUsedBytes, long ringBytes) {}
