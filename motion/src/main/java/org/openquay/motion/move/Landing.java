package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * The last stretch down, into a slot where there is one: creeps until every corner is landed, with the load kept calm
 * until it touches, and judges where it landed.
 */
@ControlPath
final class Landing {

    /** What has come of it. */
    enum Result {
        GOES_ON,
        /** Stands where it should. */
        LANDED,
        /** Would miss its place by too much, or nobody sees whether; nothing was touched yet. */
        NOT_CALM,
        /** Touches, but not with every corner. */
        TILTED,
        /** Stands higher or lower than it should, or nothing is there. */
        WRONG_HEIGHT
    }

    /** Time from the first touch, or from slack ropes, until every corner must be landed, s. */
    private static final double TILT_S = 2.0;
    /** The load may miss by so many times what counts as calm; after so many tries or such a wait, by more. */
    private static final int STRICT_TRIES = 3;
    private static final double STRICT_S = 40.0;
    private static final double STRICT = 0.8;
    private static final double LENIENT = 2.0;
    /** So near the landing, m, only what misses by so many times more is broken off, which only a gust can do. */
    private static final double NEARLY_M = 0.3;
    private static final double NEARLY_DOWN = 2.0;
    /** Lower than this over the landing it would touch while it is broken off, m. */
    private static final double TOO_LATE_M = 0.12;

    /** Higher than the approach, in a slot, the load goes down so many times as fast as it lands. */
    private static final double IN_SLOT = 1.6;

    private final MoveGeometry geometry;
    private double touchingS;

    Landing(MoveGeometry geometry) {
        this.geometry = geometry;
    }

    void begin() {
        touchingS = 0;
    }

    /** One cycle of a landing that was broken off before as often as the job says. */
    Result step(Job job, TrolleyReference trolley, MoveScene scene) {
        double expectedM = job.targetHeightM();
        if (scene.spreader.landed()) {
            scene.hoistHolds();
            trolley.stand(scene);
            return scene.hoist.standstill() ? judge(expectedM, scene) : Result.GOES_ON;
        }
        if (!scene.hangsFree()) {
            touchingS += scene.elapsedS;
            trolley.stand(scene);
            scene.hoistCreeps(-geometry.spreader.landingSpeedMps());
            return touchingS < TILT_S ? Result.GOES_ON : Result.TILTED;
        }
        touchingS = 0;
        trolley.holdLoad(job.targetTrolleyM(), scene);
        boolean near = scene.hoist.positionM() < expectedM + geometry.spreader.landingApproachM();
        scene.hoistCreeps(-(near ? 1 : IN_SLOT) * geometry.spreader.landingSpeedMps());
        if (scene.hoist.positionM() < expectedM - geometry.spreader.landingWindowM()) {
            return Result.WRONG_HEIGHT;
        }
        return misses(scene.hoist.positionM() - expectedM, job, trolley, scene) ? Result.NOT_CALM : Result.GOES_ON;
    }

    /** The load would miss its place by too much, or nobody sees whether, and there is still room to stop in. */
    private boolean misses(double aboveM, Job job, TrolleyReference trolley, MoveScene scene) {
        boolean nearly = aboveM <= NEARLY_M;
        double mostM = mostReachM(job, geometry) * (nearly ? NEARLY_DOWN : 1);
        boolean unseen = !nearly && !scene.sway.sensorUsable() && !scene.sway.landsBlind();
        return aboveM > TOO_LATE_M && (unseen || trolley.reachM(job.targetTrolleyM(), scene) > mostM);
    }

    /** How far from its place a load may come on its swing while it is let down, m; more after some tries or a while. */
    static double mostReachM(Job job, MoveGeometry geometry) {
        boolean strict = job.landingsBrokenOff < STRICT_TRIES && job.settlingS < STRICT_S;
        return (strict ? STRICT : LENIENT) * geometry.calmSwayM;
    }

    void exchange(StateCursor cursor) {
        touchingS = cursor.value(touchingS);
    }

    private Result judge(double expectedM, MoveScene scene) {
        double errorM = Math.abs(scene.hoist.positionM() - expectedM);
        return errorM <= geometry.spreader.landingWindowM() ? Result.LANDED : Result.WRONG_HEIGHT;
    }
}
