package org.openquay.api.image;

import org.openquay.api.command.WorkOrder;
import org.openquay.api.status.CraneMode;
import org.openquay.api.status.Fault;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;
import org.openquay.api.status.StopKind;

/** The crane as it is shown to people, 20 times a second; derived from the step's state, never fed back. */
public final class StatusImage {

    /** A status goes out every so many milliseconds. */
    public static final int PERIOD_MS = 50;

    public CraneMode mode = CraneMode.OTHER;
    public final AxisStatus[] axes;
    /** Mass below the spreader (without it), kg. */
    public double loadKg;
    /** Sway of the load, positive ahead in plus direction. */
    public double swayRad;
    public double swayRateRadps;
    public boolean swayValid;
    public double windMps;
    /** One bit per corner. */
    public int landedCorners;
    public int lockedCorners;
    public int unlockedCorners;
    public boolean slackRope;
    public StopKind stop = StopKind.NONE;
    /** The fault that latched first since the last reset, and its axis or −1. */
    public Fault firstFault = Fault.NONE;
    public int firstFaultAxis = -1;
    /** A load hangs from before the start and nobody has decided upon it. */
    public boolean loadUndecided;
    /** Writer that holds each group's lease, or −1; and its epoch. */
    public final int[] leaseHolder;
    public final long[] leaseEpoch;
    /** The active job; number 0 when there is none. */
    public long jobNumber;
    public JobState jobState = JobState.NONE;
    public JobPhase jobPhase = JobPhase.NONE;
    public HoldReason hold = HoldReason.NONE;
    public final WorkOrder order = new WorkOrder();
    /** Accepted jobs that wait behind it. */
    public int jobsWaiting;
    /** Elapsed and planned time of the plan being followed; 0 when there is none, s. */
    public double planElapsedS;
    public double planDurationS;
    /** Bay profile, cm above the rail. */
    public final short[] heightCm;

    public StatusImage(ImageShape shape) {
        axes = new AxisStatus[shape.axes()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = new AxisStatus();
        }
        leaseHolder = new int[shape.groups()];
        leaseEpoch = new long[shape.groups()];
        heightCm = new short[shape.heightCells()];
    }
}
