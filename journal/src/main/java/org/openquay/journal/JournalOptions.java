package org.openquay.journal;

import java.time.Duration;

/**
 * How a journal is kept.
 *
 * @param ringBytes    size of the ring in shared memory; a power of two, 64 KiB to 1 GiB
 * @param syncEvery    the drain forces what it wrote to the disk this often: what a power failure can take
 * @param drainEvery   longest time that a recorded fact waits for the drain
 * @param selfSufficientEvery  after so many cycles a record is written self-sufficient, so that reading can begin there
 */
public record JournalOptions(int ringBytes, Duration syncEvery, Duration drainEvery, int selfSufficientEvery) {

    public static final int MIN_RING_BYTES = 1 << 16;
    public static final int MAX_RING_BYTES = 1 << 30;

    public JournalOptions {
        if (ringBytes < MIN_RING_BYTES || ringBytes > MAX_RING_BYTES || Integer.bitCount(ringBytes) != 1) {
            throw new IllegalArgumentException("ring of " + ringBytes + " bytes: must be a power of two from "
                    + MIN_RING_BYTES + " to " + MAX_RING_BYTES);
        }
        if (syncEvery.isNegative() || drainEvery.isNegative() || drainEvery.isZero()) {
            throw new IllegalArgumentException(
                    "sync every " + syncEvery + ", drain every " + drainEvery + ": must be positive");
        }
        if (selfSufficientEvery < 1) {
            throw new IllegalArgumentException(
                    "self-sufficient every " + selfSufficientEvery + " cycles: must be at least 1");
        }
    }

    /** 32 MiB; synced every 20 ms; drained every 2 ms; self-sufficient every 1000 cycles. */
    public static JournalOptions standard() {
        return new JournalOptions(1 << 25, Duration.ofMillis(20), Duration.ofMillis(2), 1000);
    }

    public JournalOptions withRingBytes(int bytes) {
        return new JournalOptions(bytes, syncEvery, drainEvery, selfSufficientEvery);
    }

    public JournalOptions withSyncEvery(Duration every) {
        return new JournalOptions(ringBytes, every, drainEvery, selfSufficientEvery);
    }

    public JournalOptions withDrainEvery(Duration every) {
        return new JournalOptions(ringBytes, syncEvery, every, selfSufficientEvery);
    }

    public JournalOptions withSelfSufficientEvery(int cycles) {
        return new JournalOptions(ringBytes, syncEvery, drainEvery, cycles);
    }
}
