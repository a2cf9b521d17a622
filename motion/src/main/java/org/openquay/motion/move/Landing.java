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
        /** Swings too much to go on down; nothing was touched yet. */
        NOT_CALM,
        /** Touches, but not with every corner. */
        TILTED,
        /** Stands higher or lower than it should, or nothing is there. */
        WRONG_HEIGHT
    }

    /** Time from the first touch, or from slack ropes, until every corner must be landed, s. */
    private static final double TILT_S = 2.0;
    /** A landing is broken off when the load swings more than so many times the sway that it may begin with. */
    private static final double BREAK_OFF = 2.0;

    /** Higher than the approach, in a slot, the load goes down so many times as fast as it lands. */
    private static final double IN_SLOT = 2.0;

    private final MoveGeometry geometry;
    private double touchingS;

    Landing(MoveGeometry geometry) {
        this.geometry = geometry;
    }

    void begin() {
        touchingS = 0;
    }

    Result step(double overM, double expectedM, TrolleyReference trolley, MoveScene scene) {
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
        trolley.holdLoad(overM, scene);
        boolean near = scene.hoist.positionM() < expectedM + geometry.spreader.landingApproachM();
        scene.hoistCreeps(-(near ? 1 : IN_SLOT) * geometry.spreader.landingSpeedMps());
        if (scene.hoist.positionM() < expectedM - geometry.spreader.landingWindowM()) {
            return Result.WRONG_HEIGHT;
        }
        return scene.sway.swayAmplitudeM() > BREAK_OFF * geometry.calmSwayM ? Result.NOT_CALM : Result.GOES_ON;
    }

    void exchange(StateCursor cursor) {
        touchingS = cursor.value(touchingS);
    }

    private Result judge(double expectedM, MoveScene scene) {
        double errorM = Math.abs(scene.hoist.positionM() - expectedM);
        return errorM <= geometry.spreader.landingWindowM() ? Result.LANDED : Result.WRONG_HEIGHT;
    }
}
