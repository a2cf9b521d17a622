package org.openquay.app.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a process that runs until it is told to end says on its standard output: lines for people, or for machines one
 * JSON object a line, each with {@code event}, {@code command}, {@code crane} and {@code pid}. Thread-safe.
 */
final class ProcessConsole {

    private final PrintWriter out;
    private final boolean json;
    private final String command;
    private final String crane;

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
        say("ended", "ended", Map.of());
    }

    private synchronized void say(String event, String text, Map<String, ?> facts) {
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
