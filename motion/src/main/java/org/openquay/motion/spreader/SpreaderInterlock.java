package org.openquay.motion.spreader;

import org.openquay.api.ControlPath;

/**
 * The truth table of the spreader, one bit per corner in each argument:
 *
 * <ul>
 * <li>the hoist may move, up or down, only with all twistlocks locked or all unlocked;
 * <li>the twistlocks may turn only with all corners landed and the hoist at rest.
 * </ul>
 *
 * <p>Source: EN 15056 as TIC 4.0 refers to it in its definition of {@code locked}.
 */
@ControlPath
public final class SpreaderInterlock {

    /** All four corners. */
    public static final int ALL = 0b1111;

    private SpreaderInterlock() {}

    public static TwistlockState state(int lockedCorners, int unlockedCorners) {
        if (lockedCorners == ALL && unlockedCorners == 0) {
            return TwistlockState.ALL_LOCKED;
        }
        return lockedCorners == 0 && unlockedCorners == ALL ? TwistlockState.ALL_UNLOCKED : TwistlockState.MIXED;
    }

    public static boolean hoistAllowed(int lockedCorners, int unlockedCorners) {
        return state(lockedCorners, unlockedCorners) != TwistlockState.MIXED;
    }

    public static boolean turningAllowed(int landedCorners, boolean hoistAtRest) {
        return landedCorners == ALL && hoistAtRest;
    }
}
