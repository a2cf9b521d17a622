package org.openquay.runtime;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Runs the cycle on a thread of its own, by the clock, until it is closed.
 *
 * <p>The kernel itself throws nothing; should anything around it fail, the loop ends and says so. No words go out any
 * more, and the drives' watchdogs stop the crane.
 */
public final class ControlLoop implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(5);

    private final CraneControl control;
    private final Consumer<Throwable> onFailure;
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * Starts cycling.
     *
     * @param onFailure told once, on the control thread, what ended the loop against its will
     */
    public ControlLoop(CraneControl control, ThreadHardening hardening, Consumer<Throwable> onFailure) {
        this.control = control;
        this.onFailure = onFailure;
        thread = Thread.ofPlatform().name("openquay control").start(() -> {
            hardening.harden(ThreadHardening.Role.CONTROL);
            loop();
        });
    }

    private void loop() {
        try {
            while (running) {
                control.cycle();
                control.awaitCycle();
            }
        } catch (Throwable failure) {
            onFailure.accept(failure);
        }
    }

    /** Whether the loop still cycles. */
    public boolean alive() {
        return thread.isAlive();
    }

    /** Ends the loop after the cycle in progress. */
    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
