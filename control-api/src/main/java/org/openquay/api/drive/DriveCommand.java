package org.openquay.api.drive;

import org.openquay.api.ControlPath;

/** What the kernel tells one drive in one cycle; mutable, owned by the step, reused every cycle. */
@ControlPath
public final class DriveCommand {

    /** What is wanted. */
    public DriveRequest request = DriveRequest.OFF;
    /** Speed reference in axis units, m/s. */
    public double speedMps;
    /** Torque added to the speed controller's output, fraction of rated. */
    public double torque;
    /** Acknowledge a fault; the profile makes the edge of it. */
    public boolean resetFault;
}
