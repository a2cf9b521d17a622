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

    private double v;
    private double a;

    /** Appends what is needed to a profile that stands at the start. */
    void apply(UnitLimits limits, double jerk, Profile profile) {
        v = profile.reached().velocityMps / jerk;
        applyToAcceleration(limits, jerk, profile);
        double slack = limits.velocitySlack();
        double highest = a > 0 ? v + 0.5 * a * a : v;
        double lowest = a < 0 ? v - 0.5 * a * a : v;
        boolean tooLow = lowest < limits.vMin - slack;
        boolean tooHigh = highest > limits.vMax + slack;
        if (tooLow && (a < 0 || !tooHigh)) {
            brake(-1, -limits.vMax, -limits.vMin, limits.aMax, jerk, profile);
        } else if (tooHigh) {
            brake(1, limits.vMin, limits.vMax, -limits.aMin, jerk, profile);
        }
        profile.endOfBraking();
    }

    /** As {@link #apply}, for the acceleration alone. */
    void applyToAcceleration(UnitLimits limits, double jerk, Profile profile) {
        a = profile.reached().accelerationMps2 / jerk;
        if (a > limits.aMax * (1 + UnitLimits.TOLERANCE)) {
            ramp(limits.aMax, jerk, profile);
        } else if (a < limits.aMin * (1 + UnitLimits.TOLERANCE)) {
            ramp(limits.aMin, jerk, profile);
        }
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
        profile.settleAcceleration(toA * jerk);
        v += 0.5 * Math.abs(change) * (a + toA);
        a = toA;
    }
}
