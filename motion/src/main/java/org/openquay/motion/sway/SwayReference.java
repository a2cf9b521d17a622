package org.openquay.motion.sway;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * The sway that the trolley's reference itself makes and that damping must not take away: the load of a model under a
 * trolley that follows the reference as late as the real one does.
 *
 * <p>While a plan is followed the model swings freely, as the load should; while a position is held, or a hand drives,
 * what is left of its sway dies away.
 */
@ControlPath
final class SwayReference {

    /** The trolley follows its reference by two lags of this time: speed loop of the drive, exchange and cycle, s. */
    private static final double LAG_S = 0.06;
    /** A reference that is elsewhere than it could have gone: the model begins anew, m. */
    private static final double JUMP_M = 0.5;

    private final double dtS;

    private boolean known;
    private double referenceM;
    private double lateM;
    private double trolleyM;
    private double trolleyMps;
    private double loadM;
    private double loadMps;

    SwayReference(double dtS) {
        this.dtS = dtS;
    }

    /** There is no reference; the next one begins with the load hanging still. */
    void end() {
        known = false;
    }

    /** Begins with a trolley that moves already and a load that moves with it. */
    void begin(double positionM, double speedMps) {
        known = true;
        referenceM = positionM;
        lateM = positionM - LAG_S * speedMps;
        trolleyM = positionM - 2 * LAG_S * speedMps;
        trolleyMps = speedMps;
        loadM = trolleyM;
        loadMps = speedMps;
    }

    boolean known() {
        return known;
    }

    /**
     * Goes on by so many ticks, in which the reference has come to a position.
     *
     * @param calming damping ratio with which the model's sway dies away meanwhile
     */
    void advance(double positionM, double ropeM, double hoistMps2, double calming, int ticks) {
        if (!known || !(Math.abs(positionM - referenceM) <= JUMP_M * ticks)) {
            known = true;
            referenceM = positionM;
            lateM = positionM;
            trolleyM = positionM;
            trolleyMps = 0;
            loadM = positionM;
            loadMps = 0;
        }
        double pull = (SwayObserver.GRAVITY_MPS2 + hoistMps2) / ropeM;
        double loss = 2 * calming * Math.sqrt(pull);
        double beginM = referenceM;
        int steps = Math.min(ticks, PATIENCE);
        for (int i = 1; i <= steps; i++) {
            referenceM = beginM + (positionM - beginM) * i / steps;
            lateM += (referenceM - lateM) * dtS / (LAG_S + dtS);
            double fromM = trolleyM;
            trolleyM += (lateM - trolleyM) * dtS / (LAG_S + dtS);
            trolleyMps = (trolleyM - fromM) / dtS;
            double half = loadMps
                    - 0.5 * dtS * (pull * SwayObserver.lean(loadM - fromM, ropeM) + loss * (loadMps - trolleyMps));
            loadM += dtS * half;
            loadMps = half
                    - 0.5 * dtS * (pull * SwayObserver.lean(loadM - trolleyM, ropeM) + loss * (half - trolleyMps));
        }
    }

    /** More ticks than this at once are not stepped through one by one. */
    private static final int PATIENCE = 20;

    double swayRad(double ropeM) {
        return SwayObserver.angle(loadM - trolleyM, ropeM);
    }

    double rateRadps(double ropeM, double hoistMps) {
        return SwayObserver.rate(loadM - trolleyM, loadMps - trolleyMps, ropeM, hoistMps);
    }

    void exchange(StateCursor cursor) {
        known = cursor.value(known);
        referenceM = cursor.value(referenceM);
        lateM = cursor.value(lateM);
        trolleyM = cursor.value(trolleyM);
        trolleyMps = cursor.value(trolleyMps);
        loadM = cursor.value(loadM);
        loadMps = cursor.value(loadMps);
    }
}
