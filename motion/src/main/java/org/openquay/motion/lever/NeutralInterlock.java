package org.openquay.motion.lever;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/** Keeps a lever from acting until it was seen at neutral for a time while nothing else kept it from acting. */
@ControlPath
final class NeutralInterlock {

    private final double neutralS;
    private double seenS;
    private boolean released;

    NeutralInterlock(double neutralS) {
        this.neutralS = neutralS;
    }

    /**
     * One cycle; whether the lever may act.
     *
     * @param inOrder nothing else keeps it from acting
     */
    boolean step(boolean inOrder, boolean neutral, double dtS) {
        if (!inOrder) {
            released = false;
            seenS = 0;
        } else if (!released) {
            seenS = neutral ? seenS + dtS : 0;
            released = neutral && seenS >= neutralS;
        }
        return released;
    }

    boolean released() {
        return released;
    }

    void exchange(StateCursor cursor) {
        seenS = cursor.value(seenS);
        released = cursor.value(released);
    }
}
