package org.openquay.benchmarks;

import java.nio.file.Path;
import java.util.List;

import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.state.StateImage;
import org.openquay.api.status.JobState;
import org.openquay.app.control.Writers;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.file.InvalidFileException;
import org.openquay.motion.CraneStep;
import org.openquay.runtime.Drivers;

/**
 * One whole undisturbed move of the sample crane, as its cycle saw and answered it: gantry, trolley and hoist travel,
 * brakes open and close, twistlocks turn, plans are asked for and adopted.
 *
 * <p>Worked in virtual time, so it is the same in every process. Executing it again gives the recorded words, or there
 * is no move.
 */
final class RecordedMove {

    private final CraneFile file;
    private final StateImage begin;
    private final RecordedCycle[] cycles;
    private final List<PlanRequest> planRequests;
    private final JobState end;

    private RecordedMove(CraneFile file, MoveRecorder recorder, JobState end) {
        this.file = file;
        this.end = end;
        begin = recorder.begin();
        cycles = recorder.cycles().toArray(RecordedCycle[]::new);
        planRequests = List.copyOf(recorder.planRequests());
    }

    /** The move; worked when it is asked for first, which takes a few seconds. */
    static RecordedMove get() {
        return Once.MOVE;
    }

    private static RecordedMove record() {
        CraneFile file = sampleCrane();
        MoveRecorder recorder = new MoveRecorder(newStep(file).shape());
        JobState end = new VirtualMove(file, recorder).work();
        RecordedMove move = new RecordedMove(file, recorder, end);
        move.verify();
        return move;
    }

    private static CraneFile sampleCrane() {
        Path path = Path.of(System.getProperty("openquay.home", "."), "cranes", "sts-65t.yaml");
        try {
            return CraneFile.read(path);
        } catch (InvalidFileException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CraneStep newStep(CraneFile file) {
        return new CraneStep(file.crane(), Drivers.profiles(file.crane()), Writers.NAMES.size());
    }

    private void verify() {
        CraneStep step = step();
        InputImage in = new InputImage(step.shape());
        OutputImage out = new OutputImage(step.shape());
        for (RecordedCycle cycle : cycles) {
            cycle.load(in);
            step.step(in, out);
            if (!cycle.answeredBy(out)) {
                throw new IllegalStateException("tick " + cycle.tick() + " is answered with other words than recorded");
            }
        }
    }

    CraneFile file() {
        return file;
    }

    /** A new step in the state that the move begins with. */
    CraneStep step() {
        CraneStep step = newStep(file);
        rewind(step);
        return step;
    }

    /** Puts a step back to where the move begins. */
    void rewind(CraneStep step) {
        if (!step.restore(begin)) {
            throw new IllegalStateException("the state at the begin of the move has another layout");
        }
    }

    /** Shared, not to be written to. */
    RecordedCycle[] cycles() {
        return cycles;
    }

    /** What the cycle asked the planner during the move; shared, not to be written to. */
    List<PlanRequest> planRequests() {
        return planRequests;
    }

    /** How the move ended. */
    JobState end() {
        return end;
    }

    private static final class Once {
        static final RecordedMove MOVE = record();
    }
}
