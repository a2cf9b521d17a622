package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.state.EachCycle;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.StopKind;

/**
 * What the crane layer demands of one axis in one cycle. Mutable, set anew every cycle.
 *
 * <p>A demand never overrides an axis's own limits, interlocks or faults: those restrict it, and the axis says which did.
 */
@ControlPath
@EachCycle
public final class AxisDemand {

    public DemandKind kind = DemandKind.REST;
    public double positionM;
    public double speedMps;
    public double accelerationMps2;
    /** Speed added to the reference by sway damping, already part of the axis's budget, m/s. */
    public double dampingMps;
    /** What has shaped the demand itself, named when nothing in the axis has shaped its reference further. */
    public Limiter shapedBy = Limiter.NONE;
    /** A stop that dominates the demand. */
    public StopKind stop = StopKind.NONE;
    /** Why the stop, or why it holds, as the axis will name it. */
    public Limiter stopLimiter = Limiter.NONE;
    /** Permissions that the crane layer finds missing towards plus and towards minus. */
    public long missingPlus;
    public long missingMinus;

    public void rest() {
        kind = DemandKind.REST;
        positionM = 0;
        speedMps = 0;
        accelerationMps2 = 0;
        dampingMps = 0;
        shapedBy = Limiter.NONE;
        stop = StopKind.NONE;
        stopLimiter = Limiter.NONE;
        missingPlus = 0;
        missingMinus = 0;
    }
}
