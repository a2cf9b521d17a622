package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * All motions that end as far up as possible in their time: given the velocity and acceleration at both ends, there
 * is exactly one for each duration that is possible at all, and this class finds the one that covers a given
 * displacement or takes a given time.
 *
 * <p>Each is jerk +, top acceleration held, jerk −, top velocity held, jerk −, bottom acceleration held, jerk +,
 * where any part may be missing. With unit jerk an acceleration is also the time to build it up, and a motion is
 * described by its {@linkplain #peak highest} and {@linkplain #valley lowest} acceleration and the three holds. On a
 * branch of jerk ±1 the quantity v ∓ a²/2 is constant; call it k1 on the first rising branch (start), k2 on the falling
 * branch (it is the top velocity, where acceleration passes zero), k3 on the last rising branch (target). Then
 *
 * <pre>
 *   k2 - k1 = peak (peak + topHold)        k2 - k3 = valley (valley - bottomHold)
 *   displacement = k3 af - k1 a0 + (af³ - a0³)/6
 *                  + (k1 + k2)(peak + topHold/2) + (k2 + k3)(bottomHold/2 - valley) + cruise vMax
 * </pre>
 *
 * Mirrored in time (a' = -a, ends swapped) the problem keeps its family, so c = k3 - k1 ≥ 0 is assumed without loss;
 * then the family is traversed with growing time by lowering the valley from af to the bottom, then raising the peak
 * to the top, then holding both, then cruising. Valleys between -gap and +gap are impossible (the peak would lie
 * below a0): what lies above is the <em>early</em> part, in which acceleration never changes sign; it may be absent.
 *
 * <p>Unit jerk: all quantities are divided by the jerk limit. Not thread-safe, allocation-free.
 */
@ControlPath
final class ExtremalFamily {

    private static final double EPSILON = 1e-15;

    private boolean reversed;
    private double a0;
    private double af;
    private double k1;
    private double k3;
    private double c;
    private double top;
    private double bottom;
    private double vMax;
    private double fixedDisplacement;
    private double velocityNoise;

    private boolean hasGap;
    private boolean hasEarly;
    private double gap;
    private double fromTau;

    private double peak;
    private double valley;
    private double topHold;
    private double bottomHold;
    private double cruise;

    /**
     * Poses the problem. Start and target must be admissible within the limits.
     *
     * @param aMin  the lowest acceleration, negative
     * @param noise difference in velocity that is taken as none where the alternative is a detour
     */
    void set(double v0, double startA, double vf, double endA, double vMax, double aMax, double aMin,
            double noise) {
        double startK = v0 - 0.5 * startA * startA;
        double endK = vf - 0.5 * endA * endA;
        double difference = vf - v0 - 0.5 * (endA - startA) * (endA + startA);
        reversed = difference < 0;
        a0 = reversed ? -endA : startA;
        af = reversed ? -startA : endA;
        k1 = reversed ? endK : startK;
        k3 = reversed ? startK : endK;
        c = Math.abs(difference);
        top = reversed ? -aMin : aMax;
        bottom = reversed ? aMax : -aMin;
        this.vMax = vMax;
        velocityNoise = noise;
        fixedDisplacement = k3 * af - k1 * a0 + (af * af * af - a0 * a0 * a0) / 6;
        fromTau = Double.NEGATIVE_INFINITY;
        double square = a0 > 0 ? a0 * a0 - c : -1;
        hasGap = square > noise;
        gap = hasGap ? Math.sqrt(square) : 0;
        hasEarly = hasGap && af >= gap;
    }

    /** True if there are motions whose acceleration never changes sign, shorter than all others and apart from them. */
    boolean hasEarly() {
        return hasEarly;
    }

    /** Restricts the next searches to motions that take at least this time. */
    void searchFrom(double time) {
        fromTau = time + a0 - af;
    }

    // --- the member at hand -------------------------------------------------------------------------------------

    double time() {
        return 2 * (peak - valley) + af - a0 + topHold + bottomHold + cruise;
    }

    double displacement() {
        double k2 = k3 + valley * (valley - bottomHold);
        return fixedDisplacement + (k1 + k2) * (peak + 0.5 * topHold) + (k2 + k3) * (0.5 * bottomHold - valley)
                + cruise * vMax;
    }

    /**
     * The rounding error that {@link #displacement} may have where a part starts or ends.
     */
    double displacementNoise() {
        double speed = Math.abs(k1) + Math.abs(k3) + c;
        double time = EPSILON * (Math.abs(a0) + Math.abs(af) + time());
        // both are roots of differences of velocities
        double root = hasGap ? Math.min(gap, Math.abs(peak)) : Math.abs(peak);
        return speed * (time + 4 * velocityNoise / (root + EPSILON));
    }

    /**
     * Appends the member to a profile that stands at its start.
     *
     * @param jerk the jerk limit, negative if the family is mirrored
     */
    void appendTo(Profile profile, double startA, double endA, double jerk) {
        double highest = reversed ? -valley : peak;
        double lowest = reversed ? -peak : valley;
        profile.append(highest - startA, jerk);
        profile.settleAcceleration(highest * jerk);
        profile.append(reversed ? bottomHold : topHold, 0);
        if (cruise > 0) {
            profile.append(highest, -jerk);
            profile.settleAcceleration(0);
            profile.append(cruise, 0);
            profile.append(-lowest, -jerk);
        } else {
            profile.append(highest - lowest, -jerk);
        }
        profile.settleAcceleration(lowest * jerk);
        profile.append(reversed ? topHold : bottomHold, 0);
        profile.append(endA - lowest, jerk);
    }

    // --- the ends of the parts ----------------------------------------------------------------------------------

    /** Takes the shortest motion of the early part, which is the shortest of all. */
    void startEarly() {
        lowerValleyTo(af);
    }

    /** Takes the shortest motion of the main part. */
    void startMain() {
        double start = mainStart();
        if (start >= -bottom) {
            lowerValleyTo(start);
        } else {
            raisePeakTo(a0);
        }
    }

    /** Takes the motion that changes the velocity in the least time, wherever that ends. */
    void takeShortest() {
        boolean direct = takeDirect();
        double directTime = time();
        if (hasEarly) {
            startEarly();
        } else {
            startMain();
        }
        if (direct && time() - directTime > 4 * Math.sqrt(velocityNoise)) {
            // a rounding error is not worth a detour
            takeDirect();
        }
    }

    /** Takes the longest motion of the early part. */
    void endEarly() {
        lowerValleyTo(gap);
    }

    /**
     * Takes the motion that just changes the acceleration with full jerk, if it ends at the target's velocity.
     */
    boolean takeDirect() {
        double mismatch = a0 < af ? c : c + (af - a0) * (af + a0);
        if (Math.abs(mismatch) > velocityNoise) {
            return false;
        }
        peak = a0;
        valley = Math.min(a0, af);
        topHold = 0;
        bottomHold = 0;
        cruise = 0;
        return true;
    }

    private double mainStart() {
        return hasGap ? Math.min(af, -gap) : af;
    }

    private void lowerValleyTo(double newValley) {
        valley = newValley;
        double square = c + newValley * newValley;
        boolean holds = square > top * top;
        peak = holds ? top : Math.max(a0, Math.sqrt(square));
        topHold = holds ? (square - top * top) / top : 0;
        bottomHold = 0;
        cruise = 0;
    }

    private void raisePeakTo(double newPeak) {
        peak = newPeak;
        valley = -bottom;
        topHold = 0;
        bottomHold = Math.max(0, (newPeak * newPeak - c - bottom * bottom) / bottom);
        cruise = 0;
    }

    private void takeFallingTime(double fall) {
        double sum = c > 0 ? c / fall : 0;
        peak = Math.max(a0, 0.5 * (sum + fall));
        valley = Math.min(af, 0.5 * (sum - fall));
        topHold = 0;
        bottomHold = 0;
        cruise = 0;
    }

    private void holdBothUpBy(double rise) {
        peak = top;
        valley = -bottom;
        topHold = Math.max(0, rise / top - top);
        bottomHold = Math.max(0, (rise - c) / bottom - bottom);
        cruise = 0;
    }

    private void touchTopVelocity() {
        double rise = Math.max(0, vMax - k1);
        double drop = Math.max(0, vMax - k3);
        boolean topHeld = rise > top * top;
        boolean bottomHeld = drop > bottom * bottom;
        peak = topHeld ? top : Math.max(a0, Math.sqrt(rise));
        valley = bottomHeld ? -bottom : Math.min(af, -Math.sqrt(drop));
        topHold = topHeld ? rise / top - top : 0;
        bottomHold = bottomHeld ? drop / bottom - bottom : 0;
        cruise = 0;
    }

    // --- the member that covers a displacement -------------------------------------------------------------------

    /**
     * Takes the shortest motion of the early part that reaches the displacement from below.
     *
     * @return false if there is none
     */
    boolean reachEarly(double displacement) {
        return c > 0 && gap < af && lowerValley(displacement, af, gap);
    }

    /**
     * Takes the shortest motion of the main part that reaches the displacement from below.
     *
     * @return false if there is none, which needs a top velocity of zero
     */
    boolean reachMain(double displacement) {
        boolean velocityEnds = vMax - k3 < bottom * bottom;
        double start = mainStart();
        double end = velocityEnds ? Math.min(start, -Math.sqrt(Math.max(0, vMax - k3))) : -bottom;
        if (start > end && lowerValley(displacement, start, end)) {
            return true;
        }
        if (velocityEnds) {
            return cruise(displacement);
        }
        double peakStart = Math.max(a0, Math.sqrt(c + bottom * bottom));
        if (peakStart < top) {
            velocityEnds = vMax - k1 < top * top;
            double peakEnd = velocityEnds ? Math.max(peakStart, Math.sqrt(vMax - k1)) : top;
            if (raisePeak(displacement, peakStart, peakEnd)) {
                return true;
            }
            if (velocityEnds) {
                return cruise(displacement);
            }
        }
        return holdBoth(displacement, Math.max(top * top, c + bottom * bottom)) || cruise(displacement);
    }

    private boolean lowerValley(double displacement, double start, double end) {
        double square = top * top - c;
        if (square <= 0) {
            return lowerValleyWithHold(displacement, start, end);
        }
        double free = Math.sqrt(square);
        double from = start;
        if (from > free) {
            if (lowerValleyWithHold(displacement, from, Math.max(free, end))) {
                return true;
            }
            from = free;
        }
        if (from > end && from > -free) {
            if (lowerValleyFreely(displacement, from, Math.max(-free, end))) {
                return true;
            }
            from = -free;
        }
        return from > end && lowerValleyWithHold(displacement, Math.min(from, -free), end);
    }

    private boolean lowerValleyFreely(double displacement, double start, double end) {
        double shortest = Math.max(fallingTime(start), 0.5 * fromTau);
        double longest = fallingTime(end);
        double fall = FamilyBranches.freeFall(c, k1 + k3, 4 * (fixedDisplacement - displacement), shortest, longest);
        if (!(fall >= 0)) {
            return false;
        }
        takeFallingTime(fall);
        return true;
    }

    /** Time from peak to valley without holds, free of cancellation. */
    private double fallingTime(double atValley) {
        double atPeak = Math.sqrt(c + atValley * atValley);
        return atValley > 0 ? c / (atPeak + atValley) : atPeak - atValley;
    }

    private boolean lowerValleyWithHold(double displacement, double start, double end) {
        double high = Math.min(start, top - rootOrZero(top * fromTau - c));
        double constant = 2 * top * (fixedDisplacement - displacement) + (k1 + k3) * (top * top + c);
        double found = FamilyBranches.held(top, k3, constant, high, end);
        if (Double.isNaN(found)) {
            return false;
        }
        lowerValleyTo(found);
        return true;
    }

    private boolean raisePeak(double displacement, double start, double end) {
        double high = Math.min(-start, bottom - rootOrZero(bottom * fromTau + c));
        double constant = 2 * bottom * (fixedDisplacement - displacement) + (k1 + k3) * (bottom * bottom - c);
        double found = FamilyBranches.held(bottom, k1, constant, high, -end);
        if (Double.isNaN(found)) {
            return false;
        }
        raisePeakTo(-found);
        return true;
    }

    private boolean holdBoth(double displacement, double start) {
        double quadratic = 0.5 * (1 / top + 1 / bottom);
        double linear = 0.5 * (top + bottom) + k1 / top + (k3 - c) / bottom;
        double constant = fixedDisplacement - displacement + k1 * top + k3 * bottom
                + c * (0.5 * c / bottom - 0.5 * bottom - k3 / bottom);
        double found = FamilyBranches.heldTwice(quadratic, linear, constant, Math.max(start, riseAt(fromTau)),
                vMax - k1);
        if (Double.isNaN(found)) {
            return false;
        }
        holdBothUpBy(found);
        return true;
    }

    private boolean cruise(double displacement) {
        if (!(vMax > 0)) {
            return false;
        }
        touchTopVelocity();
        // negative only by rounding: the value was not yet reached below the top velocity
        cruise = Math.max(0, (displacement - displacement()) / vMax);
        return cruise < Double.POSITIVE_INFINITY;
    }

    private static double rootOrZero(double square) {
        return square > 0 ? Math.sqrt(square) : 0;
    }

    // --- the member that takes a time ----------------------------------------------------------------------------

    /** Takes the motion of the given time, which must not be shorter than that of {@link #startEarly}. */
    void atEarly(double time) {
        takeLowering(time + a0 - af, gap);
    }

    /** Takes the motion of the given time, which must not be shorter than that of {@link #startMain}. */
    void atMain(double time) {
        double tau = time + a0 - af;
        startMain();
        if (time <= time()) {
            return;
        }
        touchTopVelocity();
        double extra = time - time();
        if (extra >= 0) {
            cruise = extra;
            return;
        }
        takeLowering(tau, -bottom);
        if (valley > -bottom) {
            return;
        }
        double risenPeak = Math.sqrt(bottom * tau + c) - bottom;
        if (risenPeak < top) {
            raisePeakTo(Math.max(risenPeak, a0));
        } else {
            holdBothUpBy(riseAt(tau));
        }
    }

    private void takeLowering(double tau, double lowest) {
        takeFallingTime(0.5 * tau);
        if (peak > top) {
            lowerValleyTo(Math.min(af, top - rootOrZero(top * tau - c)));
        }
        if (valley <= lowest) {
            lowerValleyTo(lowest);
        }
    }

    /** k2 - k1 of the motion with both holds; tau = time + a0 - af. */
    private double riseAt(double tau) {
        return (tau - top - bottom + c / bottom) / (1 / top + 1 / bottom);
    }
}
