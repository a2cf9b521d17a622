package org.openquay.api.status;

/** State of an axis, in PLCopen's terms (Motion Control part 1, state diagram). */
public enum AxisState {
    /** No power: the drive does not modulate. */
    DISABLED,
    /** Powered, reference 0 (the brake may be closed). */
    STANDSTILL, HOMING,
    /** On its way to a position. */
    DISCRETE_MOTION,
    /** Following a speed. */
    CONTINUOUS_MOTION,
    /** Following a plan together with other axes. */
    SYNCHRONIZED_MOTION,
    /** Ramping down on a stop; accepts no motion. */
    STOPPING,
    /** Stopped by a fault; leaves only by an explicit reset. */
    ERROR_STOP
}
