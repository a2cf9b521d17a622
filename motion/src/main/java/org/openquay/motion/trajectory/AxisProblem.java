package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * One axis' way from start to target under a jerk limit, as the rest of the package looks at it: an admissible start
 * (braking done, if any was needed), the displacement that is left, all divided by the jerk, and rounding errors
 * weighed.
 *
 * <p>Not thread-safe, allocation-free.
 */
@ControlPath
final class AxisProblem {

    /** Relative to the magnitude of the positions: a difference that is rounding noise where it would cost a detour. */
    private static final double POSITION_NOISE = 1e-14;
    private static final double MAX_POSITION_NOISE_M = 1e-9;

    final ReachableBand band = new ReachableBand();

    private final UnitLimits limits = new UnitLimits();
    private final UnitLimits widened = new UnitLimits();
    private final LimitReturn limitReturn = new LimitReturn();
    private double jerk;
    private double a0;
    private double vf;
    private double af;
    private double displacement;

    /** Poses the problem from the very start; the profile begins there. */
    void pose(KinematicState start, KinematicState target, KinematicLimits kinematicLimits, boolean tolerant) {
        jerk = kinematicLimits.maxJerkMps3;
        vf = target.velocityMps / jerk;
        af = target.accelerationMps2 / jerk;
        limits.set(kinematicLimits);
        double position = POSITION_NOISE * (Math.abs(start.positionM) + Math.abs(target.positionM)) / jerk
                + limits.positionNoise();
        band.setNoise(tolerant ? limits.velocityNoise() : 0, tolerant ? position : 0,
                MAX_POSITION_NOISE_M / jerk);
        poseBand(start, target);
    }

    /** True if the start lies within the limits and can stay there. */
    boolean isAdmissible(KinematicState start) {
        return limits.admit(start.velocityMps / jerk, start.accelerationMps2 / jerk);
    }

    /** True if the start lies within the limits, whatever it leads to. */
    boolean isInside(KinematicState start) {
        return limits.contain(start.velocityMps / jerk, start.accelerationMps2 / jerk);
    }

    /** Brakes from where the profile stands until the state is admissible, and poses what is left. */
    void brake(KinematicState target, Profile out) {
        limitReturn.apply(limits, jerk, out);
        poseBand(out.reached(), target);
    }

    private void poseBand(KinematicState start, KinematicState target) {
        double v0 = start.velocityMps / jerk;
        a0 = start.accelerationMps2 / jerk;
        displacement = (target.positionM - start.positionM) / jerk;
        widened.widen(limits, v0, a0, vf, af);
        band.set(v0, a0, vf, af, widened);
    }

    /** Finds the motion of least time; false if there is none. */
    boolean findFastest() {
        return band.findFastest(displacement);
    }

    /** Finds the motion of least time among those without change of sign in acceleration; false if there is none. */
    boolean findFastestEarly() {
        return band.findFastestEarly(displacement);
    }

    /** Appends the motion found. */
    void appendTo(Profile out) {
        band.appendTo(out, a0, af, jerk);
    }
}
