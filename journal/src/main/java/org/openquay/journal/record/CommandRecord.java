package org.openquay.journal.record;

import org.openquay.api.command.Command;

/** One command in the queue of its writer; not part of a journal's own queue. */
public record CommandRecord(RecordHeader header, Command command) implements Recorded {}
