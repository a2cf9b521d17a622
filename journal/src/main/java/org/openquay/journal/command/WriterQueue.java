package org.openquay.journal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.agrona.concurrent.AtomicBuffer;
import org.jspecify.annotations.Nullable;

import org.openquay.api.command.Command;
import org.openquay.journal.JournalDirectory;
import org.openquay.journal.read.RecordParser;
import org.openquay.journal.record.CommandRecord;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.Unreadable;
import org.openquay.journal.store.Piece;
import org.openquay.journal.store.QueueEpochs;
import org.openquay.journal.store.QueueEpochs.QueueFile;
import org.openquay.journal.store.QueueTail;
import org.openquay.journal.store.QueueWalk;
import org.openquay.journal.store.RecordBytes;

/** The commands of one writer, seen from the control process. */
final class WriterQueue implements AutoCloseable {

    /** Most pieces looked at in one call; a call must be short. */
    private static final int PIECES = 256;

    private final String craneId;
    private final String name;
    private final int writer;
    private final Consumer<String> reports;
    private final RecordParser parser = new RecordParser();
    private final AtomicBuffer taken;
    private final QueueWalk walk;

    WriterQueue(JournalDirectory layout, String craneId, String name, int writer, Consumer<String> reports)
            throws IOException {
        this.craneId = craneId;
        this.name = name;
        this.writer = writer;
        this.reports = reports;
        this.taken = SharedNumber.map(layout.taken(name));
        Path queues = layout.commands(name);
        Piece last = QueueTail.of(queues).last();
        long newest = last == null ? 0 : RecordBytes.sequence(last);
        if (newest < taken.getLongVolatile(0)) {
            // its queue was removed and begun anew
            taken.putLongRelease(0, 0);
        }
        this.walk = walkFrom(queues, taken.getLongVolatile(0));
    }

    /** The next command; false when there is none now. It is noted as taken before it is handed out. */
    boolean poll(Command into) throws IOException {
        for (int i = 0; i < PIECES; i++) {
            Piece piece = walk.next();
            if (piece == null) {
                return false;
            }
            long sequence = RecordBytes.sequence(piece);
            if (piece.record() != null && sequence <= taken.getLongVolatile(0)) {
                continue;
            }
            Command command = read(piece);
            if (command != null) {
                taken.putLongRelease(0, sequence);
                into.copyFrom(command);
                into.writer = writer;
                return true;
            }
        }
        return false;
    }

    private @Nullable Command read(Piece piece) {
        JournalRecord record = parser.parse(piece);
        String reason = refusal(record);
        if (record instanceof CommandRecord command && reason.isEmpty()) {
            return command.command();
        }
        reports.accept("command of writer " + name + " in " + record.position() + " is skipped: " + reason);
        return null;
    }

    /** Why it is not taken; empty when it is. */
    private String refusal(JournalRecord record) {
        return switch (record) {
            case Unreadable unreadable -> unreadable.reason();
            case CommandRecord command when command.header().craneId().equals(craneId) -> "";
            case CommandRecord command -> "it is for crane '" + command.header().craneId() + "', this is '" + craneId
                    + "'";
            default -> "it is not a command";
        };
    }

    /** From the file that holds the command behind that number. */
    private static QueueWalk walkFrom(Path queues, long number) throws IOException {
        List<QueueFile> files = QueueEpochs.files(queues);
        for (int i = files.size() - 1; i > 0; i--) {
            try (QueueWalk one = new QueueWalk(queues, files.get(i))) {
                Piece first = one.next();
                if (first != null && first.record() != null && RecordBytes.sequence(first) <= number) {
                    return new QueueWalk(queues, files.get(i));
                }
            }
        }
        return new QueueWalk(queues);
    }

    @Override
    public void close() throws IOException {
        walk.close();
    }
}
