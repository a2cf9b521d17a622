package org.openquay.app.process;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * What ties a child process to the one that started it: its standard input, which its parent holds open and never writes
 * to. It ends with the parent, however that ended, and then the child ends in good order too.
 */
public final class Lifeline {

    private static final String VARIABLE = "OPENQUAY_LIFELINE";
    /** Longer than control takes to stop the crane. */
    private static final long AFTER_S = 20;

    private Lifeline() {}

    /**
     * What a parent adds to the environment of a child that is to hold it.
     *
     * @param after process that the child outlives, when the parent is gone; null for none
     */
    static Map<String, String> environment(@Nullable Process after) {
        return Map.of(VARIABLE, after == null ? "0" : Long.toString(after.pid()));
    }

    /** Ends this process when its parent is gone; does nothing in a process that was started without a lifeline. */
    public static void hold() {
        String after = System.getenv(VARIABLE);
        if (after != null && after.matches("\\d{1,18}")) {
            Thread.ofPlatform().daemon().name("lifeline").start(() -> hold(Long.parseLong(after)));
        }
    }

    private static void hold(long after) {
        try {
            while (System.in.read() >= 0) {
                // nobody writes
            }
        } catch (IOException e) {
            // as good as its end
        }
        ProcessHandle.of(after).ifPresent(Lifeline::outlive);
        System.exit(1);
    }

    private static void outlive(ProcessHandle process) {
        try {
            process.onExit().get(AFTER_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // long enough
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
