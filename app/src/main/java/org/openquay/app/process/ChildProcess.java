package org.openquay.app.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One child process: says {@code ready} in a line when it is at work, is ended politely and, when that takes too long, by
 * force. It does not hear what the terminal tells everybody (Ctrl-C, hang-up), so that its parent decides in which order
 * things end; and it ends by itself when its parent is gone, see {@link Lifeline}. Thread-safe.
 */
public final class ChildProcess implements AutoCloseable {

    private static final int KEPT_LINES = 50;
    /** How long what a process said last may be on its way after its end. */
    private static final Duration LAST_LINES = Duration.ofSeconds(1);
    /** How every command begins the one line that says why it could not do what it should. */
    private static final String ERROR = "openquay: ";
    /** What is ignored when a process begins stays ignored in it, through {@code exec} and in the JVM. */
    private static final List<String> DEAF = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private final String name;
    private final Process process;
    private final Thread reader;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Duration patience;

    private ChildProcess(String name, Process process, Duration patience, Consumer<String> console) {
        this.name = name;
        this.process = process;
        this.patience = patience;
        reader = Thread.ofVirtual().name("console of " + name).start(() -> read(console));
        process.onExit().thenAccept(ended -> ready.completeExceptionally(new IOException(cause())));
    }

    /**
     * Starts a subcommand of this installation.
     *
     * @param environment added to that of this process
     * @param patience    how long it may take to end in good order
     * @param console     hears each line it prints
     */
    public static ChildProcess start(String subcommand, List<String> arguments, Map<String, String> environment,
            Duration patience, Consumer<String> console) throws IOException {
        List<String> line = new ArrayList<>(DEAF);
        line.addAll(JvmOptions.commandLine(subcommand, arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().putAll(Lifeline.environment());
        return new ChildProcess(subcommand, builder.start(), patience, console);
    }

    /** Lets it end after another child, when their parent is gone. */
    public void outlive(ChildProcess other) throws IOException {
        Lifeline.outlive(process.getOutputStream(), other.process);
    }

    private void read(Consumer<String> console) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                console.accept(line);
                if (line.endsWith(" ready") || line.startsWith("ready ")) {
                    ready.complete(line);
                }
            }
        } catch (IOException e) {
            keep("its console broke: " + e.getMessage());
        }
    }

    private void keep(String line) {
        synchronized (lastLines) {
            lastLines.addLast(line);
            if (lastLines.size() > KEPT_LINES) {
                lastLines.removeFirst();
            }
        }
    }

    /** Waits for the line with which the process says that it is at work, and returns it. */
    public String awaitReady(Duration atMost) throws IOException, InterruptedException {
        try {
            return ready.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage()), e);
        } catch (TimeoutException e) {
            throw new IOException(name + " was not ready within " + atMost.toSeconds() + " s", e);
        }
    }

    /** The last line that says why, whatever else was said after it; called when the process has ended. */
    private String cause() {
        try {
            reader.join(LAST_LINES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (lastLines) {
            return cause(name, List.copyOf(lastLines), process.exitValue());
        }
    }

    static String cause(String name, List<String> lines, int exitValue) {
        for (String line : lines.reversed()) {
            if (line.startsWith(ERROR)) {
                return name + ": " + line.substring(ERROR.length());
            }
        }
        return name + " ended with exit code " + exitValue + ": "
                + (lines.isEmpty() ? "it said nothing" : lines.getLast());
    }

    public String name() {
        return name;
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Why it ended; empty while it lives. */
    public Optional<String> ending() {
        return alive() ? Optional.empty() : Optional.of(cause());
    }

    /** Processor time used so far; empty when the system does not say. */
    public Optional<Duration> cpu() {
        return process.info().totalCpuDuration();
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it without asking, as a power failure would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, waits, and ends it by force when that takes longer than its patience. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
