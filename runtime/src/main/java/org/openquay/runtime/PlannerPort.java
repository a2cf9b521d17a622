package org.openquay.runtime;

import org.openquay.api.ControlPath;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;

/** Plan requests out of the cycle, plans into it; the latest of each wins. */
public final class PlannerPort {

    private final Planner planner;
    private final LatestValue<PlanRequest> requests;
    private final LatestValue<PlanImage> plans;
    private boolean unanswered;

    PlannerPort(ImageShape shape, Planner planner) {
        this.planner = planner;
        requests = new LatestValue<>(() -> new PlanRequest(shape));
        plans = new LatestValue<>(() -> new PlanImage(shape.axes()));
    }

    /** Cycle: a plan that came since the last cycle goes into the image. */
    @ControlPath
    void read(InputImage into) {
        into.planPresent = plans.take();
        if (into.planPresent) {
            into.plan.copyFrom(plans.value());
        }
    }

    /** Cycle: passes the request on, if there is one. */
    @ControlPath
    void write(OutputImage from) {
        if (from.planRequested) {
            requests.slot().copyFrom(from.planRequest);
            requests.publish();
        }
    }

    /** Planner: answers the latest request; false when there is none. One that the planner threw at stays to be answered. */
    public boolean answer() {
        unanswered |= requests.take();
        if (!unanswered) {
            return false;
        }
        planner.plan(requests.value(), plans.slot());
        plans.publish();
        unanswered = false;
        return true;
    }
}
