package org.openquay.motion.sway;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.PlanResult;

/**
 * Plans how trolley and hoist carry the load from standstill to standstill together: over everything that stands in
 * the way, within the limits of both axes, and with the load hanging still at the end although the rope length
 * changes on the way.
 *
 * <p>The load is a point in the twistlock plane on a rope of length {@code PendulumDescription.lengthM}. The plan
 * starts from a load that hangs still; sway that is there at the start is left to {@link SwayControl} and only widens
 * the distance kept to obstacles.
 *
 * <p>A pure function of the crane's description and the request: bounded by iterations, never by time, the same on
 * every machine. Takes some milliseconds and owns its scratch memory: one planner per thread, off the control path.
 * Never throws for a request; what cannot be planned is refused by a {@link PlanResult} that names the obstacle.
 */
public final class TransferPlanner {

    /**
     * @throws IllegalArgumentException when the crane has no trolley or no hoist
     */
    public TransferPlanner(CraneDescription crane) {}

    /** Answers the request; {@code out} is written whole, whatever the result. */
    public void plan(PlanRequest request, PlanImage out) {
        out.requestId = request.requestId;
        out.result = PlanResult.NOT_CONVERGED;
        out.obstacle = -1;
        out.durationS = 0;
        out.peakSwayRad = 0;
        out.clearanceM = 0;
        out.trolley.segments = 0;
        out.hoist.segments = 0;
    }
}
