package org.openquay.api.drive;

/** Who commands the drive, as the drive itself reports it. */
public enum AxisOwner {
    UNKNOWN,
    /** This controller. */
    OURS,
    /** Another controller on the bus. */
    OTHER,
    /** The drive's own panel or terminals. */
    LOCAL
}
