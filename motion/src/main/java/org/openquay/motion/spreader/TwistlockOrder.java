package org.openquay.motion.spreader;

/** What is wanted of the twistlocks. */
public enum TwistlockOrder {
    NONE, LOCK, UNLOCK
}
