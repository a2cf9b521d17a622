package org.openquay.api.status;

/** Where in a move the crane is. */
public enum JobPhase {
    NONE,
    /** Raising the spreader or load to where the gantry may travel. */
    RAISING,
    /** Gantry to the bay. */
    TRAVELLING,
    /** A transfer is being planned. */
    PLANNING,
    /** Trolley and hoist to above the container, TIC 4.0 movingtocollect. */
    MOVING_TO_COLLECT,
    /** Waiting for the load to hang still. */
    SETTLING,
    /** Last stretch down onto the container, TIC 4.0 readytocollect. */
    LANDING_TO_COLLECT, LOCKING,
    /** Slow first lift: load is weighed. */
    LIFTING,
    /** Trolley and hoist to above the target, TIC 4.0 movingtodeliver. */
    MOVING_TO_DELIVER, LANDING_TO_DELIVER, UNLOCKING,
    /** Spreader up to clear height. */
    CLEARING, DONE
}
