package org.openquay.benchmarks;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.openquay.journal.Journal;
import org.openquay.journal.JournalException;

/**
 * What recording costs the control thread: one cycle into the journal, encoded from its images, with the drain thread
 * at work behind it.
 *
 * <p>Floor: the ready-made bytes of the same record copied into a mapped file whose pages are all there, and published.
 * Peer: the same bytes appended to a Chronicle Queue by the control thread itself.
 */
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JournalBenchmark {

    @Benchmark
    public boolean oursAppendCycle(PacedCycle cycle, OpenJournal journal) {
        return journal.journal.sink().cycle(cycle.in, cycle.out);
    }

    @Benchmark
    public int floorPretouchedFile(PacedCycle cycle, MappedFile file) {
        return file.append(cycle.records(), cycle.begin(), cycle.length());
    }

    @Benchmark
    public long peerChronicleQueue(PacedCycle cycle, DirectQueue queue) {
        queue.records.readPositionRemaining(cycle.begin(), cycle.length());
        queue.appender.writeBytes(queue.records);
        return queue.appender.lastIndexAppended();
    }

    /** A journal as the control process has it. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class OpenJournal {

        private TemporaryDirectory directory;
        Journal journal;

        @Setup
        public void open(PacedCycle cycle) throws IOException, JournalException {
            directory = new TemporaryDirectory();
            journal = JournaledMove.open(directory.path(), cycle.move());
        }

        @TearDown
        public void close() throws IOException {
            long lost = journal.sink().lostRecords();
            journal.close();
            directory.close();
            if (lost > 0) {
                throw new IllegalStateException(lost + " records were lost: the figures are those of losing them");
            }
        }
    }

    /** A file mapped and touched whole, written from its begin again when it is full. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class MappedFile {

        private static final int BYTES = 1 << 26;
        private static final int PAGE = 4096;
        private static final VarHandle LENGTH =
                MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

        private TemporaryDirectory directory;
        private MappedByteBuffer bytes;
        private int end;

        @Setup
        public void map() throws IOException {
            directory = new TemporaryDirectory();
            try (FileChannel file = FileChannel.open(directory.path().resolve("records"), StandardOpenOption.CREATE,
                    StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                bytes = file.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
            }
            for (int page = 0; page < BYTES; page += PAGE) {
                bytes.put(page, (byte) 1);
            }
        }

        int append(ByteBuffer from, int begin, int length) {
            int needed = Integer.BYTES + (length + 7 & -8);
            int at = end + needed + Integer.BYTES > BYTES ? 0 : end;
            bytes.put(at + Integer.BYTES, from, begin, length);
            LENGTH.setRelease(bytes, at, length);
            end = at + needed + Integer.BYTES & -8;
            return end;
        }

        @TearDown
        public void delete() throws IOException {
            directory.close();
        }
    }

    /** A Chronicle Queue as its documentation opens one. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class DirectQueue {

        private TemporaryDirectory directory;
        private SingleChronicleQueue queue;
        ExcerptAppender appender;
        Bytes<ByteBuffer> records;

        @Setup
        public void open(PacedCycle cycle) throws IOException {
            directory = new TemporaryDirectory();
            queue = SingleChronicleQueueBuilder.binary(directory.path()).build();
            appender = queue.createAppender();
            records = Bytes.wrapForRead(cycle.records());
        }

        @TearDown
        public void close() throws IOException {
            appender.close();
            queue.close();
            directory.close();
        }
    }
}
