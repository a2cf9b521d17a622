package org.openquay.journal.record;

/**
 * One place in a journal: a record, or bytes that are none. Immutable; holds its own copy of the bytes.
 */
public sealed interface JournalRecord permits Recorded, Unreadable {

    /** Where it stands. */
    JournalPosition position();
}
