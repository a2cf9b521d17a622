package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * The two quietest ways to spend a given time between two velocities: change to the target's velocity at once and keep
 * it, or keep the start's velocity and change at the end. What has more time than it needs is blended from these and,
 * as little as necessary, from the extreme motions of a {@link ReachableBand}: so an axis that waits for others does
 * not move faster, harder or further than it must, and one that has nothing to do stands still.
 *
 * <p>Unit jerk. Not thread-safe, allocation-free.
 */
@ControlPath
final class QuietMotion {

    private final ExtremalFamily change = new ExtremalFamily();

    private double v0;
    private double a0;
    private double vf;
    private double af;
    private UnitLimits limits = new UnitLimits();
    private double noise;

    /** Poses the problem; the limits are read again when motions are written. */
    void set(double v0, double a0, double vf, double af, UnitLimits limits, double noise) {
        this.v0 = v0;
        this.a0 = a0;
        this.vf = vf;
        this.af = af;
        this.limits = limits;
        this.noise = noise;
    }

    /** Writes the motion that keeps the start's velocity for as long as possible; false if the time is too short. */
    boolean writeLate(double time, PhaseSequence phases) {
        if (keepsVelocity()) {
            phases.clear();
            phases.add(time, 0, 0);
            return true;
        }
        double kept = v0 + 0.5 * a0 * Math.abs(a0);
        change.set(kept, 0, vf, af, limits.vMax, limits.aMax, limits.aMin, noise);
        change.takeShortest();
        double cruise = time - Math.abs(a0) - change.time();
        if (cruise < 0) {
            return false;
        }
        phases.clear();
        phases.add(Math.abs(a0), -Math.signum(a0), a0);
        phases.add(cruise, 0, 0);
        change.writeTo(phases, 1);
        return true;
    }

    /**
     * Writes the motion that takes the target's velocity as soon as possible; false if the time is too short, or if
     * there is no velocity to change, so that it is the same motion as the late one.
     */
    boolean writeSoon(double time, PhaseSequence phases) {
        if (keepsVelocity()) {
            return false;
        }
        double kept = vf - 0.5 * af * Math.abs(af);
        change.set(v0, a0, kept, 0, limits.vMax, limits.aMax, limits.aMin, noise);
        change.takeShortest();
        double cruise = time - Math.abs(af) - change.time();
        if (cruise < 0) {
            return false;
        }
        phases.clear();
        change.writeTo(phases, 1);
        phases.add(cruise, 0, 0);
        phases.add(Math.abs(af), Math.signum(af), 0);
        return true;
    }

    private boolean keepsVelocity() {
        return v0 == vf && a0 == 0 && af == 0;
    }
}
