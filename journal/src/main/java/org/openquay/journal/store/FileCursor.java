package org.openquay.journal.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;

import org.jspecify.annotations.Nullable;

import org.openquay.journal.store.QueueEpochs.QueueFile;

/**
 * Walks the frames of one queue file from its begin, or from an offset on, while another process may append to it. Reads
 * only. Not thread-safe.
 */
final class FileCursor implements AutoCloseable {

    /** How the file stands at the cursor. */
    enum Tail {
        /** Nothing follows so far. */
        OPEN,
        /** A frame follows that is being written, or was when its writer died. */
        IN_WRITING,
        /** The file is finished. */
        FINISHED
    }

    /** A writer that lives has ended a record after this time, ns. */
    private static final long WRITING_NS = 200_000_000L;
    private static final long POLL_NS = 1_000_000L;
    private static final long MILLIS_AN_HOUR = 3_600_000L;

    private final QueueFile file;
    private final FileChannel channel;
    private final long cycle;
    private Mapping mapping;
    private MemorySegment bytes;
    private long offset;
    private long ordinal;
    /** Frames begin at this remainder of 4: at 0, unless bytes were put in or taken out. */
    private long alignment;
    private Tail tail = Tail.OPEN;

    FileCursor(QueueFile file) throws IOException {
        this.file = file;
        this.cycle = cycle(file.name());
        this.channel = FileChannel.open(file.path(), StandardOpenOption.READ);
        this.mapping = new Mapping(channel, channel.size());
        this.bytes = mapping.bytes;
    }

    QueueFile file() {
        return file;
    }

    /** Where the next frame begins. */
    long offset() {
        return offset;
    }

    /** How the file stood when {@link #next()} last found nothing. */
    Tail tail() {
        return tail;
    }

    long size() {
        return bytes.byteSize();
    }

    /** Goes to a frame whose place is known. */
    void seek(long frameOffset, long frameIndex) {
        offset = frameOffset;
        ordinal = frameIndex & 0xFFFF_FFFFL;
    }

    /** The next record, or the next bytes that are none; null when there are no more now. */
    @Nullable
    Piece next() throws IOException {
        return next(true);
    }

    /** As {@link #next()}, but a record that looks whole is passed over: its bytes are neither checked nor copied. */
    @Nullable
    Piece skip() throws IOException {
        return next(false);
    }

    /** Kind of a record that {@link #skip()} passed over, as its header says; 0 where there is none. */
    int template(Piece passed) {
        return passed.problem().isEmpty()
                ? Frames.template(bytes, passed.offset())
                : 0;
    }

    /** Session of a record that {@link #skip()} passed over, as its header says. */
    long sessionId(Piece passed) {
        return Frames.sessionId(bytes, passed.offset());
    }

    /** Reads what {@link #skip()} passed over, and goes on where it was. */
    @Nullable
    Piece read(Piece passed) throws IOException {
        long presentOffset = offset;
        long presentOrdinal = ordinal;
        seek(passed.offset(), passed.index());
        Piece piece = next();
        offset = presentOffset;
        ordinal = presentOrdinal;
        return piece;
    }

    private @Nullable Piece next(boolean read) throws IOException {
        while (true) {
            if (offset + Frames.HEADER > bytes.byteSize() && !map()) {
                tail = Tail.OPEN;
                return null;
            }
            int header = Frames.header(bytes, offset);
            if (header == 0) {
                tail = Tail.OPEN;
                return null;
            }
            if (header == Frames.END_OF_FILE) {
                tail = Tail.FINISHED;
                return null;
            }
            if ((header & Frames.NOT_COMPLETE) != 0) {
                tail = Tail.IN_WRITING;
                return null;
            }
            int length = header & Frames.LENGTH;
            if (offset + Frames.HEADER + length > bytes.byteSize()) {
                map();
            }
            if ((header & Frames.META) == 0) {
                return record(length, read);
            }
            if (offset + Frames.HEADER + length > bytes.byteSize() || !Frames.isMeta(bytes, offset, length)) {
                return damage("not a frame of the queue");
            }
            offset = padded(offset + Frames.HEADER + length);
        }
    }

    private Piece record(int length, boolean read) {
        long end = offset + Frames.HEADER + length;
        if (end > bytes.byteSize() || !Frames.looksLikeRecord(bytes, offset, length)
                || read && !Frames.isIntact(bytes, offset, length)) {
            return damage("not an intact record: checksum or length do not fit");
        }
        long next = Math.min(padded(end), bytes.byteSize());
        if (Frames.firstNonZero(bytes, end, next) < next) {
            return damage("bytes between two records are not 0");
        }
        byte[] record = read ? bytes.asSlice(offset + Frames.HEADER, length).toArray(ValueLayout.JAVA_BYTE) : null;
        return advance(next, record, "");
    }

