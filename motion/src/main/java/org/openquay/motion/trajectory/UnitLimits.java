package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * Limits of velocity and acceleration divided by the jerk limit, and what rounding errors mean among them. Then jerk is
 * one, an acceleration is the time to build it up, and a state (v, a) has v ± a²/2 as the velocity where its
 * acceleration is brought to zero.
 */
@ControlPath
final class UnitLimits {

    /** Violations this small, relative to the limit, are rounding errors of someone else's arithmetic. */
    static final double TOLERANCE = 1e-12;

    private static final double VELOCITY_NOISE = 4e-15;

    double vMin;
    double vMax;
    double aMin;
    double aMax;

    void set(KinematicLimits limits) {
        double jerk = limits.maxJerkMps3;
        vMin = limits.minVelocityMps / jerk;
        vMax = limits.maxVelocityMps / jerk;
        aMin = limits.minAccelerationMps2 / jerk;
        aMax = limits.maxAccelerationMps2 / jerk;
    }

    /** Takes other limits, widened by what rounding errors of an admissible start (v0, a0) and target (vf, af) need. */
    void widen(UnitLimits limits, double v0, double a0, double vf, double af) {
        vMin = Math.min(limits.vMin, Math.min(a0 < 0 ? v0 - 0.5 * a0 * a0 : v0, af > 0 ? vf - 0.5 * af * af : vf));
        vMax = Math.max(limits.vMax, Math.max(a0 > 0 ? v0 + 0.5 * a0 * a0 : v0, af < 0 ? vf + 0.5 * af * af : vf));
        aMin = Math.min(limits.aMin, Math.min(a0, af));
        aMax = Math.max(limits.aMax, Math.max(a0, af));
    }

    /** True if the state lies inside the limits now, whatever it leads to. */
    boolean contain(double v, double a) {
        double slack = velocitySlack();
        return v >= vMin - slack && v <= vMax + slack && a >= aMin * (1 + TOLERANCE) && a <= aMax * (1 + TOLERANCE);
    }

    /** True if the state lies inside the limits and is able to stay there. */
    boolean admit(double v, double a) {
        return contain(v, a) && contain(v + 0.5 * a * Math.abs(a), a);
    }

    double velocitySlack() {
        return TOLERANCE * (vMax - vMin);
    }

    /** The rounding error of velocities within the limits. */
    double velocityNoise() {
        return VELOCITY_NOISE * (vMax - vMin);
    }

    /** The rounding error of positions after a full ramp of velocity. */
    double positionNoise() {
        double span = vMax - vMin;
        return VELOCITY_NOISE * span * (span / Math.min(aMax, -aMin) + aMax - aMin);
    }
}
