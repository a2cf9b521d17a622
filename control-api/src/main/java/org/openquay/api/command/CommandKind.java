package org.openquay.api.command;

/** What a command asks for; the fields it uses are named with each. */
public enum CommandKind {
    /** Claims or renews the lease of {@code group}; refused while another writer holds it. Held until expiry. */
    CLAIM_LEASE,
    /** Gives the lease of {@code group} back. */
    RELEASE_LEASE,
    /** Accepts {@code order} as a job; survives its sender. Needs the lease. */
    ADD_JOB,
    /** Cancels the job named in {@code order.jobId}: at once while nothing is carried, refused otherwise. */
    CANCEL_JOB,
    /** Pauses the active job with a controlled stop. Needs no lease: everybody may slow down. */
    PAUSE_JOB,
    /** Resumes the paused job after what held it is gone. Needs the lease. */
    RESUME_JOB,
    /** Live: {@code axis} at {@code value} m/s until expiry; renewed by the sender. Needs the lease. */
    JOG,
    /** Live: turns the twistlocks, {@code value} &gt; 0 lock, &lt; 0 unlock. Needs the lease. */
    TWISTLOCKS,
    /** Holds and damps. Needs no lease. */
    HALT,
    /** Takes a halt back that was called for before it. Needs the lease. Expires {@link Command#TAKES_BACK_NS} after its issue. */
    RELEASE_HALT,
    /**
     * Acknowledges latched faults whose cause is gone, and a stop that was called for before it; never starts motion.
     * Needs no lease but a role. Expires {@link Command#TAKES_BACK_NS} after its issue.
     */
    RESET,
    /** Decides upon a load that hung when control started: go on with what is paused, or drive it by hand. */
    DECIDE_SUSPENDED_LOAD
}
