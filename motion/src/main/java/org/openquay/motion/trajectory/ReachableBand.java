package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * What displacements one axis can reach in a given time: since limits and dynamics are convex, all those between the
 * {@link ExtremalFamily} upward and its mirror image downward. The least time in which the band holds a displacement
 * is therefore the time-optimal one, and its motion lies on the edge of the band.
 *
 * <p>Unit jerk: all quantities are divided by the jerk limit. Not thread-safe, allocation-free.
 */
@ControlPath
final class ReachableBand {

    private final ExtremalFamily up = new ExtremalFamily();
    private final ExtremalFamily down = new ExtremalFamily();
    private boolean upward;

    /** Poses the problem: start, target, limits. All must be admissible. */
    void set(double v0, double a0, double vf, double af, double vMin, double vMax, double aMin, double aMax) {
        up.set(v0, a0, vf, af, vMax, aMax, aMin);
        down.set(-v0, -a0, -vf, -af, -vMin, -aMin, -aMax);
    }

    /**
     * Finds the motion of least time.
     *
     * @param noise difference in displacement that is taken as none where the alternative is a detour
     * @return false if the displacement is out of reach, which needs a top velocity of zero
     */
    boolean findFastest(double displacement, double noise) {
        if (up.hasEarly()) {
            up.startEarly();
            double shortest = up.time();
            double offset = displacement - up.displacement();
            double tolerance = noise + up.displacementNoise();
            ExtremalFamily family = choose(offset);
            if (offset == 0) {
                return true;
            }
            boolean found = family.hasEarly() && family.reachEarly(upward ? displacement : -displacement);
            if (Math.abs(offset) <= tolerance && (!found || isDetour(family.time() - shortest, tolerance))) {
                up.startEarly();
                upward = true;
                return true;
            }
            if (found) {
                return true;
            }
        }
        up.startMain();
        double offset = displacement - up.displacement();
        double shortest = up.time();
        double tolerance = noise + up.displacementNoise();
        ExtremalFamily family = choose(offset);
        if (offset == 0) {
            return true;
        }
        boolean found = family.reachMain(upward ? displacement : -displacement);
        if (Math.abs(offset) <= tolerance && (!found || isDetour(family.time() - shortest, tolerance))) {
            up.startMain();
            upward = true;
            return true;
        }
        return found;
    }

    private ExtremalFamily choose(double offset) {
        upward = offset >= 0;
        return upward ? up : down;
    }

    /** A small offset costs at least the cube root of 32 times itself, there and back; a detour is much longer. */
    private static boolean isDetour(double extraTime, double noise) {
        return extraTime > 4 * StrictMath.cbrt(32 * noise);
    }

    double time() {
        return upward ? up.time() : down.time();
    }

    /** Appends the motion found to a profile that stands at the start state. */
    void appendTo(Profile profile, double a0, double af, double jerk) {
        ExtremalFamily family = upward ? up : down;
        double sign = upward ? 1 : -1;
        family.appendTo(profile, sign * a0, sign * af, sign * jerk);
    }
}
