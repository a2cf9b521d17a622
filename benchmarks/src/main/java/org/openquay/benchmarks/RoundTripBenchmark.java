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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.openquay.runtime.LatestValue;

/**
 * The words of one link handed to another thread and its answer taken back: two hand-overs, both threads awake. Half of
 * it is what a mailbox adds to the age of a word.
 *
 * <p>Floor: a volatile number each way, nothing with it. Peers as in {@link MailboxBenchmark}.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RoundTripBenchmark {

    private static final int WORDS = MailboxBenchmark.WORDS;

    @Benchmark
    public short[] oursLatestValue(Mailboxes mailboxes) {
        return mailboxes.roundTrip();
    }

    @Benchmark
    public short[] floorVolatile(Numbers numbers) {
        return numbers.roundTrip();
    }

    @Benchmark
    public short[] peerAtomicReference(References references) {
        return references.roundTrip();
    }

    @Benchmark
    public short[] peerArrayBlockingQueue(Queues queues) {
        return queues.roundTrip();
    }

    /** Two threads with something in between; the other thread sends back what comes. */
    abstract static class Pair {

        private final short[] words = new short[WORDS];
        private final Thread echo = new Thread(this::echo, "echo");
        private volatile boolean over;

        /** Sends there; the words are copied. */
        abstract void send(short[] sent);

        /** Takes what came back; false when nothing did yet. */
        abstract boolean receive(short[] received);

        /** The other thread: takes what came and sends it back; false when nothing came. */
        abstract boolean answer();

        @Setup
        public void start() {
            echo.setDaemon(true);
            echo.start();
        }

        @TearDown
        public void stop() throws InterruptedException {
            over = true;
            echo.join();
        }

        short[] roundTrip() {
            send(words);
            int spins = 0;
            while (!receive(words)) {
                spins = idle(spins);
            }
            return words;
        }

        private void echo() {
            int spins = 0;
            while (!over) {
                spins = answer() ? 0 : idle(spins);
            }
        }

        /** Spins, but lets others run where there are fewer cores than threads. */
        private static int idle(int spins) {
            if (spins > 2_000) {
                Thread.yield();
                return 0;
            }
            Thread.onSpinWait();
            return spins + 1;
        }
    }

    /** Our mailboxes, one each way. */
    @State(Scope.Thread)
    public static class Mailboxes extends Pair {

        private final LatestValue<short[]> there = new LatestValue<>(() -> new short[WORDS]);
        private final LatestValue<short[]> back = new LatestValue<>(() -> new short[WORDS]);

        @Override
        void send(short[] sent) {
            System.arraycopy(sent, 0, there.slot(), 0, WORDS);
            there.publish();
        }

        @Override
        boolean receive(short[] received) {
            boolean came = back.take();
            if (came) {
                System.arraycopy(back.value(), 0, received, 0, WORDS);
            }
            return came;
        }

        @Override
        boolean answer() {
            boolean came = there.take();
            if (came) {
                System.arraycopy(there.value(), 0, back.slot(), 0, WORDS);
                back.publish();
            }
            return came;
        }
    }

    /** A volatile number each way. */
    @State(Scope.Thread)
    public static class Numbers extends Pair {

        private volatile long there;
        private volatile long back;
        private long sentNumber;
        private long answered;

        @Override
        void send(short[] sent) {
            there = ++sentNumber;
        }

        @Override
        boolean receive(short[] received) {
            return back == sentNumber;
        }

        @Override
        boolean answer() {
            long came = there;
            if (came == answered) {
                return false;
            }
            answered = came;
            back = came;
            return true;
        }
    }

    /** A new array for each value through an atomic reference. */
    @State(Scope.Thread)
    public static class References extends Pair {

        private final AtomicReference<short @Nullable []> there = new AtomicReference<>();
        private final AtomicReference<short @Nullable []> back = new AtomicReference<>();

        @Override
        void send(short[] sent) {
            there.set(sent.clone());
        }

        @Override
        boolean receive(short[] received) {
            short[] came = back.get() == null ? null : back.getAndSet(null);
            if (came != null) {
                System.arraycopy(came, 0, received, 0, WORDS);
            }
            return came != null;
        }

        @Override
        boolean answer() {
            short[] came = there.get() == null ? null : there.getAndSet(null);
            if (came != null) {
                back.set(came.clone());
            }
            return came != null;
        }
    }

    /** A new array for each value through a bounded queue. */
    @State(Scope.Thread)
    public static class Queues extends Pair {

        private final ArrayBlockingQueue<short[]> there = new ArrayBlockingQueue<>(1);
        private final ArrayBlockingQueue<short[]> back = new ArrayBlockingQueue<>(1);

        @Override
        void send(short[] sent) {
            there.offer(sent.clone());
        }

        @Override
        boolean receive(short[] received) {
            short[] came = back.poll();
            if (came != null) {
                System.arraycopy(came, 0, received, 0, WORDS);
            }
            return came != null;
        }

        @Override
        boolean answer() {
            short[] came = there.poll();
            return came != null && back.offer(came.clone());
        }
    }
}
