package org.openquay.journal.record;

/**
 * Where a record stands.
 *
 * @param queueEpoch number of the queue directory, from 1
 * @param file       name of the queue file
 * @param index      Chronicle Queue's index of the record: number of the file in time above, number in the file below
 * @param offset     offset of the record's frame in the file
 * @param sequence   its place in the journal; 0 where it cannot be read
 */
public record JournalPosition(int queueEpoch, String file, long index, long offset, long sequence)
        implements
            Comparable<JournalPosition> {

    /** In the order of the journal: queue directory, file, offset. */
    @Override
    public int compareTo(JournalPosition other) {
        int byEpoch = Integer.compare(queueEpoch, other.queueEpoch);
        int byFile = byEpoch != 0 ? byEpoch : file.compareTo(other.file);
        return byFile != 0 ? byFile : Long.compare(offset, other.offset);
    }

    @Override
    public String toString() {
        return (queueEpoch == 1 ? "queue/" : "queue-" + queueEpoch + "/") + file + " at " + offset + ", index "
                + Long.toHexString(index) + ", sequence " + sequence;
    }
}
