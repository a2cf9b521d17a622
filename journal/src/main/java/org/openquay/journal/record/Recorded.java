package org.openquay.journal.record;

/** One intact record. */
public sealed interface Recorded extends JournalRecord
        permits SessionContext, SessionStarted, SessionEnded, CycleRecord, SnapshotRecord, LinkChanged, Gap, Note,
        CommandRecord {

    RecordHeader header();

    @Override
    default JournalPosition position() {
        return header().position();
    }
}
