package org.openquay.journal.verify;

import org.openquay.journal.record.JournalPosition;

/**
 * One thing that is wrong with a journal.
 *
 * @param kind     what
 * @param position where it is, or the first record after it where something is missing
 * @param detail   one line
 */
public record Finding(Kind kind, JournalPosition position, String detail) {

    /** What can be wrong. */
    public enum Kind {
        /** Bytes that are not an intact record: checksum, length, frame. */
        DAMAGED,
        /** Records are missing between two that follow each other. */
        MISSING,
        /** A record stands after one that it should stand before, or a second time. */
        OUT_OF_ORDER,
        /** A producer's numbers leave a hole that no Gap record names. */
        UNNAMED_GAP,
        /** The tick of a cycle is not greater than that of the cycle before. */
        TICK_BACKWARDS,
        /** A record of another crane, session or schema stands where it has no place. */
        FOREIGN,
        /** A file does not begin with the context of its session. */
        NO_CONTEXT,
        /** Its bytes are intact but its content cannot be read. */
        UNREADABLE
    }

    @Override
    public String toString() {
        return kind + " in " + position + ": " + detail;
    }
}
