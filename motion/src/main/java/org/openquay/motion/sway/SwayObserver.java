package org.openquay.motion.sway;

import java.util.Arrays;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;

/**
 * Estimates how the load swings: a Kalman filter over the load's position and speed along the trolley axis, the
 * angle about which it swings (wind, mounting of the sensor) and the bias of a gyro, driven by the measured trolley
 * position over the measured rope length.
 *
 * <p>In these coordinates hoisting needs no term of its own and no acceleration is differentiated: the load is drawn
 * towards the trolley, {@code x_load'' = −(g + hoist'')·tan θ}. The filter lives as far in the past as the sensor is late,
 * so that its angle is compared with the state of the same instant, and predicts to now along the trolley positions that
 * are known since.
 *
 * <p>There may be a sensor of the angle, which is late, a gyro on the headblock, which shows the rate at once and neither
 * the angle nor what wind makes of it, both, or neither. A value is left out when it is not new, not valid, an outlier, or
 * frozen while the load swings. Values that are rejected for too long are believed after all. Without accepted values the
 * model goes on alone, and after {@value SensorTrust#USABLE_S} s {@link #sensorUsable} says so.
 */
@ControlPath
final class SwayObserver {

    static final double GRAVITY_MPS2 = 9.81;
    /** Between the sensor's value being ready and its arrival: half a picture and the exchange, s. */
    private static final double ARRIVAL_S = 0.015;
    /** The same of a gyro, which is ready at once, s. */
    private static final double GYRO_ARRIVAL_S = 0.02;
    /** Acceleration of the load that the model does not know (gusts, wrong rope length), over a second, m/s². */
    private static final double UNKNOWN_MPS2 = 0.01;
    private static final double WRONG_ROPE = 0.05;
    /** The angle about which it swings may wander so far in a second, rad. */
    private static final double WANDER_RAD = 2.5e-4;
    /** Standard deviation of the sensor, its jitter in time included, rad. */
    private static final double NOISE_RAD = 2.0e-3;
    /** Standard deviation of a gyro, and how far its bias wanders in a second, rad/s. */
    private static final double GYRO_NOISE_RADPS = 2.0e-3;
    private static final double BIAS_WANDER_RADPS = 2.0e-5;
    /** What may be at the begin: sway, the angle about which it swings, rad, and a gyro's bias, rad/s. */
    private static final double FIRST_SWAY_RAD = 0.05;
    private static final double FIRST_OFFSET_RAD = 0.01;
    private static final double FIRST_BIAS_RADPS = 0.01;
    /** An unchanged value is frozen when the load should have swung by more than this meanwhile, rad and rad/s. */
    private static final double FROZEN_RAD = 2e-3;
    private static final double FROZEN_RADPS = 4e-3;
    /** A trolley that is elsewhere than it could have gone: the filter begins anew, m. */
    private static final double JUMP_M = 1.0;
    private static final double STEEPEST = 0.5;
    static final double ROPE_LEAST_M = 2.0;

    private final double dtS;
    private final int late;
    private final PendulumDescription pendulum;

    /** Trolley positions since the instant of the filter's state, oldest at {@link #oldest}. */
    private final double[] trolleyM;
    private final double[] trolleyMps;
    private int oldest;
    private boolean known;
    /** By the same places, what a gyro has shown of these instants; not a number where nothing. */
    private final double[] gyroRadps;
    private final int gyroLate;

    /** The filter's state, and its covariance. */
    private double loadM;
    private double loadMps;
    private double offsetRad;
    private double biasRadps;
    private double pxx;
    private double pxv;
    private double pvv;
    private double pxo;
    private double pvo;
    private double poo;
    private double pxb;
    private double pvb;
    private double pob;
    private double pbb;

