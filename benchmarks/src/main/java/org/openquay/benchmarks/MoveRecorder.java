package org.openquay.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;

/** A journal in memory: the cycles from the last saved state before the first command on, and that state. */
final class MoveRecorder implements JournalSink {

    private final ImageShape shape;
    private final List<RecordedCycle> cycles = new ArrayList<>();
    private final List<PlanRequest> planRequests = new ArrayList<>();
    private StateImage begin = new StateImage(0);
    private boolean commanded;

    MoveRecorder(ImageShape shape) {
        this.shape = shape;
    }

    StateImage begin() {
        return begin;
    }

    List<RecordedCycle> cycles() {
        return cycles;
    }

    List<PlanRequest> planRequests() {
        return planRequests;
    }

    @Override
    public boolean cycle(InputImage in, OutputImage out) {
        commanded |= in.commandCount > 0;
        cycles.add(new RecordedCycle(in, out));
        if (out.planRequested) {
            PlanRequest request = new PlanRequest(shape);
            request.copyFrom(out.planRequest);
            planRequests.add(request);
        }
        return true;
    }

    @Override
    public boolean snapshot(long tick, StateImage state) {
        if (!commanded) {
            begin = StateImage.of(Arrays.copyOf(state.bytes(), state.length()));
            cycles.clear();
        }
        return true;
    }

    @Override
    public void link(int link, LinkChange change, String cause) {
        // the inputs say it too
    }

    @Override
    public long lostRecords() {
        return 0;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
