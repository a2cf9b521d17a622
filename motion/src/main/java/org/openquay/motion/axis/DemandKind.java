package org.openquay.motion.axis;

/** What the crane layer wants of an axis in this cycle. */
public enum DemandKind {
    /** No motion: come to rest, and after the hold time close the brake and power down. */
    REST,
    /** Stay at standstill under power, ready to move at once. */
    HOLD,
    /** Continuous motion at {@code speedMps}, jerk-limited, until the demand changes (jog, creep). */
    VELOCITY,
    /** Discrete motion to {@code positionM} at no more than {@code speedMps}, jerk-limited, time-optimal. */
    POSITION,
    /** Follow the reference given in {@code positionM, speedMps, accelerationMps2} of this cycle (a plan). */
    PATH
}
