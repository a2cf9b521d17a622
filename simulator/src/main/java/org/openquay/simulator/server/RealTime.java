package org.openquay.simulator.server;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import org.openquay.simulator.plant.Plant;

/**
 * Steps the plant against the clock, on a thread of its own. When it was held up it catches up in short batches, between
 * which the servers get their turn. What is more than {@value #MOST_BEHIND_NS} ns is skipped and counted: caught up in
 * one go it would let the devices' watchdogs run out, though words kept coming in.
 */
final class RealTime implements Runnable {

    static final long MOST_BEHIND_NS = 100_000_000;
    private static final int BATCH = 10;
    private static final long WAKE_NS = 2 * Plant.STEP_NS;

    private final Runnable step;
    private final Lock lock;
    private final Runnable onFailure;
    private volatile boolean ended;
    private volatile long skippedNs;
    private volatile @Nullable Throwable failure;

    RealTime(Runnable step, Lock lock, Runnable onFailure) {
        this.step = step;
        this.lock = lock;
        this.onFailure = onFailure;
    }

    @Override
    public void run() {
        try {
            keepTime();
        } catch (RuntimeException | Error e) {
            failure = e;
            onFailure.run();
        }
    }

    private void keepTime() {
        long steppedNs = System.nanoTime();
        while (!ended) {
            long behindNs = System.nanoTime() - steppedNs;
            if (behindNs > MOST_BEHIND_NS) {
                long skip = behindNs - MOST_BEHIND_NS;
                skippedNs += skip;
                steppedNs += skip;
            }
            int steps = (int) Math.min(BATCH, (System.nanoTime() - steppedNs) / Plant.STEP_NS);
            lock.lock();
            try {
                for (int i = 0; i < steps; i++) {
                    step.run();
                }
            } finally {
                lock.unlock();
            }
            steppedNs += steps * Plant.STEP_NS;
            LockSupport.parkNanos(Math.max(1, steppedNs + WAKE_NS - System.nanoTime()));
        }
    }

    void end() {
        ended = true;
    }

    /** Time that passed without the plant, ns. */
    long skippedNs() {
        return skippedNs;
    }

    /** What ended it other than {@link #end}. */
    @Nullable
    Throwable failure() {
        return failure;
    }
}
