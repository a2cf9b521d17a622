package org.openquay.service.view;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

import org.openquay.api.command.PackedLocation;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;

/**
 * One work instruction as it stands; immutable.
 *
 * @param id          the terminal's id of it
 * @param containerId container
 * @param from        where from
 * @param to          where to
 * @param massKg      mass that the terminal expects, 0 when unknown
 * @param jobNumber   the kernel's number of it
 * @param state       state
 * @param phase       phase of the move
 * @param hold        why it is paused
 * @param weighedKg   mass weighed after lifting
 * @param acceptedAt  when the kernel accepted it
 * @param endedAt     when it ended
 */
public record WorkInstruction(String id, String containerId, String from, String to, double massKg, long jobNumber,
        JobState state, JobPhase phase, HoldReason hold, OptionalDouble weighedKg, Instant acceptedAt,
        Optional<Instant> endedAt) {

    static WorkInstruction accepted(WorkOrder order, long jobNumber, Instant at) {
        return new WorkInstruction(WorkOrder.text(order.jobId), WorkOrder.text(order.containerId),
                PackedLocation.unpack(order.from).toString(), PackedLocation.unpack(order.to).toString(), order.massKg,
                jobNumber, JobState.ACCEPTED, JobPhase.NONE, HoldReason.NONE, OptionalDouble.empty(), at,
                Optional.empty());
    }

    WorkInstruction in(JobState next, HoldReason why, Instant at) {
        return new WorkInstruction(id, containerId, from, to, massKg, jobNumber, next, phase, why, weighedKg,
                acceptedAt,
                next.ended() ? Optional.of(at) : Optional.empty());
    }

    WorkInstruction in(JobPhase next) {
        return new WorkInstruction(id, containerId, from, to, massKg, jobNumber, state, next, hold, weighedKg,
                acceptedAt,
                endedAt);
    }

    WorkInstruction weighed(double kg) {
        return new WorkInstruction(id, containerId, from, to, massKg, jobNumber, state, phase, hold,
                OptionalDouble.of(kg), acceptedAt, endedAt);
    }

    /** The job step in TIC 4.0's words. */
    public String step() {
        if (state == JobState.COMPLETED) {
            return "delivered";
        }
        return switch (phase) {
            case NONE, RAISING, TRAVELLING -> state == JobState.CARRYING ? "movingtodeliver" : "movingtocollect";
            case PLANNING, SETTLING -> state == JobState.CARRYING || state == JobState.PLACING
                    ? "movingtodeliver"
                    : "movingtocollect";
            case MOVING_TO_COLLECT -> "movingtocollect";
            case LANDING_TO_COLLECT, LOCKING -> "readytocollect";
            case LIFTING, MOVING_TO_DELIVER -> "movingtodeliver";
            case LANDING_TO_DELIVER, UNLOCKING -> "readytodeliver";
            case CLEARING, DONE -> "delivered";
        };
    }
}
