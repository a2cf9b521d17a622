package org.openquay.motion.io;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * What the cabin's levers, switches and buttons show, part of {@link CraneInputs} and under the same rules. What the
 * crane file does not name reads as not operated.
 */
@ControlPath
public final class CabinInputs {

    /** Positions of analog levers, in the unit of their signals. */
    public final double[] lever;
    public final boolean[] plus;
    public final boolean[] minus;
    /** Closed step contacts: bit 0 is that of step 2. */
    public final int[] steps;
    public final boolean[] inchPlus;
    public final boolean[] inchMinus;
    public final boolean[] speedUp;
    public final boolean[] speedDown;
    public boolean selected;
    public boolean enabled;
    public boolean microSpeed;

    CabinInputs(int axes) {
        lever = new double[axes];
        plus = new boolean[axes];
        minus = new boolean[axes];
        steps = new int[axes];
        inchPlus = new boolean[axes];
        inchMinus = new boolean[axes];
        speedUp = new boolean[axes];
        speedDown = new boolean[axes];
    }

    void decode(Signal signal, short[] words) {
        int axis = signal.index;
        switch (signal.role) {
            case LEVER -> lever[axis] = signal.value(words);
            case LEVER_PLUS -> plus[axis] = signal.bit(words);
            case LEVER_MINUS -> minus[axis] = signal.bit(words);
            case LEVER_STEP_2 -> step(axis, 0, signal.bit(words));
            case LEVER_STEP_3 -> step(axis, 1, signal.bit(words));
            case LEVER_STEP_4 -> step(axis, 2, signal.bit(words));
            case LEVER_STEP_5 -> step(axis, 3, signal.bit(words));
            case INCH_PLUS -> inchPlus[axis] = signal.bit(words);
            case INCH_MINUS -> inchMinus[axis] = signal.bit(words);
            case SPEED_UP -> speedUp[axis] = signal.bit(words);
            case SPEED_DOWN -> speedDown[axis] = signal.bit(words);
            case CABIN_SELECTED -> selected = signal.bit(words);
            case CABIN_ENABLED -> enabled = signal.bit(words);
            case MICRO_SPEED -> microSpeed = signal.bit(words);
            default -> {
                // belongs to the crane
            }
        }
    }

    void exchange(StateCursor cursor) {
        cursor.values(lever);
        cursor.values(steps);
        for (int axis = 0; axis < lever.length; axis++) {
            plus[axis] = cursor.value(plus[axis]);
            minus[axis] = cursor.value(minus[axis]);
            inchPlus[axis] = cursor.value(inchPlus[axis]);
            inchMinus[axis] = cursor.value(inchMinus[axis]);
            speedUp[axis] = cursor.value(speedUp[axis]);
            speedDown[axis] = cursor.value(speedDown[axis]);
        }
        selected = cursor.value(selected);
        enabled = cursor.value(enabled);
        microSpeed = cursor.value(microSpeed);
    }

    private void step(int axis, int bit, boolean closed) {
        steps[axis] = closed ? steps[axis] | 1 << bit : steps[axis] & ~(1 << bit);
    }
}
