package org.openquay.api.image;

/**
 * Facts that a step puts out. Each names which fields of its {@link Event} count; fields that are not named are 0.
 *
 * <p>{@code axis} is an axis index unless said otherwise.
 */
public enum EventKind {
    /** {@code writer}, {@code reference} = command id, {@code detail} = lease epoch or job number it led to. */
    COMMAND_ACCEPTED,
    /**
     * {@code writer}, {@code reference} = command id, {@code code} = Refusal, {@code detail} = missing permissions; of
     * LEASE_HELD_BY_OTHER, the writer that holds it.
     */
    COMMAND_REFUSED,
    /** {@code axis} = group, {@code writer}, {@code detail} = epoch. */
    LEASE_GRANTED, LEASE_ENDED,
    /** {@code axis}, {@code code} = AxisState. */
    AXIS_STATE,
    /** {@code axis}, {@code code} = Limiter. */
    LIMITER,
    /** {@code axis}, {@code code} = BrakeState. */
    BRAKE,
    /** {@code axis} = drive, {@code code} = DriveState. */
    DRIVE_STATE,
    /** {@code axis} = drive, {@code code} = AxisOwner. */
    DRIVE_OWNER,
    /** {@code axis} = link. */
    LINK_STALE, LINK_FRESH,
    /** {@code axis} or −1, {@code code} = Fault, {@code detail} = 1 for the first cause since the last reset. */
    FAULT_LATCHED,
    /** {@code writer}; everything latched is gone. */
    RESET_DONE,
    /** {@code writer}, {@code axis} or −1, {@code code} = the first Fault whose cause persists. */
    RESET_REFUSED,
    /** {@code writer}, {@code code} = StopKind. */
    STOP_LATCHED,
    /** {@code reference} = job number, {@code code} = JobState, {@code detail} = HoldReason. */
    JOB_STATE,
    /** {@code reference} = job number, {@code code} = JobPhase. */
    JOB_PHASE,
    /** {@code reference} = request id. */
    PLAN_REQUESTED,
    /** {@code reference} = request id, {@code value} = duration, s. */
    PLAN_ADOPTED,
    /** {@code reference} = request id, {@code code} = PlanResult, {@code detail} = obstacle. */
    PLAN_REFUSED,
    /** {@code value} = where across the quay, m; {@code reference} = job number or 0. */
    LANDED, LIFTED_OFF,
    /** {@code reference} = job number or 0. */
    LOCKED, UNLOCKED,
    /** {@code value} = mass of the load without spreader, kg; {@code reference} = job number. */
    LOAD_WEIGHED,
    /** {@code value} = wind speed, m/s. */
    WIND_WARNING,
    /** {@code value} = load, kg. */
    LOAD_WARNING,
    /** {@code detail} = ticks missed, {@code value} = lateness, ms. */
    CYCLE_MISSED,
    /** {@code detail} = number of events that found no room in this cycle. */
    EVENTS_LOST,
    /**
     * {@code writer}, {@code code} = StopKind, {@code detail} = the StopKind in force, which is as strong: somebody called
     * for a stop, and nothing changed.
     */
    STOP_CALLED
}
