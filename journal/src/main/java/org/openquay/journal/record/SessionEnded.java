package org.openquay.journal.record;

/**
 * The last record of a session.
 *
 * @param header      header; its session is the one that ended
 * @param cutOff      its process vanished, and the next one wrote this
 * @param records     records of the session, this one not counted; −1 when it was cut off
 * @param lostRecords records lost; −1 when it was cut off
 */
public record SessionEnded(RecordHeader header, boolean cutOff, long records, long lostRecords) implements Recorded {}
