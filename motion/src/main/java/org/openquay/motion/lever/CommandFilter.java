package org.openquay.motion.lever;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * Lets a speed pass when it was asked for long enough in one direction, and in the other direction than the last one
 * only when the axis has stood long enough between.
 */
@ControlPath
final class CommandFilter {

    private final double leastS;
    private final double reverseS;
    private int asked;
    private double askedS;
    private int passed;
    private double stoodS;

    CommandFilter(double leastS, double reverseS) {
        this.leastS = leastS;
        this.reverseS = reverseS;
    }

    /**
     * One cycle; what of the speed may be demanded.
     *
     * @param stands the axis stands
     */
    double pass(double speedMps, boolean stands, double dtS) {
        int direction = (int) Math.signum(speedMps);
        askedS = direction == asked ? Math.min(leastS, askedS + dtS) : 0;
        asked = direction;
        boolean reverses = direction * passed < 0;
        boolean may = direction != 0 && askedS >= leastS && !(reverses && stoodS < reverseS);
        if (may) {
            passed = direction;
            stoodS = 0;
            return speedMps;
        }
        stoodS = stands ? Math.min(reverseS, stoodS + dtS) : 0;
        return 0;
    }

    void exchange(StateCursor cursor) {
        asked = cursor.value(asked);
        askedS = cursor.value(askedS);
        passed = cursor.value(passed);
        stoodS = cursor.value(stoodS);
    }
}
