package org.openquay.journal;

import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

import org.openquay.journal.ring.RingLocation;

/**
 * Records cycles as a control process does, about ten a millisecond, until it is killed or has recorded enough. Marks
 * each that the sink took in a file that outlives it: byte n for the n-th cycle, and before them how many there were.
 */
final class RecordingProcess {

    static final int MARKS_AT = 64;
    static final int MAX_CYCLES = 1 << 20;

    private RecordingProcess() {}

    /** How a record is left that its writer died over. */
    enum Unfinished {
        /** Not at all: every record is whole. */
        NOTHING,
        /** The end of the ring was moved on, and nothing written there. */
        ROOM_TAKEN,
        /** The length stands there, marked as not complete. */
        LENGTH_WRITTEN
    }

    /**
     * Arguments: journal directory, file of marks, seed, cycles, "stalled" for a drain that stands still; and then, how a
     * last record is left, and a note for others to record after it.
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        UnsafeBuffer marks = marks(Path.of(arguments[1]));
        int cycles = Integer.parseInt(arguments[3]);
        JournalOptions options = JournalOptions.standard().withRingBytes(1 << 24);
        if (arguments[4].equals("stalled")) {
            options = options.withDrainEvery(JournalFixture.STALLED);
        }
        Journal journal = Journal.open(directory, RandomCrane.session(), options, new Printed());
        System.out.println("session " + journal.sessionId());
        RandomCrane crane = new RandomCrane(Long.parseLong(arguments[2]));
        for (int i = 0; i < cycles; i++) {
            crane.next();
            if (journal.sink().cycle(crane.in, crane.out)) {
                marks.putByteVolatile(MARKS_AT + i, (byte) 1);
            }
            marks.putLongVolatile(0, i + 1);
            if (i % 10 == 0) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        if (arguments[4].equals("stalled")) {
            if (arguments.length > 5) {
                leave(Unfinished.valueOf(arguments[5]), directory);
            }
            if (arguments.length > 6) {
                journal.note("test", arguments[6]);
            }
            System.out.println("waiting");
            Thread.sleep(Long.MAX_VALUE);
        }
        journal.close();
        System.out.println("closed");
    }

    /** Does what {@link ManyToOneRingBuffer#tryClaim} does, no further than to that instant. */
    private static void leave(Unfinished how, Path directory) throws Exception {
        ManyToOneRingBuffer ring = new RingLocation(directory).find(System.out::println).orElseThrow().ring();
        int length = 1000;
        switch (how) {
            case NOTHING -> {
                // no record was begun
            }
            case ROOM_TAKEN -> ring.buffer().getAndAddLong(
                    ring.capacity() + RingBufferDescriptor.TAIL_POSITION_OFFSET, BitUtil.align(length, 8));
            case LENGTH_WRITTEN -> {
                if (ring.tryClaim(1, length) < 0) {
                    throw new IllegalStateException("the ring is full");
                }
            }
        }
    }

    static UnsafeBuffer marks(Path file) throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            return new UnsafeBuffer(channel.map(MapMode.READ_WRITE, 0, MARKS_AT + MAX_CYCLES));
        }
    }

    /** Tells the parent. */
    static final class Printed implements JournalListener {

        @Override
        public void notice(String line) {
            System.out.println("notice " + line);
        }

        @Override
        public void recordsLost(long total) {
            System.out.println("lost " + total);
        }

        @Override
        public void failed(Throwable cause) {
            System.out.println("failed " + cause);
        }

        @Override
        public void recovered(int queueEpoch) {
            System.out.println("recovered " + queueEpoch);
        }
    }
}
