package org.openquay.motion.io;

import org.openquay.api.ControlPath;
import org.openquay.api.image.ImageShape;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;

/**
 * The crane's inputs of one cycle in physical values, decoded from fresh words only. While the link of a signal is
 * stale its value is the last one and {@link #linkFresh} says so: nothing may act on it.
 *
 * <p>Mutable and preallocated; written by {@code SignalMap}, read by the kernel.
 */
@ControlPath
public final class CraneInputs {

    /** Whether each link's words may be used in this cycle. */
    @EachCycle
    public final boolean[] linkFresh;
    /** All links that carry crane signals other than the bay profile are fresh. */
    @EachCycle
    public boolean ioFresh;
    /** The bay profile is fresh. */
    @EachCycle
    public boolean heightsFresh;
    public final double[] positionM;
    public final boolean[] preLimitPlus;
    public final boolean[] preLimitMinus;
    public final boolean[] endLimitPlus;
    public final boolean[] endLimitMinus;
    public final boolean[] brakeOpened;
    public final boolean[] brakeClosed;
    /** Sum of the load cells: everything that hangs on the ropes, kg. */
    public double suspendedKg;
    /** One bit per corner. */
    public int landedCorners;
    public int lockedCorners;
    public int unlockedCorners;
    public boolean slackRope;
    public double windMps;
    public double swayRad;
    public boolean swayValid;
    /** A new sway value arrived in this cycle. */
    @EachCycle
    public boolean swayNew;
    public double swayRateRadps;
    /** A new sway rate arrived in this cycle. */
    @EachCycle
    public boolean swayRateNew;
    public boolean safetyCircuitClosed;
    public boolean outputWatchdogTripped;
    public final short[] heightCm;
    public final CabinInputs cabin;

    public CraneInputs(ImageShape shape) {
        linkFresh = new boolean[shape.links()];
        positionM = new double[shape.axes()];
        preLimitPlus = new boolean[shape.axes()];
        preLimitMinus = new boolean[shape.axes()];
        endLimitPlus = new boolean[shape.axes()];
        endLimitMinus = new boolean[shape.axes()];
        brakeOpened = new boolean[shape.axes()];
        brakeClosed = new boolean[shape.axes()];
        heightCm = new short[shape.heightCells()];
        cabin = new CabinInputs(shape.axes());
    }

    /** Saves or restores the values: they outlive the words they were decoded from. */
    public void exchange(StateCursor cursor) {
        cursor.values(positionM);
        for (int axis = 0; axis < positionM.length; axis++) {
            preLimitPlus[axis] = cursor.value(preLimitPlus[axis]);
            preLimitMinus[axis] = cursor.value(preLimitMinus[axis]);
            endLimitPlus[axis] = cursor.value(endLimitPlus[axis]);
            endLimitMinus[axis] = cursor.value(endLimitMinus[axis]);
            brakeOpened[axis] = cursor.value(brakeOpened[axis]);
            brakeClosed[axis] = cursor.value(brakeClosed[axis]);
        }
        suspendedKg = cursor.value(suspendedKg);
        landedCorners = cursor.value(landedCorners);
        lockedCorners = cursor.value(lockedCorners);
        unlockedCorners = cursor.value(unlockedCorners);
        slackRope = cursor.value(slackRope);
        windMps = cursor.value(windMps);
        swayRad = cursor.value(swayRad);
        swayValid = cursor.value(swayValid);
        swayRateRadps = cursor.value(swayRateRadps);
        safetyCircuitClosed = cursor.value(safetyCircuitClosed);
        outputWatchdogTripped = cursor.value(outputWatchdogTripped);
        cursor.values(heightCm);
        cabin.exchange(cursor);
    }
}
