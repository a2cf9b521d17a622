package org.openquay.app.simulate;

import java.util.ArrayDeque;
import java.util.Deque;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandSource;
import org.openquay.api.command.StopWords;
import org.openquay.api.status.StopKind;

/** Commands and stops of writers that live in the same thread; fills ids and sequences in. */
public final class ScriptedCommands implements CommandSource, StopWords {

    private final Deque<Command> waiting = new ArrayDeque<>();
    private final long[] stopWords;
    private final long bootId;
    private long nextId = 1;

    public ScriptedCommands(int writers, long bootId) {
        stopWords = new long[writers];
        this.bootId = bootId;
    }

    /** Sends a command, valid until that time; its id. */
    long send(Command command, int writer, long expiresNs) {
        command.commandId = nextId++;
        command.sequence = command.commandId;
        command.writer = writer;
        command.bootId = bootId;
        command.expiresNs = expiresNs;
        waiting.add(command);
        return command.commandId;
    }

    void stop(int writer, StopKind kind) {
        stopWords[writer] = StopWords.next(stopWords[writer], kind);
    }

    @Override
    public boolean poll(Command into) {
        Command next = waiting.poll();
        if (next == null) {
            return false;
        }
        into.copyFrom(next);
        return true;
    }

    @Override
    public int writers() {
        return stopWords.length;
    }

    @Override
    public long word(int writer) {
        return stopWords[writer];
    }

    @Override
    public void close() {
        // holds nothing
    }
}
