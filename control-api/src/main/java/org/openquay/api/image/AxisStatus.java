package org.openquay.api.image;

import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveState;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.Fault;
import org.openquay.api.status.Limiter;

/** One axis as it is shown to people. */
public final class AxisStatus {

    public AxisState state = AxisState.DISABLED;
    public double positionM;
    public double speedMps;
    /** The speed reference that went to the drive, m/s. */
    public double referenceMps;
    public double targetM;
    /** Torque of its first drive, fraction of rated. */
    public double torque;
    /** What shaped the reference. */
    public Limiter limiter = Limiter.NONE;
    /** Missing permissions towards plus and towards minus, see {@code Permission}. */
    public long missingPlus;
    public long missingMinus;
    public BrakeState brake = BrakeState.CLOSED;
    /** State and owner of its first drive that is not in order, or of its first drive. */
    public DriveState drive = DriveState.UNKNOWN;
    public AxisOwner owner = AxisOwner.UNKNOWN;
    /** The fault that latched first on this axis. */
    public Fault fault = Fault.NONE;
}
