package org.openquay.api.crane;

/** Who opens and closes an axis's brake. */
public enum BrakeOwner {
    /** The drive's own brake program; control commands the drive and supervises the acknowledgements. */
    DRIVE,
    /** Control: torque preload, proof, release output, supervised by {@code org.openquay.motion}. */
    CONTROL
}
