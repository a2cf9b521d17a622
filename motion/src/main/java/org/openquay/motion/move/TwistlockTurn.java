package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.SpreaderDescription;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.spreader.TwistlockOrder;

/**
 * One turn of the twistlocks with its attempts: what did not come in its time is turned back and tried again, and at the
 * end left turned back.
 */
@ControlPath
final class TwistlockTurn {

    private final double timeoutS;
    private final int mostAttempts;
    private int attempts;
    private boolean turningBack;
    private double sinceS;

    TwistlockTurn(SpreaderDescription spreader) {
        timeoutS = spreader.lockTimeoutS();
        mostAttempts = spreader.lockAttempts();
    }

    void begin() {
        attempts = 0;
        turningBack = false;
        sinceS = 0;
    }

    /** Orders the turn; called until {@link #done} or {@link #failed}. */
    void step(TwistlockOrder order, MoveScene scene) {
        sinceS += scene.elapsedS;
        TwistlockOrder back = order == TwistlockOrder.LOCK ? TwistlockOrder.UNLOCK : TwistlockOrder.LOCK;
        if (turningBack && (reached(back, scene) || sinceS >= timeoutS)) {
            turningBack = false;
            sinceS = 0;
        } else if (!turningBack && sinceS >= timeoutS && !reached(order, scene)) {
            attempts++;
            turningBack = true;
            sinceS = 0;
        }
        scene.twistlocks = turningBack ? back : order;
    }

    boolean done(TwistlockOrder order, MoveScene scene) {
        return !turningBack && reached(order, scene);
    }

    /** All attempts have failed and the twistlocks were turned back, as far as they went. */
    boolean failed() {
        return attempts >= mostAttempts && !turningBack;
    }

    void exchange(StateCursor cursor) {
        attempts = cursor.value(attempts);
        turningBack = cursor.value(turningBack);
        sinceS = cursor.value(sinceS);
    }

    private static boolean reached(TwistlockOrder order, MoveScene scene) {
        return order == TwistlockOrder.LOCK ? scene.spreader.locked() : scene.spreader.unlocked();
    }
}
