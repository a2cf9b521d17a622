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
    private double velocityNoise;
    private double positionNoise;
    private double mostNoise;
    /** The time at whose edges both families stand; NaN if they do not. */
    private double edgeTime;

    /**
     * Sets what counts as rounding errors. Differences that small between what a motion reaches and the target are
     * taken as none where honouring them would cost a detour, and only there.
     *
     * @param velocity of the velocities at the ends
     * @param position of the displacement
     * @param most     the greatest tolerance for the displacement that may follow from these
     */
    void setNoise(double velocity, double position, double most) {
        velocityNoise = velocity;
        positionNoise = Math.min(position, most);
        mostNoise = most;
        up.setPositionNoise(positionNoise);
        down.setPositionNoise(positionNoise);
    }

    /** Poses the problem: start, target, limits. All must be admissible. */
    void set(double v0, double a0, double vf, double af, UnitLimits limits) {
        up.set(v0, a0, vf, af, limits.vMax, limits.aMax, limits.aMin, velocityNoise);
        down.set(-v0, -a0, -vf, -af, -limits.vMin, -limits.aMin, -limits.aMax, velocityNoise);
        edgeTime = Double.NaN;
    }

    /**
     * Finds the motion of least time.
     *
     * @return false if the displacement is out of reach, which needs a top velocity of zero
     */
    boolean findFastest(double displacement) {
        return find(displacement, true);
    }

    /**
     * As {@link #findFastest}, but only among motions whose acceleration never changes sign: these need no room between
     * the velocities at the ends and the velocity limits.
     */
    boolean findFastestEarly(double displacement) {
        return find(displacement, false);
    }

    private boolean find(double displacement, boolean admissible) {
        edgeTime = Double.NaN;
        up.searchFrom(Double.NEGATIVE_INFINITY);
        down.searchFrom(Double.NEGATIVE_INFINITY);
        boolean direct = up.takeDirect()
                && Math.abs(displacement - up.displacement()) <= tolerance();
        double directTime = up.time();
        boolean found = findEarly(displacement) || admissible && findMain(displacement);
        if (direct && (!found || isDetour(time() - directTime, directTime))) {
            upward = true;
            return up.takeDirect();
        }
        return found;
    }

    private double tolerance() {
        return Math.min(mostNoise, positionNoise + up.displacementNoise());
    }

    /**
     * A motion that ends in the target but for a rounding error beats any longer one: honouring the error could mean to
     * miss a moving target and to catch it again on a detour. Where next to no motion is left, though, differences as
     * small as rounding errors are all there is, and are honoured if they cost no more time than small differences do:
     * at least the cube root of 32 times themselves, there and back.
     */
    private boolean isDetour(double extraTime, double shortTime) {
        double small = 4 * StrictMath.cbrt(32 * positionNoise);
        return shortTime > small ? extraTime > 0 : extraTime > small;
    }

    private boolean findEarly(double displacement) {
        if (!up.hasEarly()) {
            return false;
        }
        up.startEarly();
        double offset = displacement - up.displacement();
        if (offset < 0 && down.hasEarly()) {
            down.startEarly();
            if (takeNearerStart(displacement, offset)) {
                return true;
            }
        }
        double tolerance = tolerance();
        double shortest = up.time();
        ExtremalFamily family = choose(offset);
        boolean found = offset != 0 && family.hasEarly()
                && family.reachEarly(upward ? displacement : -displacement);
        boolean isStart = Math.abs(offset) <= tolerance
                && (!found || isDetour(family.time() - shortest, shortest));
        if (isStart) {
            upward = true;
            up.startEarly();
            return true;
        }
        if (!found) {
            up.endEarly();
            upward = true;
            found = Math.abs(displacement - up.displacement()) <= tolerance;
        }
        return found;
    }

    private boolean findMain(double displacement) {
        up.startMain();
        double offset = displacement - up.displacement();
        if (offset < 0) {
            down.startMain();
            if (takeNearerStart(displacement, offset)) {
                return true;
            }
        }
        double tolerance = tolerance();
        double shortest = up.time();
        ExtremalFamily family = choose(offset);
        boolean found = offset != 0 && family.reachMain(upward ? displacement : -displacement);
        boolean isStart = Math.abs(offset) <= tolerance
                && (!found || isDetour(family.time() - shortest, shortest));
        if (isStart) {
            upward = true;
            up.startMain();
        }
        return found || isStart;
    }

    /**
     * Both families start with the same motion but for rounding errors. Where the displacement lies between the two,
     * takes the nearer one and returns true.
     */
    private boolean takeNearerStart(double displacement, double offsetFromUp) {
        double offsetFromDown = displacement + down.displacement();
        upward = -offsetFromUp <= offsetFromDown;
        return offsetFromDown >= 0;
    }

    private ExtremalFamily choose(double offset) {
        upward = offset >= 0;
        return upward ? up : down;
    }

    /**
     * The least time, not shorter than the given one, in which the displacement can be reached; NaN if there is none.
     *
     * @param time at least that of the motion of least time
     */
    double earliestFrom(double displacement, double time) {
        if (goToEarlyEdges(time)) {
            if (holds(displacement)) {
                return time;
            }
            ExtremalFamily family = chooseOutside(displacement, time);
            if (family.hasEarly() && family.reachEarly(upward ? displacement : -displacement)) {
                return family.time();
            }
        }
        up.startMain();
        double from = Math.max(time, up.time());
        goToMainEdges(from);
        if (holds(displacement)) {
            return from;
        }
        ExtremalFamily family = chooseOutside(displacement, from);
        return family.reachMain(upward ? displacement : -displacement) ? family.time() : Double.NaN;
    }

    /** Takes the motions that lead furthest in an early time; false if it is none. */
    private boolean goToEarlyEdges(double time) {
        if (!up.hasEarly()) {
            return false;
        }
        edgeTime = Double.NaN;
        up.endEarly();
        if (time > up.time()) {
            return false;
        }
        up.atEarly(time);
        down.atEarly(time);
        edgeTime = time;
        return true;
    }

    private void goToMainEdges(double time) {
        up.atMain(time);
        down.atMain(time);
        edgeTime = time;
    }

    private boolean holds(double displacement) {
        double tolerance = tolerance();
        return displacement <= up.displacement() + tolerance && -displacement <= down.displacement() + tolerance;
    }

    private ExtremalFamily chooseOutside(double displacement, double from) {
        edgeTime = Double.NaN;
        ExtremalFamily family = choose(displacement - up.displacement());
        family.searchFrom(from);
        return family;
    }

    /** Writes the motions of the given time that lead furthest up and furthest down; the time must be possible. */
    void writeEdges(double time, PhaseSequence highest, PhaseSequence lowest) {
        if (edgeTime != time && !goToEarlyEdges(time)) {
            goToMainEdges(time);
        }
        highest.clear();
        up.writeTo(highest, 1);
        lowest.clear();
        down.writeTo(lowest, -1);
    }

    double time() {
        return upward ? up.time() : down.time();
    }

    /** Writes the motion found. */
    void writeTo(PhaseSequence phases) {
        phases.clear();
        if (upward) {
            up.writeTo(phases, 1);
        } else {
            down.writeTo(phases, -1);
        }
    }
}
