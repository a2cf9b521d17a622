package org.openquay.journal.ring;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.openquay.api.ControlPath;

/** What all who record in one session share. Thread-safe, without locks. */
public final class SessionMarks {

    private static final long NS_A_MS = 1_000_000L;

    private final long sessionId;
    private final String craneId;
    private final LongSupplier wallMs;
    private final AtomicLong tick = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    public SessionMarks(long sessionId, String craneId, LongSupplier wallMs) {
        this.sessionId = sessionId;
        this.craneId = craneId;
        this.wallMs = wallMs;
    }

    @ControlPath
    public long sessionId() {
        return sessionId;
    }

    public String craneId() {
        return craneId;
    }

    /** Wall clock, ns since 1970, in steps of 1 ms. */
    @ControlPath
    public long wallNs() {
        return wallMs.getAsLong() * NS_A_MS;
    }

    public long wallMs() {
        return wallMs.getAsLong();
    }

    /** Number of the last cycle. */
    @ControlPath
    public long tick() {
        return tick.get();
    }

    @ControlPath
    void tick(long number) {
        tick.lazySet(number);
    }

    /** Records lost so far. */
    @ControlPath
    public long lost() {
        return lost.get();
    }

    @ControlPath
    void addLost() {
        lost.incrementAndGet();
    }

    /** Nothing more is taken. */
    @ControlPath
    public boolean closed() {
        return closed.get();
    }

    public void close() {
        closed.set(true);
    }
}
