package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;

/** How long each phase of a move may take, and what holds the move when it takes longer. */
@ControlPath
final class PhaseTimes {

    private PhaseTimes() {}

    /** Longest time in the phase, s. */
    static double longestS(JobPhase phase) {
        return switch (phase) {
            // until links, drives and I/O of a crane that was just switched on have told something
            case NONE -> 10;
            case DONE -> Double.POSITIVE_INFINITY;
            case RAISING -> 120;
            case TRAVELLING -> 600;
            case PLANNING -> 60;
            case MOVING_TO_COLLECT, MOVING_TO_DELIVER -> 180;
            case SETTLING -> 60;
            case LANDING_TO_COLLECT, LANDING_TO_DELIVER -> 60;
            case LOCKING, UNLOCKING -> 60;
            case LIFTING, CLEARING -> 60;
        };
    }

    static HoldReason holdAfter(JobPhase phase) {
        return switch (phase) {
            case SETTLING -> HoldReason.NOT_SETTLED;
            case LOCKING -> HoldReason.LOCK_FAILED;
            case UNLOCKING -> HoldReason.UNLOCK_FAILED;
            default -> HoldReason.MOTION_TIMEOUT;
        };
    }
}
