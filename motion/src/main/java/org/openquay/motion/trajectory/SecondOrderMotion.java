package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * Motions whose acceleration may step: full acceleration to a top (or bottom) velocity, which is held if it is the
 * limit, and full deceleration to the target's velocity. Accelerations of start and target play no part; at the end
 * acceleration is zero. Pure, allocation-free.
 */
@ControlPath
final class SecondOrderMotion {

    private static final double NOISE = 1e-14;

    /** Fills a profile that stands at the start. False if the velocity limits forbid the direction. */
    boolean reachPosition(KinematicState target, KinematicLimits limits, Profile out) {
        double v0 = out.reached().velocityMps;
        if (v0 > limits.maxVelocityMps) {
            ramp(limits.maxVelocityMps, limits, out);
        } else if (v0 < limits.minVelocityMps) {
            ramp(limits.minVelocityMps, limits, out);
        }
        out.endOfBraking();
        KinematicState inside = out.reached();
        v0 = inside.velocityMps;
        double vf = target.velocityMps;
        double distance = target.positionM - inside.positionM;
        double rate = vf > v0 ? limits.maxAccelerationMps2 : limits.minAccelerationMps2;
        double surplus = distance - 0.5 * (vf - v0) * (vf + v0) / rate;
        double noise = NOISE * (Math.abs(inside.positionM) + Math.abs(target.positionM) + Math.abs(distance));
        boolean up = surplus > 0;
        // moving the other way at both ends, any surplus needs a stop and a turn
        boolean turns = up ? v0 < 0 && vf < 0 : v0 > 0 && vf > 0;
        boolean found = surplus == 0 || turns && Math.abs(surplus) <= noise;
        if (found) {
            ramp(vf, limits, out);
        } else {
            found = viaTop(up, vf, distance, limits, out);
        }
        out.settleAcceleration(target.accelerationMps2);
        return found;
    }

    /** Fills a profile that stands at the start with the change to a velocity. */
    void reachVelocity(double velocityMps, KinematicLimits limits, Profile out) {
        ramp(velocityMps, limits, out);
        out.settleAcceleration(0);
    }

    private static boolean viaTop(boolean up, double vf, double distance, KinematicLimits limits, Profile out) {
        double v0 = out.reached().velocityMps;
        double toTop = up ? limits.maxAccelerationMps2 : -limits.minAccelerationMps2;
        double fromTop = up ? -limits.minAccelerationMps2 : limits.maxAccelerationMps2;
        double sign = up ? 1 : -1;
        double limit = up ? limits.maxVelocityMps : -limits.minVelocityMps;
        double square = (2 * sign * distance * toTop * fromTop + v0 * v0 * fromTop + vf * vf * toTop)
                / (toTop + fromTop);
        double top = Math.max(Math.sqrt(Math.max(0, square)), Math.max(sign * v0, sign * vf));
        double cruise = 0;
        if (top > limit) {
            if (!(limit > 0)) {
                return false;
            }
            top = limit;
            double ramps = 0.5 * ((top * top - v0 * v0) / toTop + (top * top - vf * vf) / fromTop);
            cruise = Math.max(0, sign * distance - ramps) / limit;
        }
        ramp(sign * top, limits, out);
        out.settleAcceleration(0);
        out.append(cruise, 0);
        ramp(vf, limits, out);
        return true;
    }

    private static void ramp(double toVelocityMps, KinematicLimits limits, Profile out) {
        double change = toVelocityMps - out.reached().velocityMps;
        double rate = change > 0 ? limits.maxAccelerationMps2 : limits.minAccelerationMps2;
        out.settleAcceleration(rate);
        out.append(change / rate, 0);
    }
}
