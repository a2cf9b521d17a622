package org.openquay.simulator.plant;

/** What must never happen to a crane. */
public enum ViolationKind {
    /** The load touched something at speed, or was driven into it. */
    COLLISION,
    /** The load swung against a container beside it, at speed. */
    STACK_TOUCHED,
    /** The load fell without torque and without brake. */
    LOAD_DROPPED,
    /** An axis reached its hard-wired end limit. */
    LIMIT_OVERRUN,
    /** The ropes let go of a load on an edge that does not bear its middle. */
    TIPPED,
    /** A container was set down where no container belongs. */
    MISPLACED,
    /** The spreader was raised with some twistlocks locked and some not. */
    LIFTED_HALF_LOCKED,
    /** A hoist's brake opened while its drives gave no torque. */
    BRAKE_OPENED_WITHOUT_TORQUE
}
