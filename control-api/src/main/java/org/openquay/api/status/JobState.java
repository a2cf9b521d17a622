package org.openquay.api.status;

/** State of a work instruction. */
public enum JobState {
    NONE, ACCEPTED, PICKING, CARRYING, PLACING,
    /** Held by somebody or something; the hold reason says which; resumed explicitly. */
    PAUSED, COMPLETED, ABORTED, CANCELLED;

    public boolean ended() {
        return this == COMPLETED || this == ABORTED || this == CANCELLED;
    }
}
