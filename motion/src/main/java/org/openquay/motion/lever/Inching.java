package org.openquay.motion.lever;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * Small steps by push buttons: a press that is long enough, made while the axis stands, is one step of a fixed distance
 * from where the axis stands. Whoever keeps the button pressed gets no second one.
 */
@ControlPath
final class Inching {

    private static final double THERE_M = 1e-4;

    private final double inchM;
    private final double leastS;
    private double pressedS;
    private boolean used;
    private int direction;
    private double targetM;

    Inching(double inchM, double leastS) {
        this.inchM = inchM;
        this.leastS = leastS;
    }

    /**
     * One cycle.
     *
     * @param may    steps may be made; when not, one under way is given up
     * @param stands the axis stands
     * @param atM    where its reference is, m
     */
    void step(boolean plus, boolean minus, boolean may, boolean stands, double atM, double dtS) {
        boolean pressed = plus || minus;
        pressedS = plus != minus && may && !used ? pressedS + dtS : 0;
        used = pressed && (used || !may || !stands || direction != 0);
        if (!may || stands && Math.abs(atM - targetM) <= THERE_M) {
            direction = 0;
        }
        if (direction == 0 && stands && pressedS > leastS && inchM > 0) {
            used = true;
            direction = plus ? 1 : -1;
            targetM = atM + direction * inchM;
        }
    }

    /** The step that is under way is given up. */
    void end() {
        direction = 0;
    }

    /** Towards which side a step is under way; 0: none. */
    int direction() {
        return direction;
    }

    /** Where the step ends, m. */
    double targetM() {
        return targetM;
    }

    void exchange(StateCursor cursor) {
        pressedS = cursor.value(pressedS);
        used = cursor.value(used);
        direction = cursor.value(direction);
        targetM = cursor.value(targetM);
    }
}
