package org.openquay.journal;

import java.util.function.LongSupplier;

/**
 * The time that queue files age by. It goes on from the time of the last record as fast as the machine's own clock, and
 * never ahead of the wall clock; so a wall clock that jumps makes no file older. One thread at a time.
 */
final class Aging {

    private static final long NS_A_MS = 1_000_000L;

    private final LongSupplier wallMs;
    private final LongSupplier monotonicNs;
    private long reachedMs;
    private long lookedNs;

    /** @param startMs where it begins, ms since 1970 */
    Aging(long startMs, LongSupplier wallMs, LongSupplier monotonicNs) {
        this.reachedMs = startMs;
        this.wallMs = wallMs;
        this.monotonicNs = monotonicNs;
        this.lookedNs = monotonicNs.getAsLong();
    }

    /** How far it has come by now, ms since 1970. */
    long nowMs() {
        long passedMs = (monotonicNs.getAsLong() - lookedNs) / NS_A_MS;
        lookedNs += passedMs * NS_A_MS;
        reachedMs += passedMs;
        return Math.min(reachedMs, wallMs.getAsLong());
    }
}
