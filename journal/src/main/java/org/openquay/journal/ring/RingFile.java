package org.openquay.journal.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

import org.openquay.api.ControlPath;
import org.openquay.journal.JournalException;
import org.openquay.journal.record.Producers;
import org.openquay.journal.store.OwnerOnly;

/**
 * The ring as a file in memory: it outlives the process, and is gone with the power.
 *
 * <pre>
 *   0     magic, layout version
 *   8     bytes of the ring
 *   16    session that records
 *   24    how far it has come
 *   1024  of each producer, the last record that reached the queue
 *   2048  of each producer, the last record that found no room
 *   4096  the ring: records, then its positions
 * </pre>
 *
 * <p>The memory stays mapped until nobody can reach it any more; so a late call finds a ring that nobody reads, and
 * never a hole.
 */
public final class RingFile {

    /** How far the session of the ring has come. */
    public static final long CREATED = 0;
    public static final long STARTED = 1;
    public static final long ENDED = 2;

    private static final long MAGIC = 0x3130_474e_4952_514fL;
    private static final int MAGIC_AT = 0;
    private static final int CAPACITY_AT = 8;
    private static final int SESSION_AT = 16;
    private static final int STATE_AT = 24;
    private static final int STORED_AT = 1024;
    private static final int LOST_AT = 2048;
    private static final int RING_AT = 4096;

    private final Path path;
    private final MappedByteBuffer memory;
    private final UnsafeBuffer head;
    private final ManyToOneRingBuffer ring;

    private RingFile(Path path, MappedByteBuffer memory, int capacity) {
        this.path = path;
        this.memory = memory;
        this.head = new UnsafeBuffer(memory, 0, RING_AT);
        this.ring = new ManyToOneRingBuffer(
                new UnsafeBuffer(memory, RING_AT, capacity + RingBufferDescriptor.TRAILER_LENGTH));
    }

    /** Makes a ring, every page of it in memory, and puts it in the place of one that may be there. */
    public static RingFile create(Path path, int capacity, long sessionId) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        int size = RING_AT + capacity + RingBufferDescriptor.TRAILER_LENGTH;
        MappedByteBuffer memory;
        try (FileChannel channel = OwnerOnly.create(fresh)) {
            allocate(channel, size);
            memory = map(channel, size);
        }
        UnsafeBuffer whole = new UnsafeBuffer(memory);
        whole.setMemory(0, size, (byte) 0);
        whole.putLong(CAPACITY_AT, capacity);
        whole.putLong(SESSION_AT, sessionId);
        whole.putLongVolatile(MAGIC_AT, MAGIC);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        return new RingFile(path, memory, capacity);
    }

    /** Takes the memory by writing, so that a lack of it is an exception here and not a fault later. */
    private static void allocate(FileChannel channel, int size) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
        for (int at = 0; at < size; at += zeros.position()) {
            zeros.clear().limit(Math.min(zeros.capacity(), size - at));
            while (zeros.hasRemaining()) {
                channel.write(zeros, at + zeros.position());
            }
        }
    }

    /**
     * Opens a ring that an earlier process left.
     *
     * @throws JournalException when the file is not a ring of its owner alone
     */
    public static RingFile open(Path path, UserPrincipal owner) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile() || !attributes.owner().equals(owner)
                || !PosixFilePermissions.toString(attributes.permissions()).equals("rw-------")) {
            throw new JournalException("ring " + path + " is not a plain file that " + owner + " alone can open");
        }
        try (FileChannel channel = OwnerOnly.open(path)) {
            long size = channel.size();
            if (size < RING_AT + RingBufferDescriptor.TRAILER_LENGTH || size > Integer.MAX_VALUE) {
                throw new JournalException("ring " + path + " has " + size + " bytes and is none");
            }
            MappedByteBuffer memory = map(channel, size);
            UnsafeBuffer head = new UnsafeBuffer(memory, 0, RING_AT);
            long capacity = head.getLong(CAPACITY_AT);
            if (head.getLongVolatile(MAGIC_AT) != MAGIC
                    || capacity != size - RING_AT - RingBufferDescriptor.TRAILER_LENGTH) {
                throw new JournalException("ring " + path + " is not a ring of this version");
            }
            return new RingFile(path, memory, (int) capacity);
        }
    }

    private static MappedByteBuffer map(FileChannel channel, long size) throws IOException {
        MappedByteBuffer memory = channel.map(MapMode.READ_WRITE, 0, size);
        memory.order(ByteOrder.LITTLE_ENDIAN);
        return memory;
    }

    public Path path() {
        return path;
    }

    public long sessionId() {
        return head.getLong(SESSION_AT);
    }

    /** How far the session has come; written beside the record that says so, not instead of it. */
    public long state() {
        return head.getLongVolatile(STATE_AT);
    }

    public void state(long state) {
        head.putLongRelease(STATE_AT, state);
    }

    @ControlPath
    public ManyToOneRingBuffer ring() {
        return ring;
    }

    /** A view of the ring's records for a checksum, of which each thread needs its own. */
    public ByteBuffer view() {
        return memory.slice(RING_AT, ring.capacity());
    }

    /** The last record of that producer that reached the queue. */
    public long stored(int producer) {
        return head.getLongVolatile(STORED_AT + producer * Long.BYTES);
    }

    public void stored(int producer, long producerSequence) {
        head.putLongRelease(STORED_AT + producer * Long.BYTES, producerSequence);
    }

    /** The last record of that producer that found no room; 0 for none. */
    public long lost(int producer) {
        return head.getLongVolatile(LOST_AT + producer * Long.BYTES);
    }

    @ControlPath
    void lost(int producer, long producerSequence) {
        head.putLongRelease(LOST_AT + producer * Long.BYTES, producerSequence);
    }

    /** Removes the file; the memory stays while it is in use. */
    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    static {
        if (LOST_AT + Producers.MAX * Long.BYTES > RING_AT || STORED_AT + Producers.MAX * Long.BYTES > LOST_AT) {
            throw new IllegalStateException("the head of the ring has no room for all producers");
        }
    }
}
