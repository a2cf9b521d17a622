package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;

/** The work order in hand and how far it has come. */
@ControlPath
final class Job {

    private static final JobState[] STATES = JobState.values();
    private static final JobPhase[] PHASES = JobPhase.values();
    private static final HoldReason[] HOLDS = HoldReason.values();

    final WorkOrder order = new WorkOrder();
    /** 0 when there is no job. */
    long number;
    JobState state = JobState.NONE;
    JobPhase phase = JobPhase.NONE;
    HoldReason hold = HoldReason.NONE;
    /** The twistlocks were told to lock for this job: what is locked since then is its container. */
    boolean lockOrdered;
    /** The container was lifted and weighed. */
    boolean picked;
    /** The container was let go at its target. */
    boolean released;
    /** Somebody has seen an implausible weight and told the job to go on. */
    boolean weightAccepted;
    /** Time in the present phase, s. */
    double phaseS;
    /** Hoist position that the present phase goes to or began at, m. */
    double markM;
    /** Landings that went wrong on this leg, and landings broken off for sway. */
    int landingsFailed;
    int landingsBrokenOff;
    /** How long the load has been waited for to be calm, on this leg, s. */
    double settlingS;

    boolean active() {
        return number != 0;
    }

    boolean running() {
        return active() && state != JobState.PAUSED;
    }

    boolean paused() {
        return active() && state == JobState.PAUSED;
    }

    void begin(long jobNumber, WorkOrder jobOrder) {
        clear();
        number = jobNumber;
        order.copyFrom(jobOrder);
        state = JobState.ACCEPTED;
    }

    void clear() {
        order.clear();
        number = 0;
        state = JobState.NONE;
        phase = JobPhase.NONE;
        hold = HoldReason.NONE;
        lockOrdered = false;
        picked = false;
        released = false;
        weightAccepted = false;
        phaseS = 0;
        markM = 0;
        landingsFailed = 0;
        landingsBrokenOff = 0;
        settlingS = 0;
    }

    /** Where the present leg ends: at the container to collect, then at its target. */
    double targetTrolleyM() {
        return picked ? order.placeAcrossM : order.pickAcrossM;
    }

    double targetGantryM() {
        return picked ? order.placeAlongM : order.pickAlongM;
    }

    double targetHeightM() {
        return picked ? order.placeHeightM : order.pickHeightM;
    }

    /** The state that goes with a phase of this job. */
    JobState stateIn(JobPhase inPhase) {
        return switch (inPhase) {
            case NONE -> JobState.ACCEPTED;
            case RAISING, TRAVELLING, PLANNING, SETTLING -> picked ? JobState.CARRYING : JobState.PICKING;
            case MOVING_TO_COLLECT, LANDING_TO_COLLECT, LOCKING, LIFTING -> JobState.PICKING;
            case MOVING_TO_DELIVER -> JobState.CARRYING;
            case LANDING_TO_DELIVER, UNLOCKING, CLEARING -> JobState.PLACING;
            case DONE -> JobState.COMPLETED;
        };
    }

    void exchange(StateCursor cursor) {
        order.exchange(cursor);
        number = cursor.value(number);
        state = cursor.value(state, STATES);
        phase = cursor.value(phase, PHASES);
        hold = cursor.value(hold, HOLDS);
        lockOrdered = cursor.value(lockOrdered);
        picked = cursor.value(picked);
        released = cursor.value(released);
        weightAccepted = cursor.value(weightAccepted);
        phaseS = cursor.value(phaseS);
        markM = cursor.value(markM);
        landingsFailed = cursor.value(landingsFailed);
        landingsBrokenOff = cursor.value(landingsBrokenOff);
        settlingS = cursor.value(settlingS);
    }
}
