package org.openquay.motion.sway;

import java.util.Arrays;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;

/**
 * Estimates how the load swings: a Kalman filter over the load's position and speed along the trolley axis and the
 * angle about which it swings (wind, mounting of the sensor), driven by the measured trolley position over the measured
 * rope length.
 *
 * <p>In these coordinates hoisting needs no term of its own and no acceleration is differentiated: the load is drawn
 * towards the trolley, {@code x_load'' = −(g + hoist'')·tan θ}. The filter lives as far in the past as the sensor is late,
 * so that its angle is compared with the state of the same instant, and predicts to now along the trolley positions that
 * are known since.
 *
 * <p>A sensor's value is left out when it is not new, not valid, an outlier, or frozen while the load swings. Values that
 * are rejected for too long are believed after all. Without accepted values the model goes on alone, and after
 * {@value #USABLE_S} s {@link #sensorUsable} says so.
 */
@ControlPath
final class SwayObserver {

    static final double GRAVITY_MPS2 = 9.81;
    /** Between the sensor's value being ready and its arrival: half a picture and the exchange, s. */
    private static final double ARRIVAL_S = 0.015;
    /** Acceleration of the load that the model does not know (gusts, wrong rope length), over a second, m/s². */
    private static final double UNKNOWN_MPS2 = 0.01;
    private static final double WRONG_ROPE = 0.05;
    /** The angle about which it swings may wander so far in a second, rad. */
    private static final double WANDER_RAD = 2.5e-4;
    /** Standard deviation of the sensor, its jitter in time included, rad. */
    private static final double NOISE_RAD = 2.0e-3;
    /** What may be at the begin: sway, and the angle about which it swings, rad. */
    private static final double FIRST_SWAY_RAD = 0.05;
    private static final double FIRST_OFFSET_RAD = 0.01;
    /** An innovation beyond so many standard deviations is an outlier. */
    private static final double OUTLIER = 4.5;
    /** Outliers for so long are believed, s. */
    private static final double BELIEVED_S = 0.6;
    /** An unchanged value is frozen when the load should have swung by more than this meanwhile, rad. */
    private static final double FROZEN_RAD = 2e-3;
    /** Without an accepted value for this long the sensor is not usable, s. */
    private static final double USABLE_S = 1.5;
    /** A trolley that is elsewhere than it could have gone: the filter begins anew, m. */
    private static final double JUMP_M = 1.0;
    private static final double STEEPEST = 0.5;
    static final double ROPE_LEAST_M = 2.0;

    private final double dtS;
    private final int late;
    private final PendulumDescription pendulum;

    /** Trolley positions since the instant of the filter's state, oldest at {@link #oldest}. */
    private final double[] trolleyM;
    private int oldest;
    private boolean known;

    /** The filter's state, and its covariance. */
    private double loadM;
    private double loadMps;
    private double offsetRad;
    private double pxx;
    private double pxv;
    private double pvv;
    private double pxo;
    private double pvo;
    private double poo;

    private double unacceptedS = USABLE_S;
    private double rejectedS;
    private double lastRad;
    private double modelAtLastRad;

    /** Predicted to now. */
    private double swayRad;
    private double rateRadps;
    private double ropeM = ROPE_LEAST_M;
    @EachCycle
    private double stepM;
    @EachCycle
    private double stepMps;

    SwayObserver(CraneDescription crane) {
        pendulum = crane.pendulum();
        dtS = crane.periodNs() * 1e-9;
        late = (int) Math.round((pendulum.sensorDelayS() + ARRIVAL_S) / dtS);
        trolleyM = new double[late + 1];
    }

    /** Forgets everything: the next observation begins with the load hanging still below the trolley. */
    void reset() {
        known = false;
        unacceptedS = USABLE_S;
        rejectedS = 0;
    }

    /** Where trolley and hoist are now, and how fast; {@code hoistMps2} is the hoist's acceleration as far as known. */
    void advance(double nowM, double nowMps, double hoistM, double hoistMps, double hoistMps2, int ticks) {
        ropeM = Math.max(ROPE_LEAST_M, pendulum.lengthM(hoistM));
        double pull = (GRAVITY_MPS2 + hoistMps2) / ropeM;
        double newestM = trolleyM[oldest == 0 ? late : oldest - 1];
        int steps = Math.min(ticks, late + 1);
        if (!known || !(Math.abs(nowM - newestM) <= JUMP_M * steps)) {
            begin(nowM);
        }
        for (int i = 1; i <= steps; i++) {
            double fromM = trolleyM[oldest];
            trolleyM[oldest] = newestM + (nowM - newestM) * i / steps;
            oldest = oldest == late ? 0 : oldest + 1;
            stepM = loadM;
            stepMps = loadMps;
            step(fromM, trolleyM[oldest], pull);
            loadM = stepM;
            loadMps = stepMps;
            spread(pull);
        }
        unacceptedS = Math.min(USABLE_S, unacceptedS + ticks * dtS);
        predict(nowMps, hoistMps, pull);
    }

    private void begin(double nowM) {
        known = true;
        Arrays.fill(trolleyM, nowM);
        loadM = nowM;
        loadMps = 0;
        offsetRad = 0;
        doubt();
        pxo = 0;
        pvo = 0;
        poo = FIRST_OFFSET_RAD * FIRST_OFFSET_RAD;
    }

    private void doubt() {
        double swingM = FIRST_SWAY_RAD * ropeM;
        pxx = swingM * swingM;
        pvv = swingM * swingM * GRAVITY_MPS2 / ropeM;
        pxv = 0;
    }

