package org.openquay.motion.sway;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.MotionLimits;
import org.openquay.api.state.StateCursor;

/**
 * A small motion on top of the trolley's reference that takes sway away and comes back to it.
 *
 * <p>State feedback of its own offset and speed and of the sway that is too much, with the gains that place the poles of
 * pendulum and offset, for the rope length of the moment:
 *
 * <pre>
 *   (s² + 2·ζ·ω·s + ω²) · (s² + 2·ζr·ωr·s + ωr²),   ω² = g/l,   ωr = 0.3 ω,   ζr = 0.9
 *
 *   offset'' = −ωr² · offset − 2·(ζ·ωr²/ω + ζr·ωr) · offset' + 4·l·ζ·ζr·ω·ωr · φ + 2·l·ζ·ω·(1 − ωr²/ω²) · φ'
 * </pre>
 *
 * with ζ the damping gain of the crane file, for a hand three times as much, and φ the sway predicted over the time that the trolley needs to answer.
 * Acceleration, its change, speed and place are bounded by what the reference leaves of the axis's limits.
 *
 * <p>For a hand that asks for a speed and not for a place the offset is kept and does not count: the same law without its
 * first term, which damps as well, and leaves the trolley where the correction has taken it.
 */
@ControlPath
final class SwayDamping {

    private static final double RETURN = 0.3;
    private static final double RETURN_DAMPING = 0.9;
    /** From the correction to the trolley's answer: cycle, exchange, speed loop of the drive, s. */
    private static final double ANSWER_S = 0.12;
    /** Parts of the axis's limits that are always free for damping, and that it never exceeds. */
    private static final double LEAST_SHARE = 0.08;
    private static final double MOST_SHARE = 0.5;
    private static final double MOST_SPEED_SHARE = 0.25;
    /** The same for a hand, which makes more sway than any plan: all that its motion leaves, up to half the speed. */
    private static final double HAND_SHARE = 1.0;
    private static final double HAND_SPEED_SHARE = 0.5;
    /** So much stronger is the damping then, up to a damping ratio where it becomes a motion of its own. */
    private static final double HAND_GAIN = 3.0;
    private static final double MOST_HAND_GAIN = 0.8;
    /** It takes the trolley no further from its reference, m. */
    private static final double MOST_OFFSET_M = 2.0;
    /** And no closer to a software limit, m. */
    private static final double LIMIT_MARGIN_M = 0.05;
    private static final double GRAVITY_MPS2 = 9.81;

    private final AxisDescription trolley;
    private final double gain;
    private final double dtS;

    private double offsetM;
    private double offsetMps;
    private double offsetMps2;
    private double referenceMps2;

    SwayDamping(AxisDescription trolley, double gain, double dtS) {
        this.trolley = trolley;
        this.gain = gain;
        this.dtS = dtS;
    }

    void end() {
        offsetM = 0;
        offsetMps = 0;
        offsetMps2 = 0;
        referenceMps2 = 0;
    }

    /**
     * One cycle.
     *
     * @param trolleyM    the reference without the correction: position, speed, acceleration
     * @param excessRad   sway that is not the reference's own, rad
     * @param excessRadps its rate, rad/s
     * @param returns     the trolley comes back to the reference
     */
    void advance(double trolleyM, double trolleyMps, double trolleyMps2, double excessRad, double excessRadps,
            double ropeM, boolean returns, int ticks) {
        if (!(gain > 0)) {
            end();
            return;
        }
        double t = ticks * dtS;
        double wantedMps2 = wantedMps2(excessRad, excessRadps, ropeM, returns);
        double referenceMps3 = (trolleyMps2 - referenceMps2) / t;
        referenceMps2 = trolleyMps2;
        double boundedMps2 = bounded(wantedMps2, trolleyMps, trolleyMps2, referenceMps3, returns, t);
        double beforeMps = offsetMps;
        offsetMps = boundedSpeed(offsetMps + boundedMps2 * t, trolleyM, trolleyMps, returns);
        offsetMps2 = (offsetMps - beforeMps) / t;
        offsetM += 0.5 * (beforeMps + offsetMps) * t;
    }

