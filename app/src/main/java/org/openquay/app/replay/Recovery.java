package org.openquay.app.replay;

import java.nio.file.Path;
import java.util.Optional;

import org.openquay.api.state.StateImage;
import org.openquay.app.file.InvalidFileException;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.read.ResumePoint;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.Gap;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.Producers;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.record.SnapshotRecord;
import org.openquay.journal.record.Unreadable;

/**
 * Finds out what a control process knew when it ended or died: its last recorded cycle is reached by executing the
 * journal again from the last snapshot.
 *
 * <p>Only a state that the same configuration and the same code re-derive without a difference is given back; anything
 * else would be a guess about a load that may be hanging.
 */
public final class Recovery {

    /** What the last session ended with, or why that cannot be told. */
    public sealed interface Result {

        /** The state after the last recorded cycle of that session, reached by executing so many cycles again. */
        record Recovered(long sessionId, long tick, long cycles, StateImage state) implements Result {}

        /** No earlier session ever cycled. */
        record Nothing() implements Result {}

        /** There was a session, but its state is not certain. */
        record Uncertain(String cause) implements Result {}
    }

    private final Path journal;
    private final long presentSession;

    private Recovery(Path journal, long presentSession) {
        this.journal = journal;
        this.presentSession = presentSession;
    }

    /**
     * Recovers for a process of that configuration and code. What that takes depends on the time between two snapshots,
     * and not on the length of the journal.
     *
     * @param presentSession the session that has just begun in the same journal, whose records do not count
     */
    public static Result run(Path journal, long presentSession, String configSha256, String codeFingerprint)
            throws JournalException, InvalidFileException {
        Optional<ResumePoint> last = ResumePoint.before(journal, presentSession);
        return last.isEmpty()
                ? new Result.Nothing()
                : new Recovery(journal, presentSession).result(last.get(), configSha256, codeFingerprint);
    }

    private Result result(ResumePoint last, String configNow, String fingerprintNow)
            throws JournalException, InvalidFileException {
        if (last.sessionId() == 0) {
            return new Result.Uncertain("the journal is damaged and shows no cycle");
        }
        String session = "session " + last.sessionId();
        SessionContext context = last.context();
        SnapshotRecord snapshot = last.snapshot();
        if (context == null) {
            return new Result.Uncertain("the journal does not show what " + session + " ran with");
        }
        if (!context.configSha256().equals(configNow)) {
            return new Result.Uncertain(session + " ran with another crane file");
        }
        if (!context.info().codeFingerprint().equals(fingerprintNow)) {
            return new Result.Uncertain(session + " ran with another version of the kernel");
        }
        if (snapshot == null) {
            return new Result.Uncertain("the journal does not show any state of " + session);
        }
        return follow(new SessionReplay(context), snapshot);
    }

    /**
     * Executes what was recorded after the snapshot; anything missing or different makes the state uncertain. What was
     * left in the ring stands behind the begin of a later session.
     */
    private Result follow(SessionReplay session, SnapshotRecord from) throws JournalException {
        long sessionId = from.header().sessionId();
        long tick = from.header().tick();
        long cycles = 0;
        Optional<Mismatch> mismatch = session.snapshot(tick, from.state());
        try (JournalReader reader = JournalReader.after(journal, from.position())) {
            for (JournalRecord next = reader.next(); next != null && mismatch.isEmpty(); next = reader.next()) {
                switch (next) {
                    case CycleRecord cycle when cycle.header().sessionId() == sessionId -> {
                        mismatch = session.cycle(cycle);
                        tick = cycle.tick();
                        cycles++;
                    }
                    case Gap gap when gap.lostSessionId() == sessionId && gap.lostProducerId() == Producers.CYCLE -> {
                        return new Result.Uncertain("cycles are missing after cycle " + tick);
                    }
                    case Unreadable unreadable -> {
                        return new Result.Uncertain("the journal is damaged after cycle " + tick);
                    }
                    default -> {
                        // says nothing about what the kernel saw
                    }
                }
            }
        }
        if (mismatch.isPresent()) {
            return new Result.Uncertain("the journal does not replay: " + mismatch.get());
        }
        StateImage state = new StateImage(session.step().stateCapacity());
        session.step().save(state);
        return new Result.Recovered(sessionId, tick, cycles, state);
    }
}