    /** Goes on at the next intact record, or, when there is none, at the end of what is there. */
    private Piece damage(String problem) {
        long searchFrom = offset + 1;
        return skipDamage(searchFrom, Frames.findRecord(bytes, searchFrom, bytes.byteSize()), problem);
    }

    /**
     * At the end of what {@link #next()} found: the bytes from here to the next intact record, or to the last byte that
     * is not 0; null when only zeros follow, or only a frame that was never completed: the queue writes a record's bytes
     * first and its frame's header last, so that a writer who dies in between leaves a record, or the begin of one, behind a
     * header of 0. It was not taken in, and whoever takes over takes it from the ring; a record that is nowhere then leaves
     * a hole in the numbers. Where the file is still written, what came meanwhile.
     */
    @Nullable
    Piece leftover() throws IOException {
        long from = switch (tail) {
            case OPEN -> offset;
            case FINISHED -> offset + Frames.END_OF_FILE_BYTES;
            case IN_WRITING -> offset + Frames.HEADER;
        };
        if (from >= bytes.byteSize()) {
            return null;
        }
        if (tail == Tail.IN_WRITING) {
            if (Frames.findRecord(bytes, from, bytes.byteSize()) < 0) {
                return null;
            }
            boolean still = (Frames.header(bytes, offset) & Frames.NOT_COMPLETE) != 0;
            return still ? damage("a frame that is marked as not complete") : next();
        }
        long dirty = Frames.firstNonZero(bytes, from, bytes.byteSize());
        if (dirty == bytes.byteSize()) {
            return null;
        }
        long found = Frames.findRecord(bytes, from, bytes.byteSize());
        // only now: what was found may have come after the end was seen, and then the frame here came before it
        VarHandle.loadLoadFence();
        if (tail == Tail.OPEN && offset + Frames.HEADER <= bytes.byteSize()) {
            if (isBeingWritten(dirty)) {
                return next();
            }
            if (found < 0 && Frames.isHeadlessRecord(bytes, offset, endOfContent(dirty))) {
                return null;
            }
        }
        offset = from;
        tail = Tail.OPEN;
        return skipDamage(from, found, "bytes behind the end of the records");
    }

    /** Whether the frame here has come, or comes while one waits: its record's bytes are there before its header is. */
    private boolean isBeingWritten(long dirty) {
        long untilNs = System.nanoTime() + WRITING_NS;
        while (Frames.header(bytes, offset) == 0) {
            if (dirty >= offset + Frames.HEADER + Frames.MIN_RECORD || System.nanoTime() > untilNs) {
                return false;
            }
            LockSupport.parkNanos(POLL_NS);
        }
        return true;
    }

    private Piece skipDamage(long searchFrom, long found, String problem) {
        long end = found >= 0 ? found : endOfContent(searchFrom);
        alignment = found >= 0 ? found & 3 : alignment;
        return advance(end, null, problem);
    }

    /** Behind the last byte that is not 0. */
    private long endOfContent(long from) {
        long end = bytes.byteSize();
        while (end > from && bytes.get(ValueLayout.JAVA_BYTE, end - 1) == 0) {
            end--;
        }
        return Math.max(Math.min(padded(end), bytes.byteSize()), from);
    }

    private long padded(long end) {
        return (end - alignment + 3 & ~3L) + alignment;
    }

    private Piece advance(long next, byte @Nullable [] record, String problem) {
        Piece piece =
                new Piece(file.epoch(), file.name(), cycle << 32 | ordinal, offset, next - offset, record, problem);
        offset = next;
        ordinal++;
        return piece;
    }

    /** Maps the file as long as it is now; false when it has not grown. */
    private boolean map() throws IOException {
        long size = channel.size();
        if (size <= bytes.byteSize()) {
            return false;
        }
        Mapping fresh = new Mapping(channel, size);
        mapping.close();
        mapping = fresh;
        bytes = fresh.bytes;
        return true;
    }

    @Override
    public void close() throws IOException {
        bytes = MemorySegment.NULL;
        mapping.close();
        channel.close();
    }

    /** A file in memory, as long as it was when it was mapped. */
    private static final class Mapping implements AutoCloseable {

        private final Arena arena = Arena.ofShared();
        private final MemorySegment bytes;

        Mapping(FileChannel channel, long size) throws IOException {
            bytes = channel.map(MapMode.READ_ONLY, 0, size, arena);
        }

        @Override
        public void close() {
            arena.close();
        }
    }

    /** Number of the file's hour since 1970, which is what Chronicle Queue numbers its files by. */
    static long cycle(String name) {
        Matcher matcher = QueueEpochs.FILE.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a queue file: " + name);
        }
        try {
            return LocalDateTime
                    .of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)), 0)
                    .toInstant(ZoneOffset.UTC).toEpochMilli() / MILLIS_AN_HOUR;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a queue file: " + name, e);
        }
    }
}
