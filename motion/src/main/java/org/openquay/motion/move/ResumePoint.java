package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.status.JobPhase;

/**
 * Where a job goes on, judged by what the crane shows now and not by where the job was: somebody may have moved things
 * by hand meanwhile.
 */
@ControlPath
final class ResumePoint {

    private ResumePoint() {}

    /** The phase to go on with; NONE when the job cannot go on from here by itself. */
    static JobPhase of(Job job, MoveScene scene, MoveGeometry geometry) {
        if (scene.spreader.mixed()) {
            return mixed(job, scene, geometry);
        }
        if (scene.spreader.locked()) {
            return locked(job, scene, geometry);
        }
        if (job.released) {
            return JobPhase.CLEARING;
        }
        if (job.picked) {
            return standsAtTarget(job, scene, geometry) ? JobPhase.CLEARING : JobPhase.NONE;
        }
        return standsAtTarget(job, scene, geometry) ? JobPhase.LOCKING : onTheWay(job, scene, geometry);
    }

    /** The next phase of a leg with a load, or an empty spreader, that hangs or can be raised. */
    static JobPhase onTheWay(Job job, MoveScene scene, MoveGeometry geometry) {
        if (!gantryThere(job, scene, geometry)) {
            boolean highEnough =
                    scene.hoist.positionM() >= geometry.raisedM(job.picked) - heightTolerance(geometry);
            return highEnough && scene.hangsFree() ? JobPhase.TRAVELLING : JobPhase.RAISING;
        }
        return scene.hangsFree() ? JobPhase.PLANNING : JobPhase.RAISING;
    }

    static boolean gantryThere(Job job, MoveScene scene, MoveGeometry geometry) {
        return Math.abs(scene.gantry.positionM() - job.targetGantryM()) <= geometry.gantry.inPositionM();
    }

    /** The gantry is further from the leg's bay than any stop leaves it: it must travel again. */
    static boolean gantryAway(Job job, MoveScene scene, MoveGeometry geometry) {
        return Math.abs(scene.gantry.positionM() - job.targetGantryM()) > 2 * geometry.gantry.inPositionM();
    }

    static double heightTolerance(MoveGeometry geometry) {
        return 2 * geometry.hoist.inPositionM();
    }

    private static JobPhase mixed(Job job, MoveScene scene, MoveGeometry geometry) {
        if (!standsAtTarget(job, scene, geometry)) {
            return JobPhase.NONE;
        }
        return job.picked ? JobPhase.UNLOCKING : JobPhase.LOCKING;
    }

    private static JobPhase locked(Job job, MoveScene scene, MoveGeometry geometry) {
        if (!job.picked) {
            return job.lockOrdered ? JobPhase.LIFTING : JobPhase.NONE;
        }
        if (!scene.spreader.landed()) {
            return onTheWay(job, scene, geometry);
        }
        return standsAtTarget(job, scene, geometry) ? JobPhase.UNLOCKING : JobPhase.LIFTING;
    }

    private static boolean standsAtTarget(Job job, MoveScene scene, MoveGeometry geometry) {
        double windowM = geometry.spreader.landingWindowM();
        return scene.spreader.landed() && gantryThere(job, scene, geometry)
                && Math.abs(scene.trolley.positionM() - job.targetTrolleyM()) <= windowM
                && Math.abs(scene.hoist.positionM() - job.targetHeightM()) <= windowM;
    }
}
