package org.openquay.journal;

import java.time.Duration;

/**
 * How a journal is kept.
 *
 * @param ringBytes    size of the ring in shared memory; a power of two, 64 KiB to 1 GiB
 * @param syncEvery    the drain forces what it wrote to the disk this often: what a power failure can take
 * @param drainEvery   longest time that a recorded fact waits for the drain
 * @param selfSufficientEvery  after so many cycles a record is written self-sufficient, so that reading can begin there
 * @param keepFor     queue files that end longer ago are deleted
 * @param keepBytes   the oldest queue files are deleted while all together are larger; at least 1 GiB
 */
public record JournalOptions(int ringBytes, Duration syncEvery, Duration drainEvery, int selfSufficientEvery,
        Duration keepFor, long keepBytes) {

    public static final int MIN_RING_BYTES = 1 << 16;
    public static final int MAX_RING_BYTES = 1 << 30;
    public static final Duration MIN_KEEP_FOR = Duration.ofHours(2);
    public static final long MIN_KEEP_BYTES = 1L << 30;

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
        if (keepFor.compareTo(MIN_KEEP_FOR) < 0) {
            throw new IllegalArgumentException("keep for " + keepFor + ": must be at least " + MIN_KEEP_FOR);
        }
        if (keepBytes < MIN_KEEP_BYTES) {
            throw new IllegalArgumentException("keep " + keepBytes + " bytes: must be at least " + MIN_KEEP_BYTES);
        }
    }

    /** 32 MiB; synced every 20 ms; drained every 2 ms; self-sufficient every 1000 cycles; kept for 30 days, 100 GiB. */
    public static JournalOptions standard() {
        return new JournalOptions(1 << 25, Duration.ofMillis(20), Duration.ofMillis(2), 1000, Duration.ofDays(30),
                100L << 30);
    }

    public JournalOptions withRingBytes(int bytes) {
        return new JournalOptions(bytes, syncEvery, drainEvery, selfSufficientEvery, keepFor, keepBytes);
    }

    public JournalOptions withSyncEvery(Duration every) {
        return new JournalOptions(ringBytes, every, drainEvery, selfSufficientEvery, keepFor, keepBytes);
    }

    public JournalOptions withDrainEvery(Duration every) {
        return new JournalOptions(ringBytes, syncEvery, every, selfSufficientEvery, keepFor, keepBytes);
    }

    public JournalOptions withSelfSufficientEvery(int cycles) {
        return new JournalOptions(ringBytes, syncEvery, drainEvery, cycles, keepFor, keepBytes);
    }

    /** Kept for so long, and no more than so many bytes of it. */
    public JournalOptions withKeep(Duration age, long bytes) {
        return new JournalOptions(ringBytes, syncEvery, drainEvery, selfSufficientEvery, age, bytes);
    }
}
