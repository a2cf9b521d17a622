package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * Brings a state that violates the limits, or is bound to, back inside as fast as possible: acceleration first, then
 * velocity by the hardest braking that does not lead out on the other side. Afterwards the state is admissible:
 * inside the limits and able to stay there.
 *
 * <p>Unit jerk. Not thread-safe, allocation-free.
 */
@ControlPath
final class LimitReturn {

    /** Violations this small, relative to the limit, are rounding errors of someone else's arithmetic. */
    static final double TOLERANCE = 1e-12;

    /** The limits to plan with, widened by what rounding errors of the state need. */
    double vMin;
    double vMax;
    double aMin;
    double aMax;

    private double v;
    private double a;

    /** Sets the limits, divided by the jerk. */
    void setLimits(KinematicLimits limits) {
        double jerk = limits.maxJerkMps3;
        vMin = limits.minVelocityMps / jerk;
        vMax = limits.maxVelocityMps / jerk;
        aMin = limits.minAccelerationMps2 / jerk;
        aMax = limits.maxAccelerationMps2 / jerk;
    }

    /** Widens the limits by what rounding errors of an admissible target (vf, af) need. */
    void admitTarget(double vf, double af) {
        aMax = Math.max(aMax, af);
        aMin = Math.min(aMin, af);
        vMax = Math.max(vMax, af < 0 ? vf + 0.5 * af * af : vf);
        vMin = Math.min(vMin, af > 0 ? vf - 0.5 * af * af : vf);
    }

    /** Appends what is needed to a profile that stands at the start state (v0, a0), both divided by the jerk. */
    void apply(double v0, double a0, double jerk, Profile profile) {
        v = v0;
        applyToAcceleration(a0, jerk, profile);
        double slack = TOLERANCE * (vMax - vMin);
        double highest = a > 0 ? v + 0.5 * a * a : v;
        double lowest = a < 0 ? v - 0.5 * a * a : v;
        boolean tooLow = lowest < vMin - slack;
        boolean tooHigh = highest > vMax + slack;
        if (tooLow && (a < 0 || !tooHigh)) {
            brake(-1, -vMax, -vMin, aMax, jerk, profile);
        } else if (tooHigh) {
            brake(1, vMin, vMax, -aMin, jerk, profile);
        }
        profile.endOfBraking();
        vMax = Math.max(vMax, a > 0 ? v + 0.5 * a * a : v);
        vMin = Math.min(vMin, a < 0 ? v - 0.5 * a * a : v);
    }

    /** As {@link #apply}, for the acceleration alone. */
    void applyToAcceleration(double a0, double jerk, Profile profile) {
        a = a0;
        if (a > aMax * (1 + TOLERANCE)) {
            ramp(aMax, jerk, profile);
        } else if (a < aMin * (1 + TOLERANCE)) {
            ramp(aMin, jerk, profile);
        }
        aMax = Math.max(aMax, a);
        aMin = Math.min(aMin, a);
        profile.endOfBraking();
    }

    /** Velocity v by the sign is too high, or going to be: falls until it is at its limit, or must be caught. */
    private void brake(double sign, double low, double high, double deceleration, double jerk, Profile profile) {
        double u = sign * v;
        double b = sign * a;
        double summit = u + 0.5 * b * b;
        // falling with jerk -1, acceleration is this where velocity is back at its limit, or would next touch the lower
        double atLimit = -Math.sqrt(Math.max(0, 2 * (summit - high)));
        double atCatch = -Math.sqrt(Math.max(0, summit - low));
        double end = Math.max(-deceleration, Math.max(atLimit, atCatch));
        if (end < b) {
            ramp(sign * end, jerk, profile);
            u = sign * v;
            b = end;
        }
        if (b <= -deceleration && u > high) {
            double until = Math.max(high, low + 0.5 * b * b);
            if (u > until) {
                profile.append((u - until) / -b, 0);
                u = until;
                v = sign * until;
            }
        }
        if (u > high && end > atLimit) {
            // caught: rises until velocity is back at its limit
            double back = -Math.sqrt(Math.max(0, b * b - 2 * (u - high)));
            ramp(sign * back, jerk, profile);
        }
    }

    /** Changes the acceleration with full jerk. */
    private void ramp(double toA, double jerk, Profile profile) {
        double change = toA - a;
        profile.append(Math.abs(change), change > 0 ? jerk : -jerk);
        v += 0.5 * Math.abs(change) * (a + toA);
        a = toA;
    }
}
