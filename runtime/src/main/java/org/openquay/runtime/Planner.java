package org.openquay.runtime;

import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;

/** Answers plan requests; a pure function, called by one thread at a time, bounded by iterations. */
@FunctionalInterface
public interface Planner {

    /** Fills {@code out} with the plan, or with the reason why there is none. */
    void plan(PlanRequest request, PlanImage out);
}