    /** One step of the load under a trolley that goes from one position to another. */
    private void step(double fromM, double toM, double pull) {
        double half = stepMps - 0.5 * dtS * pull * lean(stepM - fromM, ropeM);
        stepM += dtS * half;
        stepMps = half - 0.5 * dtS * pull * lean(stepM - toM, ropeM);
    }

    /** Rope length times the tangent of the sway angle, for a load that is so far from below the trolley. */
    static double lean(double acrossM, double ropeM) {
        double sine = sine(acrossM, ropeM);
        return ropeM * sine / Math.sqrt(1 - sine * sine);
    }

    /** The sway angle, rad. */
    static double angle(double acrossM, double ropeM) {
        return StrictMath.asin(sine(acrossM, ropeM));
    }

    /** Its rate, rad/s. */
    static double rate(double acrossM, double acrossMps, double ropeM, double hoistMps) {
        double sine = sine(acrossM, ropeM);
        return (acrossMps + hoistMps * sine) / (ropeM * Math.sqrt(1 - sine * sine));
    }

    private static double sine(double acrossM, double ropeM) {
        return Math.max(-STEEPEST, Math.min(STEEPEST, acrossM / ropeM));
    }

    /** The covariance goes along, and grows by what the model does not know. */
    private void spread(double pull) {
        double xx = pxx + dtS * (2 * pxv + dtS * pvv);
        double xv = pxv + dtS * pvv;
        double xo = pxo + dtS * pvo;
        double wrongMps2 = WRONG_ROPE * pull * (loadM - trolleyM[oldest]);
        pvv += dtS * pull * (dtS * pull * xx - 2 * xv)
                + (UNKNOWN_MPS2 * UNKNOWN_MPS2 + wrongMps2 * wrongMps2) * dtS;
        pxv = xv - dtS * pull * xx;
        pvo -= dtS * pull * xo;
        pxx = xx;
        pxo = xo;
        poo += WANDER_RAD * WANDER_RAD * dtS;
    }

    private void predict(double nowMps, double hoistMps, double pull) {
        stepM = loadM;
        stepMps = loadMps;
        int at = oldest;
        for (int i = 0; i < late; i++) {
            int next = at == late ? 0 : at + 1;
            step(trolleyM[at], trolleyM[next], pull);
            at = next;
        }
        swayRad = angle(stepM - trolleyM[at], ropeM);
        rateRadps = rate(stepM - trolleyM[at], stepMps - nowMps, ropeM, hoistMps);
    }

    /** The sensor's new value, valid by its own account; call {@link #advance} first. */
    void sense(double sensorRad, double sinceLastS) {
        double modelRad = modelRad();
        boolean frozen = sensorRad == lastRad && Math.abs(modelRad - modelAtLastRad) > FROZEN_RAD;
        if (sensorRad != lastRad) {
            lastRad = sensorRad;
            modelAtLastRad = modelRad;
        }
        if (frozen || !Double.isFinite(sensorRad)) {
            return;
        }
        double innovation = sensorRad - offsetRad - modelRad;
        double perM = 1 / ropeM;
        double hx = perM * pxx + pxo;
        double hv = perM * pxv + pvo;
        double ho = perM * pxo + poo;
        double variance = perM * hx + ho + NOISE_RAD * NOISE_RAD;
        if (innovation * innovation > OUTLIER * OUTLIER * variance) {
            rejectedS += sinceLastS;
            if (rejectedS > BELIEVED_S) {
                rejectedS = 0;
                doubt();
            }
            return;
        }
        rejectedS = 0;
        unacceptedS = 0;
        loadM += hx / variance * innovation;
        loadMps += hv / variance * innovation;
        offsetRad += ho / variance * innovation;
        pxx -= hx * hx / variance;
        pxv -= hx * hv / variance;
        pvv -= hv * hv / variance;
        pxo -= hx * ho / variance;
        pvo -= hv * ho / variance;
        poo -= ho * ho / variance;
    }

    /** The model's sway angle at the instant of the filter's state. */
    private double modelRad() {
        return angle(loadM - trolleyM[oldest], ropeM);
    }

    boolean sensorUsable() {
        return unacceptedS < USABLE_S;
    }

    double ropeM() {
        return ropeM;
    }

    /** Sway angle now, about the vertical or the angle that wind makes of it, rad. */
    double swayRad() {
        return swayRad;
    }

    double rateRadps() {
        return rateRadps;
    }

    double offsetRad() {
        return offsetRad;
    }

    void exchange(StateCursor cursor) {
        cursor.values(trolleyM);
        oldest = Math.min(late, Math.max(0, cursor.value(oldest)));
        known = cursor.value(known);
        loadM = cursor.value(loadM);
        loadMps = cursor.value(loadMps);
        offsetRad = cursor.value(offsetRad);
        pxx = cursor.value(pxx);
        pxv = cursor.value(pxv);
        pvv = cursor.value(pvv);
        pxo = cursor.value(pxo);
        pvo = cursor.value(pvo);
        poo = cursor.value(poo);
        unacceptedS = cursor.value(unacceptedS);
        rejectedS = cursor.value(rejectedS);
        lastRad = cursor.value(lastRad);
        modelAtLastRad = cursor.value(modelAtLastRad);
        swayRad = cursor.value(swayRad);
        rateRadps = cursor.value(rateRadps);
        ropeM = cursor.value(ropeM);
    }
}
