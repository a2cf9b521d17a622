package org.openquay.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateImage;
import org.openquay.motion.CraneStep;

/**
 * One cycle of the kernel, all axes and drive profiles included, over the cycles of a recorded move one after the other.
 *
 * <p>Floor: the same inputs copied into the image, and nothing done with them.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class StepBenchmark {

    private RecordedMove move;
    private RecordedCycle[] cycles;
    private CraneStep step;
    private InputImage in;
    private OutputImage out;
    private StateImage state;
    private int next;

    @Setup
    public void record() {
        move = RecordedMove.get();
        cycles = move.cycles();
        step = move.step();
        in = new InputImage(step.shape());
        out = new OutputImage(step.shape());
        state = new StateImage(step.stateCapacity());
    }

    @Benchmark
    public OutputImage oursStep() {
        nextCycle().load(in);
        step.step(in, out);
        return out;
    }

    /** What a snapshot costs the cycle that takes it: one in a thousand at 10 ms. */
    @Benchmark
    public boolean oursSaveState() {
        return step.save(state);
    }

    @Benchmark
    public InputImage floorCopyInputs() {
        nextCycle().load(in);
        return in;
    }

    private RecordedCycle nextCycle() {
        if (next == cycles.length) {
            next = 0;
            move.rewind(step);
        }
        return cycles[next++];
    }
}
