package org.openquay.benchmarks;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.openquay.runtime.LatestValue;

/**
 * The words of one link handed over and taken on the same thread: what a mailbox costs when nobody contends for it.
 *
 * <p>Floor: the words copied twice beside one volatile write and read. Peers: a new array through an
 * {@link AtomicReference}, and through an {@link ArrayBlockingQueue}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class MailboxBenchmark {

    /** As many words as the sample crane's I/O sends. */
    static final int WORDS = 16;

    private final short[] sent = new short[WORDS];
    private final short[] taken = new short[WORDS];
    private final short[] shared = new short[WORDS];
    private volatile long published;
    private final LatestValue<short[]> mailbox = new LatestValue<>(() -> new short[WORDS]);
    private final AtomicReference<short @Nullable []> reference = new AtomicReference<>();
    private final ArrayBlockingQueue<short[]> queue = new ArrayBlockingQueue<>(1);

    @Benchmark
    public short oursLatestValue() {
        System.arraycopy(sent, 0, mailbox.slot(), 0, WORDS);
        mailbox.publish();
        if (mailbox.take()) {
            System.arraycopy(mailbox.value(), 0, taken, 0, WORDS);
        }
        return taken[0];
    }

    @Benchmark
    @SuppressWarnings("NonAtomicVolatileUpdate") // there is one thread
    public short floorVolatile() {
        System.arraycopy(sent, 0, shared, 0, WORDS);
        published++;
        if (published != 0) {
            System.arraycopy(shared, 0, taken, 0, WORDS);
        }
        return taken[0];
    }

    @Benchmark
    public short peerAtomicReference() {
        reference.set(sent.clone());
        short[] received = reference.getAndSet(null);
        if (received != null) {
            System.arraycopy(received, 0, taken, 0, WORDS);
        }
        return taken[0];
    }

    @Benchmark
    public short peerArrayBlockingQueue() {
        queue.offer(sent.clone());
        short[] received = queue.poll();
        if (received != null) {
            System.arraycopy(received, 0, taken, 0, WORDS);
        }
        return taken[0];
    }
}
