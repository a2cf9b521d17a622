package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.load.Weighing;

/**
 * The slow first lift with locked twistlocks: the ropes become taut, the load leaves the ground, is weighed, and must be
 * a container.
 */
@ControlPath
final class Lift {

    /** Creeps at least this far, m. */
    static final double SLOW_M = 0.3;
    /** Goes on with the move from this far above where it began, m. */
    private static final double CLEAR_M = 0.5;
    /** No container weighs less, kg. */
    static final double LIGHTEST_KG = 1_000;
    /** A weight may differ from the expected one by this fraction of it, and by this much besides, kg. */
    private static final double TOLERATED_FRACTION = 0.25;
    private static final double TOLERATED_KG = 1_000;

    private final MoveGeometry geometry;
    private final Weighing weighing = new Weighing();
    private boolean weighed;
    private boolean lifted;
    private double loadKg;

    Lift(MoveGeometry geometry) {
        this.geometry = geometry;
    }

    void begin() {
        weighing.begin();
        weighed = false;
        lifted = false;
        loadKg = 0;
    }

    void step(Job job, TrolleyReference trolley, MoveScene scene, OutputImage out) {
        lifted |= scene.hoist.positionM() - job.markM >= CLEAR_M;
        if (weighed && lifted) {
            scene.hoistHolds();
        } else {
            scene.hoistCreeps(geometry.spreader.landingSpeedMps());
        }
        if (!scene.hangsFree()) {
            trolley.stand(scene);
            return;
        }
        trolley.hold(scene);
        if (!weighed && scene.hoist.positionM() - job.markM >= SLOW_M) {
            weigh(job, scene, out);
        }
    }

    /** Weighed, and not what a container of this order weighs; unless somebody has told the job to go on so. */
    boolean implausible(Job job) {
        double expectedKg = job.order.massKg;
        double toleratedKg = TOLERATED_FRACTION * expectedKg + TOLERATED_KG;
        boolean unexpected = expectedKg > 0 && Math.abs(loadKg - expectedKg) > toleratedKg;
        return weighed && !job.weightAccepted && (loadKg < LIGHTEST_KG || unexpected);
    }

    boolean done(MoveScene scene) {
        return weighed && lifted && scene.hoist.standstill();
    }

    void exchange(StateCursor cursor) {
        weighing.exchange(cursor);
        weighed = cursor.value(weighed);
        lifted = cursor.value(lifted);
        loadKg = cursor.value(loadKg);
    }

    private void weigh(Job job, MoveScene scene, OutputImage out) {
        weighing.add(scene.inputs.suspendedKg, scene.elapsedS);
        if (weighing.done()) {
            weighed = true;
            loadKg = weighing.kg() - geometry.spreaderKg;
            out.event(EventKind.LOAD_WEIGHED, 0, 0, 0, job.number, 0, loadKg);
        }
    }
}
