package org.openquay.app.replay;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.openquay.api.state.StateImage;
import org.openquay.app.file.InvalidFileException;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.Gap;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.Recorded;
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

        /** The state after the last recorded cycle of that session. */
        record Recovered(long sessionId, long tick, StateImage state) implements Result {}

        /** There is no earlier session. */
        record Nothing() implements Result {}

        /** There was a session, but its state is not certain. */
        record Uncertain(String cause) implements Result {}
    }

    private final Path journal;
    private final long presentSession;
    private @Nullable SessionContext context;
    private @Nullable SnapshotRecord snapshot;

    private Recovery(Path journal, long presentSession) {
        this.journal = journal;
        this.presentSession = presentSession;
    }

    /**
     * Recovers for a process of that configuration and code.
     *
     * @param presentSession the session that has just begun in the same journal, whose records do not count
     */
    public static Result run(Path journal, long presentSession, String configSha256, String codeFingerprint)
            throws JournalException, InvalidFileException {
        Recovery recovery = new Recovery(journal, presentSession);
        recovery.findLastSnapshot();
        return recovery.result(configSha256, codeFingerprint);
    }

    private void findLastSnapshot() throws JournalException {
        try (JournalReader reader = JournalReader.fromStart(journal)) {
            for (JournalRecord next = reader.next(); next != null && past(next); next = reader.next()) {
                if (next instanceof SessionContext found && !sameSession(found)) {
                    context = found;
                    snapshot = null;
                } else if (next instanceof SnapshotRecord found) {
                    snapshot = found;
                }
            }
        }
    }

    /** Whether the record was made before the present session. */
    private boolean past(JournalRecord next) {
        return !(next instanceof Recorded recorded && recorded.header().sessionId() == presentSession);
    }

    private boolean sameSession(SessionContext other) {
        return context != null && context.header().sessionId() == other.header().sessionId();
    }

    private Result result(String configNow, String fingerprintNow) throws JournalException, InvalidFileException {
        if (context == null) {
            return new Result.Nothing();
        }
        String session = "session " + context.header().sessionId();
        if (!context.configSha256().equals(configNow)) {
            return new Result.Uncertain(session + " ran with another crane file");
        }
        if (!context.info().codeFingerprint().equals(fingerprintNow)) {
            return new Result.Uncertain(session + " ran with another version of the kernel");
        }
        if (snapshot == null) {
            return new Result.Uncertain(session + " ended before it recorded any state");
        }
        return follow(new SessionReplay(context), snapshot);
    }

    /** Executes what was recorded after the snapshot; anything missing or different makes the state uncertain. */
    private Result follow(SessionReplay session, SnapshotRecord from) throws JournalException {
        Optional<Mismatch> mismatch = session.snapshot(from.header().tick(), from.state());
        long tick = from.header().tick();
        try (JournalReader reader = JournalReader.after(journal, from.position())) {
            for (JournalRecord next = reader.next(); next != null && past(next) && mismatch.isEmpty(); next =
                    reader.next()) {
                switch (next) {
                    case CycleRecord cycle -> {
                        mismatch = session.cycle(cycle);
                        tick = cycle.tick();
                    }
                    case Gap gap -> {
                        return new Result.Uncertain("records are missing after cycle " + tick);
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
        return new Result.Recovered(from.header().sessionId(), tick, state);
    }
}
