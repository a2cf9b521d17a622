package org.openquay.api.drive;

import org.openquay.api.ControlPath;

/** What a drive told in its last valid words; mutable, owned by the step, reused every cycle. */
@ControlPath
public final class DriveFeedback {

    public DriveState state = DriveState.UNKNOWN;
    public AxisOwner owner = AxisOwner.UNKNOWN;
    /** Actual speed in axis units, m/s. */
    public double speedMps;
    /** Actual torque, fraction of rated. */
    public double torque;
    /** The drive reports a warning. */
    public boolean alarm;
    /** The drive reports that it is at its setpoint. */
    public boolean atSetpoint;
    /** Fault number as the drive names it, 0 when the profile's words carry none. */
    public int faultCode;

    /** Forgets everything: the words are stale. */
    public void unknown() {
        state = DriveState.UNKNOWN;
        owner = AxisOwner.UNKNOWN;
        alarm = false;
        atSetpoint = false;
    }
}
