package org.openquay.journal.record;

import org.openquay.api.command.Command;
import org.openquay.journal.sbe.CommandBlockDecoder;

/** One command in the queue of its writer; not part of a journal's own queue. */
public record CommandRecord(RecordHeader header, Command command) implements Recorded {

    /** A copy of what the block says, its kind by this program's own list. */
    public static Command read(CommandBlockDecoder block) {
        return Blocks.command(block, Vocabulary.PRESENT);
    }
}
