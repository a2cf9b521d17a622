package org.openquay.app.replay;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

import org.openquay.app.file.InvalidFileException;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.Gap;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.Producers;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.record.SnapshotRecord;
import org.openquay.journal.record.Unreadable;

/**
 * Executes a whole journal again and compares every output.
 *
 * <p>A session whose crane file cannot be read any more, or names what is no longer there, is skipped; the others are not.
 *
 * <p>Single-threaded; memory does not grow with the journal.
 */
public final class Replay {

    private final boolean untilMismatch;
    private final LongConsumer progress;
    /** By number. What a dead process left in its ring stands behind the begin of the next session. */
    private final TreeMap<Long, SessionReplay> sessions = new TreeMap<>();
    /** Sessions that cannot be executed, and why. */
    private final Map<Long, String> refused = new LinkedHashMap<>();
    private long cycles;
    private long skipped;
    private long mismatches;
    private double recordedS;
    private @Nullable Mismatch first;

    private Replay(boolean untilMismatch, LongConsumer progress) {
        this.untilMismatch = untilMismatch;
        this.progress = progress;
    }

    /**
     * What a replay found.
     *
     * @param cycles        cycles executed and compared
     * @param skipped       cycles that could not be executed, for want of a state (after a gap) or of a crane file
     * @param refusals      why sessions could not be executed at all, a line each
     * @param mismatches    outputs or states that differed
     * @param first         the first of them
     * @param timesRealTime recorded time over the time the replay took
     */
    public record Result(long cycles, long skipped, List<String> refusals, long mismatches, Optional<Mismatch> first,
            double timesRealTime) {

        public Result {
            refusals = List.copyOf(refusals);
        }

        /** Every cycle there is was executed and nothing differed. */
        public boolean exact() {
            return mismatches == 0 && skipped == 0;
        }
    }

    /**
     * Replays the journal in that directory.
     *
     * @param untilMismatch ends at the first difference
     * @param progress      hears the number of cycles executed so far, now and then
     */
    public static Result run(Path journal, boolean untilMismatch, LongConsumer progress)
            throws JournalException {
        Replay replay = new Replay(untilMismatch, progress);
        long beganNs = System.nanoTime();
        try (JournalReader reader = JournalReader.fromStart(journal)) {
            JournalRecord next = reader.next();
            while (next != null && !(untilMismatch && replay.first != null)) {
                replay.take(next);
                next = reader.next();
            }
        }
        double tookS = (System.nanoTime() - beganNs) / 1e9;
        return new Result(replay.cycles, replay.skipped, List.copyOf(replay.refused.values()), replay.mismatches,
                Optional.ofNullable(replay.first),
                replay.recordedS / tookS);
    }

    private void take(JournalRecord next) {
        switch (next) {
            case SessionContext context -> begin(context);
            case SnapshotRecord snapshot -> snapshot(snapshot);
            case CycleRecord cycle -> cycle(cycle);
            case Gap gap when gap.lostProducerId() == Producers.CYCLE -> lost(sessions.get(gap.lostSessionId()));
            case Unreadable unreadable -> sessions.values().forEach(SessionReplay::lost);
            default -> {
                // says nothing about what the kernel saw
            }
        }
    }

    private void begin(SessionContext context) {
        long sessionId = context.header().sessionId();
        if (sessions.containsKey(sessionId) || refused.containsKey(sessionId)) {
            return;
        }
        try {
            sessions.put(sessionId, new SessionReplay(context));
        } catch (InvalidFileException | IllegalArgumentException e) {
            refused.put(sessionId, String.valueOf(e.getMessage()));
        }
    }

    private void snapshot(SnapshotRecord snapshot) {
        SessionReplay session = sessions.get(snapshot.header().sessionId());
        if (session != null) {
            session.snapshot(snapshot.header().tick(), snapshot.state()).ifPresent(this::differs);
        }
    }

    private void cycle(CycleRecord cycle) {
        long sessionId = cycle.header().sessionId();
        SessionReplay session = sessions.get(sessionId);
        if (session == null) {
            skipped++;
            return;
        }
        sessions.headMap(sessionId).clear();
        if (!session.following()) {
            session.skip(cycle);
            skipped++;
            return;
        }
        long ticks = cycle.tick() - session.tick();
        session.cycle(cycle).ifPresent(this::differs);
        cycles++;
        recordedS += ticks * session.crane().periodNs() / 1e9;
        if (cycles % 1000 == 0) {
            progress.accept(cycles);
        }
    }

    private static void lost(@Nullable SessionReplay session) {
        if (session != null) {
            session.lost();
        }
    }

    private void differs(Mismatch mismatch) {
        mismatches++;
        if (first == null) {
            first = mismatch;
        }
    }
}
