package org.openquay.journal.store;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The one appender of a queue directory.
 *
 * <p>One thread at a time. After anything was thrown by {@link #append} or {@link #sync} it must not be used again:
 * Chronicle Queue may then take records and store none. {@link #abandon()} it and open the next epoch.
 */
public final class QueueStore implements AutoCloseable {

    /** Longest record that a queue takes. */
    public static final int MAX_RECORD_BYTES = 1 << 20;

    private static final int BLOCK_BYTES = 1 << 23;
    private static final long MILLIS_AN_HOUR = 3_600_000L;
    private static final long NEVER = Long.MIN_VALUE;

    static {
        // no call home, no advertisement, no thread that only warns of a full disk; also where no launcher set it
        for (String property : new String[] {"chronicle.analytics.disable", "chronicle.announcer.disable",
            "chronicle.disk.monitor.disable"}) {
            System.setProperty(property, "true");
        }
    }

    private final Path directory;
    private final int epoch;
    private final ByteBuffer record;
    private final Bytes<ByteBuffer> recordBytes;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private long timeMs;
    private long cycle = NEVER;
    private @Nullable FileChannel file;

    private QueueStore(Path parent, int epoch, long notBeforeMs, ByteBuffer record) throws IOException {
        this.directory = QueueEpochs.directory(parent, epoch);
        this.epoch = epoch;
        this.timeMs = notBeforeMs;
        this.record = record;
        this.recordBytes = Bytes.wrapForRead(record);
        recordBytes.singleThreadedCheckDisabled(true);
        OwnerOnly.directory(directory);
        queue = SingleChronicleQueueBuilder.binary(directory).rollCycle(RollCycles.FAST_HOURLY).blockSize(BLOCK_BYTES)
                .timeProvider(() -> timeMs).checkInterrupts(false).build();
        boolean complete = false;
        try {
            appender = queue.createAppender();
            appender.singleThreadedCheckDisabled(true);
            OwnerOnly.tighten(directory);
            complete = true;
        } finally {
            if (!complete) {
                closeQuietly(queue);
            }
        }
    }

    /**
     * Opens a queue directory for appending, made when it is missing.
     *
     * @param lastCycle hour of the last file that is there already: no earlier one is written
     * @param record    direct buffer that {@link #append} takes its records from
     */
    public static QueueStore open(Path parent, int epoch, long lastCycle, ByteBuffer record) throws IOException {
        return new QueueStore(parent, epoch, lastCycle * MILLIS_AN_HOUR, record);
    }

    public int epoch() {
        return epoch;
    }

    /** Whether a record appended at that time is the first that this store writes to a file. */
    public boolean beginsFile(long wallMs) {
        return Math.max(timeMs, wallMs) / MILLIS_AN_HOUR != cycle;
    }

    /**
     * Whether that time is more than an hour before the one that the present file is named after. Then the clock was set
     * back, and the file would take records until the clock has caught up, however long that is.
     */
    public boolean isAheadOf(long wallMs) {
        return wallMs < timeMs - MILLIS_AN_HOUR;
    }

    /** Appends the first so many bytes of the record buffer. Time that runs backwards is not followed. */
    public void append(int length, long wallMs) throws IOException {
        boolean rolls = beginsFile(wallMs);
        timeMs = Math.max(timeMs, wallMs);
        recordBytes.readPositionRemaining(0, length);
        appender.writeBytes(recordBytes);
        if (rolls) {
            cycle = timeMs / MILLIS_AN_HOUR;
            follow(appender.currentFile());
        }
    }

    /** Forces all that was appended to the disk, and returns when it is there. */
    public void sync() throws IOException {
        // not the appender's own sync: by default that asks the kernel to write some time, and waits for nothing
        if (file != null) {
            file.force(false);
        }
    }

    private void follow(@Nullable File current) throws IOException {
        if (current == null) {
            throw new IOException("the queue does not say which file it writes");
        }
        if (file != null) {
            file.force(false);
            file.close();
        }
        OwnerOnly.tighten(directory);
        file = FileChannel.open(current.toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** Lets go of a store that failed, as far as it lets itself be let go of. */
    public void abandon() {
        if (file != null) {
            closeQuietly(file);
        }
        closeQuietly(appender);
        closeQuietly(queue);
    }

    private static void closeQuietly(Closeable part) {
        try {
            part.close();
        } catch (Throwable e) {
            // it has failed already
        }
    }

    @Override
    public void close() throws IOException {
        try {
            sync();
        } finally {
            if (file != null) {
                file.close();
            }
            appender.close();
            queue.close();
            record.clear();
        }
    }
}
