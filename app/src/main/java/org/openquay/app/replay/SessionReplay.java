package org.openquay.app.replay;

import java.util.Optional;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateImage;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.file.InvalidFileException;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.SessionContext;
import org.openquay.motion.CraneStep;
import org.openquay.runtime.Drivers;

/**
 * The kernel of one recorded session, executed again. It can follow as soon as a snapshot has given it a state, and loses
 * the thread at a gap until the next snapshot.
 */
final class SessionReplay {

    private final SessionContext context;
    private final CraneDescription crane;
    private final CraneStep step;
    private final InputImage in;
    private final OutputImage found;
    private final OutputImage recorded;
    private final StateImage state;
    private final OutputComparison comparison;
    private boolean following;
    private long tick;

    /** Builds the session's kernel from the configuration that the journal holds. */
    SessionReplay(SessionContext context) throws InvalidFileException {
        this.context = context;
        crane = CraneFile.recorded("configuration of session " + context.header().sessionId(),
                context.info().configText());
        step = CraneStep.recorded(crane, Drivers.profiles(crane), context.info().shape().stopWriters());
        in = new InputImage(step.shape());
        found = new OutputImage(step.shape());
        recorded = new OutputImage(step.shape());
        state = new StateImage(step.stateCapacity());
        comparison = new OutputComparison(crane.links());
    }

    CraneDescription crane() {
        return crane;
    }

    CraneStep step() {
        return step;
    }

    /** The last cycle that was executed or skipped, or the one of the first state. */
    long tick() {
        return tick;
    }

    boolean following() {
        return following;
    }

    /** Records are missing: what follows cannot be executed until the next snapshot. */
    void lost() {
        following = false;
    }

    /** Takes the state over, or, when already following, compares it; the difference in the latter case. */
    Optional<Mismatch> snapshot(long tick, StateImage image) {
        if (!following) {
            this.tick = tick;
            following = step.restore(image);
            return following
                    ? Optional.empty()
                    : Optional.of(mismatch(tick, "state", "layout of another version", "layout " + StateImage.VERSION));
        }
        step.save(state);
        return state.equals(image)
                ? Optional.empty()
                : Optional.of(mismatch(tick, "state", "hash " + image.hashCode(), "hash " + state.hashCode()));
    }

    /** Keeps what the cycle brought in although it cannot be executed, so that later records build on it. */
    void skip(CycleRecord cycle) {
        cycle.readInput(in);
        tick = cycle.tick();
    }

    /** Executes one cycle and compares all it puts out. */
    Optional<Mismatch> cycle(CycleRecord cycle) {
        cycle.readInput(in);
        step.step(in, found);
        tick = cycle.tick();
        cycle.readExpected(recorded);
        return comparison.first(recorded, found)
                .map(difference -> mismatch(cycle.tick(), difference.what(), difference.recorded(),
                        difference.found()));
    }

    private Mismatch mismatch(long tick, String what, String expected, String now) {
        return new Mismatch(context.header().sessionId(), tick, what, expected, now);
    }
}
