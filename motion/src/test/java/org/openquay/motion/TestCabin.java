package org.openquay.motion;

import java.util.Arrays;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SignalDescription;

/** The cabin of the test crane: levers, contacts, buttons and switches. */
final class TestCabin {

    final double[] lever = new double[3];
    final boolean[] plus = new boolean[3];
    final boolean[] minus = new boolean[3];
    /** Step contacts, bit 0 that of step 2. */
    final int[] steps = new int[3];
    final boolean[] inchPlus = new boolean[3];
    final boolean[] inchMinus = new boolean[3];
    boolean speedUp;
    boolean speedDown;
    boolean selected;
    boolean enabled;
    boolean microSpeed;

    /** Somebody sits there, and nothing is pulled. */
    void occupy() {
        selected = true;
        enabled = true;
        letGo();
    }

    void letGo() {
        Arrays.fill(lever, 0);
        Arrays.fill(plus, false);
        Arrays.fill(minus, false);
        Arrays.fill(steps, 0);
        Arrays.fill(inchPlus, false);
        Arrays.fill(inchMinus, false);
    }

    /** Anything of that axis is pulled or pressed. */
    boolean operated(int axis) {
        return lever[axis] != 0 || plus[axis] || minus[axis] || inchPlus[axis] || inchMinus[axis];
    }

    void send(CraneDescription crane, TestIo io, short[][] words) {
        for (SignalDescription signal : crane.signals()) {
            int axis = signal.index();
            switch (signal.role()) {
                case LEVER -> io.put(signal.role(), axis, lever[axis], words);
                case LEVER_PLUS -> io.put(signal.role(), axis, plus[axis], words);
                case LEVER_MINUS -> io.put(signal.role(), axis, minus[axis], words);
                case LEVER_STEP_2 -> io.put(signal.role(), axis, (steps[axis] & 1) != 0, words);
                case LEVER_STEP_3 -> io.put(signal.role(), axis, (steps[axis] & 2) != 0, words);
                case INCH_PLUS -> io.put(signal.role(), axis, inchPlus[axis], words);
                case INCH_MINUS -> io.put(signal.role(), axis, inchMinus[axis], words);
                case SPEED_UP -> io.put(signal.role(), axis, speedUp, words);
                case SPEED_DOWN -> io.put(signal.role(), axis, speedDown, words);
                case CABIN_SELECTED -> io.put(signal.role(), 0, selected, words);
                case CABIN_ENABLED -> io.put(signal.role(), 0, enabled, words);
                case MICRO_SPEED -> io.put(signal.role(), 0, microSpeed, words);
                default -> {
                    // the plant's own
                }
            }
        }
    }
}