    private double wantedMps2(double excessRad, double excessRadps, double ropeM, boolean returns) {
        double square = GRAVITY_MPS2 / ropeM;
        double omega = Math.sqrt(square);
        double angle = excessRad * (1 - 0.5 * square * ANSWER_S * ANSWER_S) + excessRadps * ANSWER_S;
        double rate = excessRadps * (1 - 0.5 * square * ANSWER_S * ANSWER_S) - square * ANSWER_S * excessRad;
        double back = RETURN * omega;
        double ratio = returns ? gain : Math.min(MOST_HAND_GAIN, HAND_GAIN * gain);
        double perOffset = returns ? back * back : 0;
        double perSpeed = 2 * (ratio * RETURN * back + RETURN_DAMPING * back);
        double perAngle = 4 * ropeM * ratio * RETURN_DAMPING * omega * back;
        double perRate = 2 * ropeM * ratio * omega * (1 - RETURN * RETURN);
        return perAngle * angle + perRate * rate - perOffset * offsetM - perSpeed * offsetMps;
    }

    private double bounded(double wantedMps2, double referenceMps, double trolleyMps2, double referenceMps3,
            boolean returns, double t) {
        double share = returns ? MOST_SHARE : HAND_SHARE;
        MotionLimits limits = trolley.limits();
        double up = referenceMps >= 0 ? limits.accelerationMps2() : limits.decelerationMps2();
        double down = referenceMps <= 0 ? limits.accelerationMps2() : limits.decelerationMps2();
        double most = room(up, up - trolleyMps2, share);
        double least = -room(down, down + trolleyMps2, share);
        double jerk = room(limits.jerkMps3(), limits.jerkMps3() - Math.abs(referenceMps3), share);
        double stepMps2 = Math.max(offsetMps2 - jerk * t, Math.min(offsetMps2 + jerk * t, wantedMps2));
        return Math.max(least, Math.min(most, stepMps2));
    }

    private static double room(double limit, double left, double mostShare) {
        return Math.max(LEAST_SHARE * limit, Math.min(mostShare * limit, left));
    }

    /** Speed within what the reference leaves, and such that offset and software limits are not passed. */
    private double boundedSpeed(double wantedMps, double trolleyM, double trolleyMps, boolean returns) {
        MotionLimits limits = trolley.limits();
        double atM = trolleyM + offsetM;
        double fromM = returns ? offsetM : 0;
        double plusM = Math.min(MOST_OFFSET_M - fromM, trolley.maxPositionM() - LIMIT_MARGIN_M - atM);
        double minusM = Math.min(MOST_OFFSET_M + fromM, atM - trolley.minPositionM() - LIMIT_MARGIN_M);
        double slowPlus = trolley.maxPositionM() - atM < trolley.slowZoneM()
                ? trolley.slowSpeedMps()
                : limits.speedMps();
        double slowMinus = atM - trolley.minPositionM() < trolley.slowZoneM()
                ? trolley.slowSpeedMps()
                : limits.speedMps();
        double ownMps = (returns ? MOST_SPEED_SHARE : HAND_SPEED_SHARE) * limits.speedMps();
        double most = Math.min(Math.min(ownMps, stopsWithin(plusM)), Math.max(0, slowPlus - trolleyMps));
        double least = Math.min(Math.min(ownMps, stopsWithin(minusM)), Math.max(0, slowMinus + trolleyMps));
        return Math.max(-least, Math.min(most, wantedMps));
    }

    private double stopsWithin(double distanceM) {
        return Math.sqrt(MOST_SHARE * trolley.limits().decelerationMps2() * Math.max(0, distanceM));
    }

    double offsetM() {
        return offsetM;
    }

    double speedMps() {
        return offsetMps;
    }

    double accelerationMps2() {
        return offsetMps2;
    }

    void exchange(StateCursor cursor) {
        offsetM = cursor.value(offsetM);
        offsetMps = cursor.value(offsetMps);
        offsetMps2 = cursor.value(offsetMps2);
        referenceMps2 = cursor.value(referenceMps2);
    }
}
