package org.openquay.app.replay;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

import org.openquay.app.file.InvalidFileException;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.Gap;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.record.SnapshotRecord;
import org.openquay.journal.record.Unreadable;

/**
 * Executes a whole journal again and compares every output.
 *
 * <p>Single-threaded; memory does not grow with the journal.
 */
public final class Replay {

    private final boolean untilMismatch;
    private final LongConsumer progress;
    private @Nullable SessionReplay session;
    private long sessionId = -1;
    private long cycles;
    private long skipped;
    private long mismatches;
    private long ticks;
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
     * @param skipped       cycles that could not be executed, for want of a state (after a gap)
     * @param mismatches    outputs or states that differed
     * @param first         the first of them
     * @param timesRealTime recorded time over the time the replay took
     */
    public record Result(long cycles, long skipped, long mismatches, Optional<Mismatch> first, double timesRealTime) {

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
            throws JournalException, InvalidFileException {
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
        return new Result(replay.cycles, replay.skipped, replay.mismatches, Optional.ofNullable(replay.first),
                replay.recordedS / tookS);
    }

    private void take(JournalRecord next) throws InvalidFileException {
        switch (next) {
            case SessionContext context -> begin(context);
            case SnapshotRecord snapshot -> snapshot(snapshot);
            case CycleRecord cycle -> cycle(cycle);
            case Gap gap -> lost();
            case Unreadable unreadable -> lost();
            default -> {
                // says nothing about what the kernel saw
            }
        }
    }

    private void begin(SessionContext context) throws InvalidFileException {
        if (context.header().sessionId() != sessionId) {
            session = new SessionReplay(context);
            sessionId = context.header().sessionId();
            ticks = 0;
        }
    }

    private void snapshot(SnapshotRecord snapshot) {
        if (session != null) {
            session.snapshot(snapshot.header().tick(), snapshot.state()).ifPresent(this::differs);
        }
    }

    private void cycle(CycleRecord cycle) {
        if (session == null) {
            skipped++;
            return;
        }
        if (!session.following()) {
            session.skip(cycle);
            skipped++;
            return;
        }
        session.cycle(cycle).ifPresent(this::differs);
        cycles++;
        recordedS += (cycle.tick() - ticks) * session.crane().periodNs() / 1e9;
        ticks = cycle.tick();
        if (cycles % 1000 == 0) {
            progress.accept(cycles);
        }
    }

    private void lost() {
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
