package org.openquay.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.journal.JournalException;
import org.openquay.motion.CraneStep;

/**
 * Brings one cycle of the recorded move after the other, stepped, as the cycle stands before it records: ten thousand a
 * second, so that whoever takes the records can keep up. What is measured is the append alone.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class PacedCycle {

    private static final long PERIOD_NS = 100_000;

    private RecordedMove move;
    private JournaledMove journaled;
    private RecordedCycle[] cycles;
    private CraneStep step;
    InputImage in;
    OutputImage out;
    private int next;
    private int current;
    private long dueNs = System.nanoTime();

    @Setup
    public void record() throws IOException, JournalException, InterruptedException {
        move = RecordedMove.get();
        journaled = JournaledMove.of(move);
        cycles = move.cycles();
        step = move.step();
        in = new InputImage(step.shape());
        out = new OutputImage(step.shape());
    }

    @Setup(Level.Invocation)
    public void bringNext() {
        if (next == cycles.length) {
            next = 0;
            move.rewind(step);
        }
        current = next++;
        cycles[current].load(in);
        step.step(in, out);
        while (System.nanoTime() < dueNs) {
            Thread.onSpinWait();
        }
        dueNs = Math.max(dueNs, System.nanoTime() - PERIOD_NS) + PERIOD_NS;
    }

    RecordedMove move() {
        return move;
    }

    /** The bytes that the journal makes of all cycles. */
    ByteBuffer records() {
        return journaled.records();
    }

    /** Where the bytes of this cycle begin. */
    int begin() {
        return journaled.begin(current);
    }

    int length() {
        return journaled.length(current);
    }
}
