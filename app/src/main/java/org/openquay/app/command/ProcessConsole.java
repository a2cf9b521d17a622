package org.openquay.app.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a process that runs until it is told to end says on its standard output: lines for people, or for machines one
 * JSON object a line, each with {@code event}, {@code command}, {@code crane} and {@code pid}. Thread-safe.
 *
 * <p>A thread of its own writes, so that a reader that does not read holds up nobody for longer than {@value #PATIENCE_MS}
 * ms: afterwards lines wait for him, up to a bound, and then are lost.
 */
final class ProcessConsole {

    private static final long PATIENCE_MS = 1_000;
    private static final int WAITING_LINES = 256;

    private final PrintWriter out;
    private final boolean json;
    private final String command;
    private final String crane;

    private final ExecutorService writer = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_LINES),
            Thread.ofPlatform().name("openquay console").daemon(true).factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    /** The reader did not read the last line in time; the next ones do not wait for him. */
    private volatile boolean unread;

    ProcessConsole(PrintWriter out, boolean json, String command, String crane) {
        this.out = out;
        this.json = json;
        this.command = command;
        this.crane = crane;
    }

    /**
     * The process is at work.
     *
     * @param text  what a person reads; the last word of the line is {@link Ending#READY}
     * @param facts what a machine reads
     */
    void ready(String text, Map<String, ?> facts) {
        say("ready", text.isEmpty() ? Ending.READY : text + " " + Ending.READY, facts);
    }

    /** Something that a person should know. */
    void notice(String text) {
        say("notice", text, Map.of("text", text));
    }

    /** The process has let go of all that it held. */
    void ended() {
        unread = false;
        say("ended", "ended", Map.of());
    }

    /** A line on standard error. */
    void failed(String line) {
        unread = false;
        hand(() -> System.err.println(line));
    }

    private void say(String event, String text, Map<String, ?> facts) {
        hand(() -> write(event, text, facts));
    }

    private void hand(Runnable line) {
        Future<?> written = writer.submit(line);
        try {
            written.get(unread ? 0 : PATIENCE_MS, TimeUnit.MILLISECONDS);
            unread = false;
        } catch (TimeoutException e) {
            unread = true;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(String event, String text, Map<String, ?> facts) {
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("event", event);
            line.put("command", command);
            line.put("crane", crane);
            line.put("pid", ProcessHandle.current().pid());
            line.putAll(facts);
            Json.printLine(out, line);
        } else {
            out.println(command + " " + crane + ": " + text);
            out.flush();
        }
    }
}
