package org.openquay.service.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.openquay.api.command.Command;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.Refusal;
import org.openquay.journal.JournalException;
import org.openquay.journal.command.CommandWriter;
import org.openquay.journal.identity.BootId;
import org.openquay.service.view.LoggedEvent;

/**
 * One writer's commands: appends each to its queue and waits for the kernel's answer in the journal. Thread-safe.
 */
public final class CommandDesk implements AutoCloseable {

    /** Most commands that may wait for their answer; more are turned away. */
    public static final int MAX_PENDING = 256;
    private static final long ANSWER_MS = 3_000;
    private static final long MS = 1_000_000L;

    private final int writer;
    private final CommandWriter queue;
    private final long bootId;
    private final AtomicLong lastSequence = new AtomicLong();
    private final Map<Long, CompletableFuture<Answer>> pending = new ConcurrentHashMap<>();

    /**
     * @param writer the kernel's number of this writer
     * @param name   its name
     */
    public CommandDesk(Path journal, int writer, String name) throws JournalException {
        this.writer = writer;
        queue = CommandWriter.open(journal, name);
        bootId = BootId.read();
    }

    /** Too many commands wait for their answers. */
    public static final class Overloaded extends Exception {

        private static final long serialVersionUID = 1L;

        Overloaded() {
            super("more than " + MAX_PENDING + " commands wait for an answer");
        }
    }

    /**
     * Sends a command; completes with the kernel's answer.
     *
     * @param fill         sets kind and fields of the command
     * @param timeToLiveMs from now; afterwards it must not act
     */
    public CompletableFuture<Answer> send(Consumer<Command> fill, long timeToLiveMs)
            throws JournalException, Overloaded {
        if (pending.size() >= MAX_PENDING) {
            throw new Overloaded();
        }
        Command command = new Command();
        fill.accept(command);
        long sequence = nextSequence();
        command.commandId = sequence;
        command.sequence = sequence;
        command.bootId = bootId;
        command.expiresNs = System.nanoTime() + timeToLiveMs * MS;
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        pending.put(sequence, answer);
        try {
            queue.append(command);
        } catch (JournalException | RuntimeException e) {
            pending.remove(sequence);
            throw e;
        }
        return answer.completeOnTimeout(new Answer.Unanswered(sequence), ANSWER_MS, TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> pending.remove(sequence));
    }

    /** Grows over restarts of this process too, since it follows the wall clock in microseconds. */
    private long nextSequence() {
        long nowUs = System.currentTimeMillis() * 1000;
        return lastSequence.updateAndGet(last -> Math.max(last + 1, nowUs));
    }

    /** Takes the kernel's answers out of the events. */
    public void hear(LoggedEvent logged) {
        Event event = logged.event();
        boolean accepted = event.kind == EventKind.COMMAND_ACCEPTED;
        if (event.writer != writer || !(accepted || event.kind == EventKind.COMMAND_REFUSED)) {
            return;
        }
        CompletableFuture<Answer> waiting = pending.get(event.reference);
        if (waiting != null) {
            waiting.complete(accepted
                    ? new Answer.Accepted(event.reference, event.detail)
                    : new Answer.Refused(event.reference, Refusal.values()[event.code], event.detail));
        }
    }

    @Override
    public void close() {
        queue.close();
    }
}
