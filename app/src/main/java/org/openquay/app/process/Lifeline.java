package org.openquay.app.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What ties a child process to the one that started it: its standard input, which its parent holds open. It ends with the
 * parent, however that ended, and then the child ends in good order too; where its parent wrote the number of another
 * child to it, after that one.
 */
public final class Lifeline {

    private static final String VARIABLE = "OPENQUAY_LIFELINE";
    private static final String HELD = "held";
    private static final int MOST_DIGITS = 18;
    /** Longer than control takes to stop the crane. */
    private static final long AFTER_S = 20;

    private Lifeline() {}

    /** What a parent adds to the environment of a child that is to hold it. */
    static Map<String, String> environment() {
        return Map.of(VARIABLE, HELD);
    }

    /** Tells a child that it outlives another, when their parent is gone. */
    static void outlive(OutputStream lifeline, Process other) throws IOException {
        lifeline.write((other.pid() + "\n").getBytes(StandardCharsets.US_ASCII));
        lifeline.flush();
    }

    /** Ends this process when its parent is gone; does nothing in a process that was started without a lifeline. */
    public static void hold() {
        if (HELD.equals(System.getenv(VARIABLE))) {
            Thread.ofPlatform().daemon().name("lifeline").start(Lifeline::holdOn);
        }
    }

    private static void holdOn() {
        Optional<ProcessHandle> outlived = Optional.empty();
        StringBuilder number = new StringBuilder();
        try {
            for (int read = System.in.read(); read >= 0; read = System.in.read()) {
                if (read >= '0' && read <= '9' && number.length() < MOST_DIGITS) {
                    number.append((char) read);
                } else if (!number.isEmpty()) {
                    outlived = ProcessHandle.of(Long.parseLong(number.toString()));
                    number.setLength(0);
                }
            }
        } catch (IOException e) {
            // as good as its end
        }
        outlived.ifPresent(Lifeline::await);
        System.exit(1);
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(AFTER_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // long enough
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
