package org.openquay.service.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
 * One writer's commands: appends each to its queue, on a thread of its own since that may wait for the disk, and waits
 * for the kernel's answer in the journal. Thread-safe; commands go out in the order in which they were sent.
 */
public final class CommandDesk implements AutoCloseable {

    /** Most commands that may wait for their answer; more are turned away. */
    public static final int MAX_PENDING = 256;
    private static final long ANSWER_MS = 3_000;
    private static final long CLOSE_MS = 2_000;
    private static final long US = 1_000L;
    private static final long MS = 1_000_000L;

    private final List<String> axes;
    private final List<String> writers;
    private final int writer;
    private final CommandWriter queue;
    private final long bootId;
    private final ExecutorService appender;
    private final Semaphore room = new Semaphore(MAX_PENDING);
    private final Map<Long, CompletableFuture<Answer>> pending = new ConcurrentHashMap<>();
    /** Of the last command; guarded by this. */
    private long lastId;
    private long lastSequence;

    /**
     * @param craneId the crane that the commands are for
     * @param axes    the names of its axes, by the kernel's numbers
     * @param writers the names of all who may hold a lease, by the kernel's numbers
     * @param name    the name of this one
     */
    public CommandDesk(Path journal, String craneId, List<String> axes, List<String> writers, String name)
            throws JournalException {
        this.axes = List.copyOf(axes);
        this.writers = List.copyOf(writers);
        writer = writers.indexOf(name);
        queue = CommandWriter.open(journal, craneId, name);
        bootId = BootId.read();
        appender = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("openquay commands of " + name).daemon(true).factory());
    }

    /** Too many commands wait for their answers. */
    public static final class Overloaded extends Exception {

        private static final long serialVersionUID = 1L;

        Overloaded() {
            super("more than " + MAX_PENDING + " commands wait for an answer");
        }
    }

    /**
     * Sends a command; completes with the kernel's answer, or fails when it could not be written. Does not wait.
     *
     * @param fill         sets kind and fields of the command
     * @param timeToLiveMs from now; afterwards it must not act
     */
    public CompletableFuture<Answer> send(Consumer<Command> fill, long timeToLiveMs) throws Overloaded {
        Command command = new Command();
        fill.accept(command);
        command.bootId = bootId;
        command.expiresNs = System.nanoTime() + timeToLiveMs * MS;
        if (!room.tryAcquire()) {
            throw new Overloaded();
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        long id = handOver(command, answer);
        return answer.completeOnTimeout(new Answer.Unanswered(id), ANSWER_MS, TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> {
                    pending.remove(id);
                    room.release();
                });
    }

    private synchronized long handOver(Command command, CompletableFuture<Answer> answer) {
        command.commandId = nextId();
        command.sequence = nextSequence();
        pending.put(command.commandId, answer);
        try {
            appender.execute(() -> append(command, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new JournalException("the service is closing", e));
        }
        return command.commandId;
    }

    private void append(Command command, CompletableFuture<Answer> answer) {
        try {
            queue.append(command);
        } catch (JournalException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /** Unique for this writer, over restarts of this process and of the machine: follows the wall clock. */
    private long nextId() {
        lastId = Math.max(lastId + 1, System.currentTimeMillis() * US);
        return lastId;
    }

    /** Grows over restarts of this process, whatever is done to the wall clock; the kernel begins anew with each boot. */
    private long nextSequence() {
        lastSequence = Math.max(lastSequence + 1, System.nanoTime() / US);
        return lastSequence;
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
            waiting.complete(accepted ? new Answer.Accepted(event.reference, event.detail) : refused(event));
        }
    }

    private Answer refused(Event event) {
        Refusal refusal = Refusal.values()[event.code];
        return switch (refusal) {
            case LEASE_HELD_BY_OTHER ->
                new Answer.Refused(event.reference, refusal, 0, name(writers, event.detail, "writer "), "");
            case AXIS_MOVES ->
                new Answer.Refused(event.reference, refusal, 0, "", name(axes, event.detail, "axis "));
            default -> new Answer.Refused(event.reference, refusal, event.detail, "", "");
        };
    }

    /** By its number where control knows another list than this service. */
    private static String name(List<String> names, long number, String otherwise) {
        return number >= 0 && number < names.size() ? names.get((int) number) : otherwise + number;
    }

    /** What was sent is still written; what waits for an answer does not get one. */
    @Override
    public void close() {
        appender.shutdown();
        try {
            appender.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.close();
    }
}
