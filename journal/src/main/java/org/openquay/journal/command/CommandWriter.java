package org.openquay.journal.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import org.openquay.api.command.Command;
import org.openquay.journal.JournalDirectory;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.RecordParser;
import org.openquay.journal.ring.BlockWriter;
import org.openquay.journal.ring.RecordStamp;
import org.openquay.journal.sbe.CommandRecordEncoder;
import org.openquay.journal.store.HeldFile;
import org.openquay.journal.store.OwnerOnly;
import org.openquay.journal.store.Piece;
import org.openquay.journal.store.QueueStore;
import org.openquay.journal.store.QueueTail;
import org.openquay.journal.store.RecordBytes;

/**
 * The one writer of a command queue, in a gateway process. Thread-safe. A command that was appended outlives this
 * process; a power failure may take it. Commands older than two days are removed, whether taken or not.
 */
public final class CommandWriter implements AutoCloseable {

    private static final int PRODUCER = 1;
    private static final int RECORD_BYTES =
            RecordStamp.HEADER + CommandRecordEncoder.BLOCK_LENGTH;
    private static final long NS_A_MS = 1_000_000L;

    private final Path queues;
    private final HeldFile held;
    private final ByteBuffer memory = ByteBuffer.allocateDirect(RECORD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final UnsafeBuffer record = new UnsafeBuffer(memory);
    private final RecordStamp stamp;
    private final BlockWriter blocks = new BlockWriter();
    private final long vocabulary = RecordParser.commandVocabulary();
    private final long sessionId = System.currentTimeMillis();
    private @Nullable QueueStore store;
    private int epoch;
    private long sequence;
    private boolean closed;

    private CommandWriter(Path queues, String craneId, HeldFile held) throws IOException {
        stamp = new RecordStamp(memory.duplicate(), craneId);
        this.queues = queues;
        this.held = held;
        QueueTail tail = QueueTail.of(queues);
        boolean appendable = !held.leftOpen() && tail.appendableAt(sessionId);
        Piece last = tail.last();
        sequence = last == null ? 0 : RecordBytes.sequence(last);
        epoch = appendable ? tail.epoch() : tail.epoch() + 1;
        store = QueueStore.open(queues, epoch, appendable ? tail.lastCycle() : 0, memory);
    }

    /**
     * Opens the queue of that writer in a journal directory, both made when missing.
     *
     * @param craneId the crane that the commands are for; no other takes them
     * @param name    1 to 32 of a–z, 0–9 and -
     * @throws JournalException in one line, when another process writes under that name or the queue cannot be used
     */
    public static CommandWriter open(Path directory, String craneId, String name) throws JournalException {
        Path queues = JournalDirectory.prepare(directory).commands(name);
        HeldFile held = null;
        boolean opened = false;
        try {
            OwnerOnly.directory(queues);
            held = HeldFile.take(queues, "writer.lock", "command queue of writer " + name);
            OwnerOnly.tighten(queues);
            CommandWriter writer = new CommandWriter(queues, craneId, held);
            opened = true;
            return writer;
        } catch (JournalException e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            throw new JournalException("command queue " + queues + " cannot be opened: " + e, e);
        } finally {
            if (!opened && held != null) {
                held.abandon();
            }
        }
    }

    /** Appends a copy; {@code writer} is not written, the ingress sets it. */
    public synchronized void append(Command command) throws JournalException {
        if (closed) {
            throw new JournalException("command queue " + queues + " is closed");
        }
        long wallMs = System.currentTimeMillis();
        stamp.begin(record, 0, RECORD_BYTES, CommandRecordEncoder.TEMPLATE_ID, CommandRecordEncoder.BLOCK_LENGTH,
                PRODUCER, sequence + 1, sessionId, 0, System.nanoTime(), wallMs * NS_A_MS);
        CommandRecordEncoder body = new CommandRecordEncoder().wrap(record, RecordStamp.HEADER).vocabulary(vocabulary);
        blocks.command(record, body.command().offset(), command);
        try {
            put(wallMs);
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private void put(long wallMs) throws IOException {
        QueueStore present = store;
        if (present == null) {
            present = QueueStore.open(queues, ++epoch, 0, memory);
            store = present;
        }
        stamp.place(record, RECORD_BYTES, epoch, sequence + 1);
        boolean begins = present.beginsFile(wallMs);
        present.append(RECORD_BYTES, wallMs);
        sequence++;
        if (begins) {
            CommandRetention.prune(queues, wallMs);
        }
    }

    /** The next append tries a fresh directory. This command is not accepted, even if it did get through. */
    private void fail(Throwable cause) throws JournalException {
        QueueStore failed = store;
        store = null;
        if (failed != null) {
            failed.abandon();
        }
        sequence = lastSequence();
        throw new JournalException("command queue " + queues + " takes no commands: " + cause, cause);
    }

    private long lastSequence() {
        try {
            Piece last = QueueTail.of(queues).last();
            return Math.max(sequence, last == null ? 0 : RecordBytes.sequence(last));
        } catch (IOException | RuntimeException | Error e) {
            return sequence + 1;
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (store != null) {
                store.close();
            }
            held.close();
        } catch (IOException | RuntimeException e) {
            held.abandon();
        }
    }
}
