package org.openquay.service.view;

import java.time.Instant;
import java.util.ArrayList;
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

    private final Map<Asked, WorkOrder> asked = new HashMap<>();
    private final Map<String, WorkInstruction> byId = new LinkedHashMap<>();
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
            byId.remove(accepted.id());
            byId.put(accepted.id(), accepted);
            idOfJob.put(event.detail, accepted.id());
            if (byId.size() > CAPACITY) {
                byId.values().stream().filter(old -> old.state().ended()).findFirst()
                        .ifPresent(old -> byId.remove(old.id()));
            }
        }
    }

    private void change(long jobNumber, UnaryOperator<WorkInstruction> by) {
        String id = idOfJob.get(jobNumber);
        if (id != null) {
            byId.computeIfPresent(id, (key, instruction) -> by.apply(instruction));
        }
    }

    /** All of them, newest first. */
    public synchronized List<WorkInstruction> newestFirst() {
        return new ArrayList<>(byId.values()).reversed();
    }

    public synchronized Optional<WorkInstruction> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The work instruction of one of the kernel's jobs. */
    public synchronized Optional<WorkInstruction> ofJob(long jobNumber) {
        return Optional.ofNullable(idOfJob.get(jobNumber)).map(byId::get);
    }
}
