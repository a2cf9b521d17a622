package org.openquay.motion.spreader;

/**
 * What all corners say together. "Not locked" is not "unlocked": a corner that is neither, or claims both, makes the
 * spreader mixed.
 */
public enum TwistlockState {
    ALL_LOCKED, ALL_UNLOCKED, MIXED
}
