package org.openquay.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A journal over several hours, with cycles and a state in each of them. */
public final class LongJournal {

    public static final long HOUR_MS = 3_600_000L;
    public static final long START_MS = 1_795_424_400_000L;
    private static final int CYCLES = 20;

    private final long sessionId;

    private LongJournal(long sessionId) {
        this.sessionId = sessionId;
    }

    public static LongJournal record(Path directory, int hours) throws Exception {
        return record(directory, hours, START_MS, JournalOptions.standard(), JournalListener.none());
    }

    static LongJournal record(Path directory, int hours, long startMs, JournalOptions options, JournalListener listener)
            throws Exception {
        AtomicLong wallMs = new AtomicLong(startMs);
        RandomCrane crane = new RandomCrane(hours);
        try (Journal journal = Journal.open(directory, RandomCrane.session(), options, listener, wallMs::get)) {
            for (int hour = 0; hour < hours; hour++) {
                wallMs.set(startMs + hour * HOUR_MS);
                journal.sink().snapshot(crane.in.tick, crane.state(700));
                JournalFixture.record(journal, crane, CYCLES);
                if (!journal.flush(Duration.ofMinutes(1))) {
                    throw new AssertionError("the journal was not flushed");
                }
            }
            return new LongJournal(journal.sessionId());
        }
    }

    public long sessionId() {
        return sessionId;
    }
}
