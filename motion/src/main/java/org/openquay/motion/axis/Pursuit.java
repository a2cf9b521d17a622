package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.motion.trajectory.KinematicState;

/**
 * Which acceleration brings a reference onto a motion that is given cycle by cycle, and keeps it there: the motion's own
 * acceleration, and as much beside as makes up a difference of speed in about {@link #SETTLING_S}, within the limits of
 * speed, acceleration and jerk. Pure; a reference that is on the motion stays on it exactly.
 *
 * <p>A plan from state to state would not do: to be at a speed with the acceleration under way there, it first goes the
 * other way to build that acceleration up.
 */
@ControlPath
final class Pursuit {

    /** A small difference of speed goes with this time constant, s. */
    private static final double SETTLING_S = 0.1;

    private Pursuit() {}

    /**
     * Advances {@code from} by one cycle into {@code to}.
     *
     * @param speedMps         speed of the given motion at the end of the cycle, within the caps
     * @param accelerationMps2 its acceleration then
     * @param capPlusMps       greatest speed towards plus
     * @param capMinusMps      greatest speed towards minus
     */
    static void step(KinematicState from, double speedMps, double accelerationMps2, double capPlusMps,
            double capMinusMps, AxisLimits limits, double dtS, KinematicState to) {
        double jerk = limits.jerkMps3;
        double v = from.velocityMps;
        double a = from.accelerationMps2;
        double missing = speedMps - v - 0.5 * (a + accelerationMps2) * dtS;
        boolean meets = Math.abs(missing) <= 0.25 * jerk * dtS * dtS && Math.abs(accelerationMps2 - a) <= jerk * dtS;
        if (meets) {
            double bendM = (a - accelerationMps2) * dtS * dtS / 12;
            to.set(from.positionM + 0.5 * (v + speedMps) * dtS + bendM, speedMps, accelerationMps2);
            return;
        }
        double settlingS = Math.max(SETTLING_S, 2 * dtS);
        double extra = Math.min(Math.abs(missing) / settlingS, Math.sqrt(jerk * Math.abs(missing)));
        double wanted = accelerationMps2 + Math.copySign(extra, missing);
        wanted = Math.min(wanted, most(v, a, capPlusMps, limits, dtS));
        wanted = Math.max(wanted, -most(-v, -a, capMinusMps, limits, dtS));
        double next = Math.max(a - jerk * dtS, Math.min(a + jerk * dtS, wanted));
        double nextMps = v + 0.5 * (a + next) * dtS;
        boolean tooFast = a > 0 ? nextMps > capPlusMps : nextMps < -capMinusMps;
        if (tooFast && Math.abs(a) <= jerk * dtS) {
            release(from, jerk, dtS, to);
        } else {
            to.set(from.positionM + dtS * (v + dtS * (2 * a + next) / 6), nextMps, next);
        }
    }

    /** Ends the acceleration within the cycle, as fast as the jerk allows. */
    private static void release(KinematicState from, double jerk, double dtS, KinematicState to) {
        double a = from.accelerationMps2;
        double endS = Math.abs(a) / jerk;
        double endMps = from.velocityMps + 0.5 * a * endS;
        double endM = from.positionM + endS * (from.velocityMps + a * endS / 3);
        to.set(endM + endMps * (dtS - endS), endMps, 0);
    }

    /** The greatest acceleration towards the positive direction of its arguments. */
    private static double most(double v, double a, double capMps, AxisLimits limits, double dtS) {
        double jerk = limits.jerkMps3;
        double roomMps = Math.max(0, capMps - v - 0.5 * a * dtS);
        double untilCap = jerk * (Math.sqrt(0.25 * dtS * dtS + 2 * roomMps / jerk) - 0.5 * dtS);
        if (v >= 0) {
            return Math.min(limits.accelerationMps2, untilCap);
        }
        // slowing down: at zero no more may be left than speeding up the other way allows
        double least = Math.min(limits.accelerationMps2, limits.decelerationMps2);
        double untilZero = Math.sqrt(jerk * jerk * dtS * dtS + least * least - 2 * jerk * v) - jerk * dtS;
        return Math.min(Math.min(limits.decelerationMps2, untilZero), untilCap);
    }
}
