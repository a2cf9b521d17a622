package org.openquay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.journal.JournalSink;
import org.openquay.api.state.StateImage;

class ControlPathAllocationTest {

    private static final int ROUND = 1000;
    private static final int ROUNDS = 100;
    private static final int DIFFERENT = 64;

    @TempDir
    Path directory;

    /**
     * 100 rounds of 1000 cycles and a snapshot, after 20 to warm up; 64 different cycles, among them full ones. When the
     * JVM compiles a method, it puts the string constants of its class on the heap, on the thread that asked for it:
     * some 300 bytes, now and then, in a round or two. What the recording itself allocated would be in all of them.
     */
    @Test
    void recordingAllocatesNothing() throws Exception {
        List<Long> allocated = Arrays.stream(allocatedInRounds(directory, 20, ROUNDS)).boxed().toList();

        assertThat(allocated).filteredOn(bytes -> bytes == 0).hasSizeGreaterThanOrEqualTo(ROUNDS - 5);
        assertThat(allocated).allMatch(bytes -> bytes < ROUND);
    }

    /** 10 rounds after 2, interpreted: nothing compiled, so not one byte. */
    @Test
    @Timeout(120)
    void recordingAllocatesNothingInTheInterpreterEither() throws Exception {
        try (ChildProcess child = ChildProcess.start(List.of(), List.of("-Xint"), Interpreted.class,
                directory.toString())) {
            assertThat(child.line()).isEqualTo("allocated 0");
        }
    }

    static final class Interpreted {

        public static void main(String[] arguments) throws Exception {
            long sum = 0;
            for (long bytes : allocatedInRounds(Path.of(arguments[0]), 2, 10)) {
                sum += bytes;
            }
            System.out.println("allocated " + sum);
        }
    }

    private static long[] allocatedInRounds(Path directory, int warmUp, int rounds) throws Exception {
        RandomCrane[] cranes = new RandomCrane[DIFFERENT];
        for (int i = 0; i < DIFFERENT; i++) {
            cranes[i] = new RandomCrane(i);
            for (int j = 0; j < 5; j++) {
                cranes[i].next();
            }
        }
        StateImage state = cranes[0].state(20_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] allocated = new long[rounds];
        try (Journal journal = Journal.open(directory, RandomCrane.session(),
                JournalOptions.standard().withSelfSufficientEvery(100), JournalListener.none())) {
            for (int i = 0; i < warmUp; i++) {
                record(journal.sink(), cranes, state);
            }
            threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < rounds; i++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                record(journal.sink(), cranes, state);
                allocated[i] = threads.getCurrentThreadAllocatedBytes() - before;
            }
        }
        return allocated;
    }

    private static void record(JournalSink sink, RandomCrane[] cranes, StateImage state) {
        for (int i = 0; i < ROUND; i++) {
            RandomCrane crane = cranes[i % DIFFERENT];
            crane.in.tick++;
            sink.cycle(crane.in, crane.out);
            sink.lostRecords();
        }
        sink.snapshot(0, state);
    }
}
