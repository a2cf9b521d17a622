package org.openquay.motion.lever;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.LeverInput;
import org.openquay.api.state.StateCursor;

/**
 * From the contacts of a step switch to a speed. A step counts when its contacts have stood for the settling time, so
 * that nothing between two steps is ever asked for; a direction that opens ends it at once, and so does one that
 * contradicts the other.
 */
@ControlPath
final class StepSwitch {

    private final double[] speedsMps;
    private final double settleS;
    private int direction;
    private int step;
    private int seen;
    private double seenS;

    StepSwitch(LeverInput.Steps steps) {
        speedsMps = steps.speedsMps().stream().mapToDouble(Double::doubleValue).toArray();
        settleS = steps.settleS();
    }

    /** One cycle; the speed with its sign. */
    double speedMps(boolean plus, boolean minus, int contacts, double dtS) {
        int towards = plus == minus ? 0 : plus ? 1 : -1;
        int shows = towards == 0 ? 0 : Math.min(speedsMps.length, 1 + highest(contacts));
        if (towards == 0 || towards != direction) {
            direction = towards;
            step = 0;
            seen = 0;
        }
        seenS = shows == seen ? seenS + dtS : 0;
        seen = shows;
        if (seenS >= settleS) {
            step = seen;
            seenS = settleS;
        }
        return step == 0 ? 0 : direction * speedsMps[step - 1];
    }

    /** The highest closed contact, counted from 1; 0 when none is. */
    private static int highest(int contacts) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(contacts);
    }

    void exchange(StateCursor cursor) {
        direction = cursor.value(direction);
        step = cursor.value(step);
        seen = cursor.value(seen);
        seenS = cursor.value(seenS);
    }
}
