package org.openquay.motion.trajectory;

/** How several axes go together. */
public enum Synchronization {
    /** Each axis as fast as it can. */
    NONE,
    /** All axes arrive at the same time. */
    TIME,
    /**
     * All axes arrive at the same time and move in proportion, on a straight line, where the problem allows it: start
     * and target differ in proportion on all axes and the slowest axis' motion, scaled, keeps all limits. Otherwise as
     * {@link #TIME}.
     */
    PHASE
}
