package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.axis.AxisDemand;
import org.openquay.motion.axis.DemandKind;

/**
 * Where a move wants the trolley, with the sway control's correction on top: held at a place, or along a path.
 *
 * <p>The place is the reference without the correction; a plan starts from it.
 */
@ControlPath
final class TrolleyReference {

    /** The place that is held goes after wind slower than the load swings: time constant, s, and greatest speed, m/s. */
    private static final double AFTER_WIND_S = 3.0;
    private static final double AFTER_WIND_MPS = 0.03;

    private boolean held;
    private double positionM;

    double positionM() {
        return positionM;
    }

    /** The trolley is under power at its reference: a path may begin from there. */
    boolean held() {
        return held;
    }

    /** Holds the place where the trolley is, coming to rest first; all sway is damped meanwhile. */
    void hold(MoveScene scene) {
        if (!held && scene.trolley.standstill() && scene.trolley.ready()) {
            held = true;
            positionM = scene.trolley.referencePositionM();
        }
        if (!held || !scene.trolley.ready()) {
            stand(scene);
            return;
        }
        scene.sway.hold(positionM);
        demandPath(scene, 0, 0);
    }

    /** Holds the load over a place: as {@link #hold}, and the place that is held gives way to steady wind. */
    void holdLoad(double overM, MoveScene scene) {
        if (held && scene.trolley.ready()) {
            double offM = offM(overM, scene);
            double mostM = AFTER_WIND_MPS * scene.elapsedS;
            double stepM = offM * Math.min(1, scene.elapsedS / AFTER_WIND_S);
            positionM += Math.max(-mostM, Math.min(mostM, stepM));
        }
        hold(scene);
    }

    /** From the place that is held to the one where the load comes to rest over a place, m. */
    double offM(double overM, MoveScene scene) {
        return overM - leanM(scene) - positionM;
    }

    /** How far from over a place the load comes on its swing, with the trolley where it is, m. */
    double reachM(double overM, MoveScene scene) {
        return Math.abs(scene.trolley.positionM() + leanM(scene) - overM) + scene.sway.swayAmplitudeM();
    }

    private static double leanM(MoveScene scene) {
        return scene.sway.leanM(scene.sway.leanRad(), scene.hoist.positionM());
    }

    /** Follows a path's sample of this cycle. */
    void follow(MoveScene scene, double toM, double speedMps, double accelerationMps2, double hoistMps2) {
        held = true;
        positionM = toM;
        scene.sway.follow(toM, speedMps, accelerationMps2, hoistMps2);
        demandPath(scene, speedMps, accelerationMps2);
    }

    /** Stands under power without damping: the load does not hang free. */
    void stand(MoveScene scene) {
        held = false;
        scene.sway.rest();
        scene.trolleyDemand.kind = DemandKind.HOLD;
    }

    /** The path is not followed any more: the next place to hold is where the trolley comes to rest. */
    void leave() {
        held = false;
    }

    /** Lets the trolley go: the move demands nothing of it. */
    void release(MoveScene scene) {
        held = false;
        scene.sway.rest();
    }

    void exchange(StateCursor cursor) {
        held = cursor.value(held);
        positionM = cursor.value(positionM);
    }

    private void demandPath(MoveScene scene, double speedMps, double accelerationMps2) {
        AxisDemand demand = scene.trolleyDemand;
        demand.kind = DemandKind.PATH;
        demand.positionM = positionM + scene.sway.offsetM();
        demand.speedMps = speedMps + scene.sway.dampingMps();
        demand.accelerationMps2 = accelerationMps2 + scene.sway.dampingMps2();
    }
}
