package org.openquay.simulator.plant;

import java.util.SplittableRandom;

/**
 * Randomness from a seed: the same numbers from the same seed on every machine. Each user has a stream of its own, so
 * that one who draws more does not change what the others get.
 *
 * <p>Single-threaded; draws without allocation and without transcendental functions.
 */
public final class Noise {

    private static final int TERMS = 12;

    private final SplittableRandom random;

    /**
     * A stream of its own.
     *
     * @param seed   seed of the run
     * @param stream name of the user
     */
    public Noise(long seed, String stream) {
        random = new SplittableRandom(seed ^ stream.hashCode() * 0x9E3779B97F4A7C15L);
    }

    /** Evenly from 0 to 1. */
    public double uniform() {
        return random.nextDouble();
    }

    /** Mean 0, variance 1, close to normal (the sum of twelve even draws), never beyond 6. */
    public double normal() {
        double sum = -TERMS / 2.0;
        for (int i = 0; i < TERMS; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    /** Any 16 bits. */
    public short word() {
        return (short) random.nextInt();
    }
}
