package org.openquay.journal.record;

/**
 * Records that are lost.
 *
 * @param header         header
 * @param lostProducerId who made them
 * @param lostSessionId  in which session
 * @param firstLost      producer sequence of the first
 * @param lastLost       producer sequence of the last
 */
public record Gap(RecordHeader header, int lostProducerId, long lostSessionId, long firstLost, long lastLost)
        implements
            Recorded {

    public long lost() {
        return lastLost - firstLost + 1;
    }
}
