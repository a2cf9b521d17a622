package org.openquay.api.drive;

/** What the kernel wants of a drive in this cycle. */
public enum DriveRequest {
    /** Off by ramp, then without torque (OFF1 while turning, standing: ready). */
    OFF,
    /** Modulate and follow the speed reference. */
    RUN,
    /** Steepest controlled stop (OFF3). */
    QUICK_STOP,
    /** Torque off at once (OFF2). */
    COAST
}
