package org.openquay.motion.spreader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every combination of four corners, three signals each, with the hoist at rest or not. */
class SpreaderInterlockTest {

    @Test
    void theHoistMovesOnlyAllLockedOrAllUnlocked() {
        int allowed = 0;
        for (int locked = 0; locked < 16; locked++) {
            for (int unlocked = 0; unlocked < 16; unlocked++) {
                boolean everyCornerLocked = everyCorner(locked) && noCorner(unlocked);
                boolean everyCornerUnlocked = everyCorner(unlocked) && noCorner(locked);
                assertThat(SpreaderInterlock.hoistAllowed(locked, unlocked))
                        .as("locked %4s unlocked %4s", Integer.toBinaryString(locked), Integer.toBinaryString(unlocked))
                        .isEqualTo(everyCornerLocked || everyCornerUnlocked);
                allowed += SpreaderInterlock.hoistAllowed(locked, unlocked) ? 1 : 0;
            }
        }
        assertThat(allowed).isEqualTo(2);
    }

    @Test
    void theTwistlocksTurnOnlyLandedOnEveryCornerWithTheHoistAtRest() {
        for (int landed = 0; landed < 16; landed++) {
            assertThat(SpreaderInterlock.turningAllowed(landed, true)).isEqualTo(everyCorner(landed));
            assertThat(SpreaderInterlock.turningAllowed(landed, false)).isFalse();
        }
    }

    @Test
    void notLockedIsNotUnlocked() {
        assertThat(SpreaderInterlock.state(0b0111, 0)).isEqualTo(TwistlockState.MIXED);
        assertThat(SpreaderInterlock.state(0, 0)).isEqualTo(TwistlockState.MIXED);
        assertThat(SpreaderInterlock.state(0b1111, 0b1111)).isEqualTo(TwistlockState.MIXED);
    }

    private static boolean everyCorner(int mask) {
        for (int corner = 0; corner < 4; corner++) {
            if ((mask & 1 << corner) == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean noCorner(int mask) {
        return mask == 0;
    }
}
