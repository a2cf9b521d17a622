package org.openquay.api.status;

/** Stops, weakest first; a stronger one replaces a weaker one, never the other way round. */
public enum StopKind {
    NONE,
    /** Holds position and damps; the job goes on when the halt is taken back. */
    HALT,
    /** Ramps down, latched, suspends the job. */
    STOP,
    /** Steepest controlled stop, latched, suspends the job. */
    QUICK_STOP
}
