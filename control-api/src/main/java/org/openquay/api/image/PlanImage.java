package org.openquay.api.image;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * A plan as it is adopted: how the axes travel together, or why there is no plan.
 *
 * <p>Self-contained: recorded whole as an input at the tick that adopts it, so that a replay needs no planner.
 */
@ControlPath
public final class PlanImage {

    /** The request that this answers. */
    public long requestId;
    public PlanResult result = PlanResult.OK;
    /** Index of the keep-out that is in the way; −1 for none; −2 − cell for a cell of the bay profile. */
    public int obstacle = -1;
    public double durationS;
    /** Greatest sway angle that the plan itself makes, rad. */
    public double peakSwayRad;
    /** Least distance to any obstacle along the way, m. */
    public double clearanceM;
    /** The path of each axis, by its index; an axis without segments stays where it starts. */
    public final AxisPath[] paths;

    /** @param axes number of axes of the crane */
    public PlanImage(int axes) {
        paths = new AxisPath[axes];
        for (int i = 0; i < axes; i++) {
            paths[i] = new AxisPath();
        }
    }

    public void copyFrom(PlanImage other) {
        requestId = other.requestId;
        result = other.result;
        obstacle = other.obstacle;
        durationS = other.durationS;
        peakSwayRad = other.peakSwayRad;
        clearanceM = other.clearanceM;
        for (int i = 0; i < paths.length; i++) {
            paths[i].copyFrom(other.paths[i]);
        }
    }

    public void exchange(StateCursor cursor) {
        requestId = cursor.value(requestId);
        result = cursor.value(result, RESULTS);
        obstacle = cursor.value(obstacle);
        durationS = cursor.value(durationS);
        peakSwayRad = cursor.value(peakSwayRad);
        clearanceM = cursor.value(clearanceM);
        for (AxisPath path : paths) {
            path.exchange(cursor);
        }
    }

    private static final PlanResult[] RESULTS = PlanResult.values();
}
