package org.openquay.journal.record;

/**
 * Bytes in a queue file that are not an intact record.
 *
 * @param position where they begin
 * @param bytes    how many
 * @param reason   what is wrong with them, one line
 */
public record Unreadable(JournalPosition position, long bytes, String reason) implements JournalRecord {}
