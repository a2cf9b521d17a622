package org.openquay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateImage;
import org.openquay.motion.CraneStep;

/** The kernel with its drive profiles over every cycle of a recorded move. */
class WholeStepTest {

    private static final int PATIENCE = 5;

    private static RecordedMove move() {
        SampleHome.set();
        return RecordedMove.get();
    }

    @BeforeAll
    static void isWorthIt() {
        assertThat(move().cycles()).hasSizeGreaterThan(5_000);
        assertThat(move().planRequests()).isNotEmpty();
    }

    @Test
    void allocatesNothing() {
        CraneStep step = move().step();
        InputImage in = new InputImage(step.shape());
        OutputImage out = new OutputImage(step.shape());
        StateImage state = new StateImage(step.stateCapacity());
        allocated(step, in, out, state);

        // until all is compiled, what the compiler will do away with may still be allocated
        long allocated = allocated(step, in, out, state);
        for (int again = 0; again < PATIENCE && allocated != 0; again++) {
            allocated = allocated(step, in, out, state);
        }

        assertThat(allocated).isZero();
    }

    /** Bytes that all cycles allocate, from the first on. */
    private static long allocated(CraneStep step, InputImage in, OutputImage out, StateImage state) {
        move().rewind(step);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(thread);
        runAll(step, in, out, state);
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    private static void runAll(CraneStep step, InputImage in, OutputImage out, StateImage state) {
        for (RecordedCycle cycle : move().cycles()) {
            cycle.load(in);
            step.step(in, out);
            step.save(state);
        }
    }
}