    private final boolean sees;
    private final boolean feels;
    private final SensorTrust angle = new SensorTrust(FROZEN_RAD);
    private final SensorTrust rate = new SensorTrust(FROZEN_RADPS);

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
        sees = crane.signals().stream().anyMatch(signal -> signal.role() == SignalRole.SWAY_ANGLE);
        feels = crane.signals().stream().anyMatch(signal -> signal.role() == SignalRole.SWAY_RATE);
        gyroLate = (int) Math.round(GYRO_ARRIVAL_S / dtS);
        late = sees || !feels
                ? (int) Math.max(gyroLate, Math.round((pendulum.sensorDelayS() + ARRIVAL_S) / dtS))
                : gyroLate;
        trolleyM = new double[late + 1];
        trolleyMps = new double[late + 1];
        gyroRadps = new double[late + 1];
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
            trolleyMps[oldest] = nowMps;
            gyroRadps[oldest] = Double.NaN;
            oldest = oldest == late ? 0 : oldest + 1;
            stepM = loadM;
            stepMps = loadMps;
            step(fromM, trolleyM[oldest], pull);
            loadM = stepM;
            loadMps = stepMps;
            spread(pull);
            if (feels && !Double.isNaN(gyroRadps[oldest])) {
                believeGyro(hoistMps);
            }
        }
        angle.age(ticks * dtS);
        rate.age(ticks * dtS);
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
        Arrays.fill(trolleyMps, 0);
        Arrays.fill(gyroRadps, Double.NaN);
        biasRadps = 0;
        pxb = 0;
        pvb = 0;
        pob = 0;
        pbb = feels ? FIRST_BIAS_RADPS * FIRST_BIAS_RADPS : 0;
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
        if (feels) {
            double xb = pxb + dtS * pvb;
            pvb -= dtS * pull * xb;
            pxb = xb;
            pbb += BIAS_WANDER_RADPS * BIAS_WANDER_RADPS * dtS;
        }
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

    /** The sensor's new angle, valid by its own account; call {@link #advance} first. */
    void sense(double sensorRad) {
        double modelRad = modelRad();
        if (angle.frozen(sensorRad, modelRad) || !Double.isFinite(sensorRad)) {
            return;
        }
        double perM = 1 / ropeM;
        double innovation = sensorRad - offsetRad - modelRad;
        double hx = perM * pxx + pxo;
        double hv = perM * pxv + pvo;
        double ho = perM * pxo + poo;
        double hb = perM * pxb + pob;
        double variance = perM * hx + ho + NOISE_RAD * NOISE_RAD;
        believe(angle, innovation, variance, hx, hv, ho, hb);
    }

    /** A gyro's new rate, with its bias; call {@link #advance} first. */
    void senseRate(double gyroRadpsNow, double hoistMps) {
        int newest = oldest == 0 ? late : oldest - 1;
        int at = newest >= gyroLate ? newest - gyroLate : newest - gyroLate + late + 1;
        gyroRadps[at] = gyroRadpsNow;
        if (at == oldest && Double.isFinite(gyroRadpsNow)) {
            believeGyro(hoistMps);
        }
    }

    /** Takes what the gyro has shown of the instant of the filter's state. */
    private void believeGyro(double hoistMps) {
        double sensorRadps = gyroRadps[oldest];
        gyroRadps[oldest] = Double.NaN;
        double acrossM = loadM - trolleyM[oldest];
        double modelRadps = rate(acrossM, loadMps - trolleyMps[oldest], ropeM, hoistMps);
        if (rate.frozen(sensorRadps, modelRadps)) {
            return;
        }
        double sine = sine(acrossM, ropeM);
        double perMps = 1 / (ropeM * Math.sqrt(1 - sine * sine));
        double innovation = sensorRadps - biasRadps - modelRadps;
        double hx = perMps * pxv + pxb;
        double hv = perMps * pvv + pvb;
        double ho = perMps * pvo + pob;
        double hb = perMps * pvb + pbb;
        double variance = perMps * hv + hb + GYRO_NOISE_RADPS * GYRO_NOISE_RADPS;
        believe(rate, innovation, variance, hx, hv, ho, hb);
    }

    /** One measurement, with the covariance of the state and of itself. */
    private void believe(SensorTrust sensor, double innovation, double variance, double hx, double hv,
            double ho, double hb) {
        if (sensor.outlier(innovation, variance)) {
            if (sensor.rejectedTooLong()) {
                doubt();
            }
            return;
        }
        loadM += hx / variance * innovation;
        loadMps += hv / variance * innovation;
        offsetRad += ho / variance * innovation;
        biasRadps += hb / variance * innovation;
        pxx -= hx * hx / variance;
        pxv -= hx * hv / variance;
        pvv -= hv * hv / variance;
        pxo -= hx * ho / variance;
        pvo -= hv * ho / variance;
        poo -= ho * ho / variance;
        pxb -= hx * hb / variance;
        pvb -= hv * hb / variance;
        pob -= ho * hb / variance;
        pbb -= hb * hb / variance;
    }

    /** The model's sway angle at the instant of the filter's state. */
    private double modelRad() {
        return angle(loadM - trolleyM[oldest], ropeM);
    }

    /** Some sensor works. */
    boolean sensorUsable() {
        return angle.usable() || rate.usable();
    }

    /** The sensor of the angle works, so that the angle about which the load swings is known. */
    boolean angleUsable() {
        return angle.usable();
    }

    /** The crane has no sensor of sway at all. */
    boolean blind() {
        return !sees && !feels;
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
        angle.exchange(cursor);
        if (feels) {
            cursor.values(trolleyMps);
            cursor.values(gyroRadps);
            biasRadps = cursor.value(biasRadps);
            pxb = cursor.value(pxb);
            pvb = cursor.value(pvb);
            pob = cursor.value(pob);
            pbb = cursor.value(pbb);
            rate.exchange(cursor);
        }
        swayRad = cursor.value(swayRad);
        rateRadps = cursor.value(rateRadps);
        ropeM = cursor.value(ropeM);
    }
}
