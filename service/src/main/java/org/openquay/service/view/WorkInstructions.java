package org.openquay.service.view;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;

/**
 * All work instructions that the kernel has accepted, as the journal tells them; at most {@link #CAPACITY}, the oldest
 * ended ones leave first. Thread-safe.
 */
public final class WorkInstructions {

    public static final int CAPACITY = 10_000;

    private record Asked(int writer, long commandId) {}

    /** Commands whose decision was not seen yet; the kernel decides upon a command in the cycle that takes it. */
    private static final int MAX_ASKED = 1024;

    private final Map<Asked, WorkOrder> asked = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, WorkOrder> eldest) {
            return size() > MAX_ASKED;
        }
    };
    private final LinkedHashMap<String, WorkInstruction> byId = new LinkedHashMap<>();
    private final Map<Long, String> idOfJob = new HashMap<>();

    synchronized void take(Command command) {
        if (command.kind == CommandKind.ADD_JOB) {
            WorkOrder order = new WorkOrder();
            order.copyFrom(command.order);
            asked.put(new Asked(command.writer, command.commandId), order);
        }
    }

    synchronized void take(Event event, Instant at) {
        switch (event.kind) {
            case COMMAND_ACCEPTED, COMMAND_REFUSED -> decided(event, at);
            case JOB_STATE -> change(event.reference, instruction -> instruction.in(JobState.values()[event.code],
                    HoldReason.values()[(int) event.detail], at));
            case JOB_PHASE -> change(event.reference, instruction -> instruction.in(JobPhase.values()[event.code]));
            case LOAD_WEIGHED -> change(event.reference, instruction -> instruction.weighed(event.value));
            default -> {
                // says nothing about work instructions
            }
        }
    }

    private void decided(Event event, Instant at) {
        WorkOrder order = asked.remove(new Asked(event.writer, event.reference));
        if (order != null && event.kind == EventKind.COMMAND_ACCEPTED) {
            WorkInstruction accepted = WorkInstruction.accepted(order, event.detail, at);
            WorkInstruction former = byId.remove(accepted.id());
            if (former != null) {
                idOfJob.remove(former.jobNumber());
            }
            byId.put(accepted.id(), accepted);
            idOfJob.put(event.detail, accepted.id());
            forgetOldest();
        }
    }

    private void forgetOldest() {
        if (byId.size() > CAPACITY) {
            byId.values().stream().filter(old -> old.state().ended()).findFirst().ifPresent(old -> {
                byId.remove(old.id());
                idOfJob.remove(old.jobNumber());
            });
        }
    }

    private void change(long jobNumber, UnaryOperator<WorkInstruction> by) {
        String id = idOfJob.get(jobNumber);
        if (id != null) {
            byId.computeIfPresent(id, (key, instruction) -> by.apply(instruction));
        }
    }

    /** At most {@code limit} of them, newest first. */
    public synchronized List<WorkInstruction> newestFirst(int limit) {
        return byId.sequencedValues().reversed().stream().limit(limit).toList();
    }

    public synchronized Optional<WorkInstruction> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The work instruction of one of the kernel's jobs. */
    public synchronized Optional<WorkInstruction> ofJob(long jobNumber) {
        return Optional.ofNullable(idOfJob.get(jobNumber)).map(byId::get);
    }

    /** The work instruction that the event is about. */
    public Optional<WorkInstruction> about(Event event) {
        return switch (event.kind) {
            case JOB_STATE, JOB_PHASE, LANDED, LIFTED_OFF, LOCKED, UNLOCKED, LOAD_WEIGHED -> ofJob(event.reference);
            default -> Optional.empty();
        };
    }
}
