package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * All motions that end as far up as possible in their time: given the velocity and acceleration at both ends, there
 * is exactly one for each duration that is possible at all, and this class finds the one that covers a given
 * displacement or takes a given time.
 *
 * <p>In the terms of {@link FamilyMember} the family is traversed with growing time by lowering the valley from af to
 * the bottom, then raising the peak to the top, then holding both, then cruising; each step ends early where the top
 * velocity is reached. Valleys between -gap and +gap are impossible (the peak would lie below a0): what lies above is
 * the <em>early</em> part, in which acceleration never changes sign; it may be absent. The rest is the <em>main</em>
 * part.
 *
 * <p>Unit jerk: all quantities are divided by the jerk limit. Not thread-safe, allocation-free.
 */
@ControlPath
final class ExtremalFamily {

    private final FamilyMember member = new FamilyMember();

    private boolean hasGap;
    private boolean hasEarly;
    private double gap;
    private double fromTau;
    private double positionNoise;

    /**
     * Poses the problem. Start and target must be admissible within the limits.
     *
     * @param aMin  the lowest acceleration, negative
     * @param noise difference in velocity that is taken as none where the alternative is a detour
     */
    void set(double v0, double a0, double vf, double af, double vMax, double aMax, double aMin, double noise) {
        member.set(v0, a0, vf, af, vMax, aMax, aMin, noise);
        fromTau = Double.NEGATIVE_INFINITY;
        double square = member.a0 > 0 ? member.a0 * member.a0 - member.c : -1;
        hasGap = square > noise;
        gap = hasGap ? Math.sqrt(square) : 0;
        hasEarly = hasGap && member.af >= gap;
    }

    /** Sets the rounding error of displacements that are searched for. */
    void setPositionNoise(double noise) {
        positionNoise = noise;
    }

    /** True if there are motions whose acceleration never changes sign, shorter than all others and apart from them. */
    boolean hasEarly() {
        return hasEarly;
    }

    /** Restricts the next searches to motions that take at least this time. */
    void searchFrom(double time) {
        fromTau = tauOf(time);
    }

    /** The time of a motion, but for a part that all motions have in common. */
    private double tauOf(double time) {
        return time + member.a0 - member.af;
    }

    double time() {
        return member.time();
    }

    double displacement() {
        return member.displacement();
    }

    /** The rounding error that {@link #displacement} may have where a part starts or ends. */
    double displacementNoise() {
        return member.displacementNoise(hasGap ? gap : Double.POSITIVE_INFINITY);
    }

    void writeTo(PhaseSequence phases, double sign) {
        member.writeTo(phases, sign);
    }

    // --- the ends of the parts ----------------------------------------------------------------------------------

    /** Takes the shortest motion of the early part, which is the shortest of all. */
    void startEarly() {
        member.lowerValleyTo(member.af);
    }

    /** Takes the longest motion of the early part. */
    void endEarly() {
        member.lowerValleyTo(gap);
    }

    /** Takes the shortest motion of the main part. */
    void startMain() {
        double start = mainStart();
        if (start >= -member.bottom) {
            member.lowerValleyTo(start);
        } else {
            member.raisePeakTo(member.a0);
        }
    }

    private double mainStart() {
        return hasGap ? Math.min(member.af, -gap) : member.af;
    }

    /** Takes the motion that just changes the acceleration, if it ends at the target's velocity; false if not. */
    boolean takeDirect() {
        return member.takeDirect();
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
        if (direct && time() - directTime > 4 * Math.sqrt(member.velocityNoise)) {
            // a rounding error is not worth a detour
            takeDirect();
        }
    }

    // --- the member that covers a displacement -------------------------------------------------------------------

    /**
     * Takes the shortest motion of the early part that reaches the displacement from below.
     *
     * @return false if there is none
     */
    boolean reachEarly(double displacement) {
        return member.c > 0 && gap < member.af && lowerValley(displacement, member.af, gap);
    }

    /**
     * Takes the shortest motion of the main part that reaches the displacement from below.
     *
     * @return false if there is none, which needs a top velocity of zero
     */
    boolean reachMain(double displacement) {
        double bottom = member.bottom;
        double top = member.top;
        double toTopVelocity = member.vMax - member.k3;
        boolean velocityEnds = toTopVelocity < bottom * bottom;
        double start = mainStart();
        double end = velocityEnds ? Math.min(start, -rootOrZero(toTopVelocity)) : -bottom;
        if (start > end && lowerValley(displacement, start, end)) {
            return true;
        }
        if (velocityEnds) {
            return cruise(displacement);
        }
        double peakStart = Math.max(member.a0, Math.sqrt(member.c + bottom * bottom));
        if (peakStart < top) {
            velocityEnds = member.vMax - member.k1 < top * top;
            double peakEnd = velocityEnds ? Math.max(peakStart, Math.sqrt(member.vMax - member.k1)) : top;
            if (raisePeak(displacement, peakStart, peakEnd)) {
                return true;
            }
            if (velocityEnds) {
                return cruise(displacement);
            }
        }
        return holdBoth(displacement, Math.max(top * top, member.c + bottom * bottom)) || cruise(displacement);
    }

    private boolean lowerValley(double displacement, double start, double end) {
        double square = member.top * member.top - member.c;
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
        double constant = 4 * (member.fixedDisplacement - displacement);
        double fall = FamilyBranches.freeFall(member.c, member.k1 + member.k3, constant, shortest, longest,
                4 * positionNoise);
        if (!(fall >= 0)) {
            return false;
        }
        member.fallFor(fall);
        return true;
    }

    /** Time from peak to valley without holds, free of cancellation. */
    private double fallingTime(double atValley) {
        double atPeak = Math.sqrt(member.c + atValley * atValley);
        return atValley > 0 ? member.c / (atPeak + atValley) : atPeak - atValley;
    }

    private boolean lowerValleyWithHold(double displacement, double start, double end) {
        double top = member.top;
        double high = Math.min(start, top - rootOrZero(top * fromTau - member.c));
        double constant = 2 * top * (member.fixedDisplacement - displacement)
                + (member.k1 + member.k3) * (top * top + member.c);
        double found = FamilyBranches.held(top, member.k3, constant, high, end, 2 * top * positionNoise);
        if (Double.isNaN(found)) {
            return false;
        }
        member.lowerValleyTo(found);
        return true;
    }

    private boolean raisePeak(double displacement, double start, double end) {
        double bottom = member.bottom;
        double high = Math.min(-start, bottom - rootOrZero(bottom * fromTau + member.c));
        double constant = 2 * bottom * (member.fixedDisplacement - displacement)
                + (member.k1 + member.k3) * (bottom * bottom - member.c);
        double found = FamilyBranches.held(bottom, member.k1, constant, high, -end, 2 * bottom * positionNoise);
        if (Double.isNaN(found)) {
            return false;
        }
        member.raisePeakTo(-found);
        return true;
    }

    private boolean holdBoth(double displacement, double start) {
        double top = member.top;
        double bottom = member.bottom;
        double c = member.c;
        double quadratic = 0.5 * (1 / top + 1 / bottom);
        double linear = 0.5 * (top + bottom) + member.k1 / top + (member.k3 - c) / bottom;
        double constant = member.fixedDisplacement - displacement + member.k1 * top + member.k3 * bottom
                + c * (0.5 * c / bottom - 0.5 * bottom - member.k3 / bottom);
        double found = FamilyBranches.heldTwice(quadratic, linear, constant, Math.max(start, riseAt(fromTau)),
                member.vMax - member.k1);
        if (Double.isNaN(found)) {
            return false;
        }
        member.holdBothUpBy(found);
        return true;
    }

    private boolean cruise(double displacement) {
        if (!(member.vMax > 0)) {
            return false;
        }
        member.cruiseFor(0);
        // negative only by rounding: the value was not yet reached below the top velocity
        double cruise = Math.max(0, (displacement - member.displacement()) / member.vMax);
        member.cruiseFor(cruise);
        return cruise < Double.POSITIVE_INFINITY;
    }

    private static double rootOrZero(double square) {
        return square > 0 ? Math.sqrt(square) : 0;
    }

    // --- the member that takes a time ----------------------------------------------------------------------------

    /** Takes the motion of the given time, which must not be shorter than that of {@link #startEarly}. */
    void atEarly(double time) {
        lowerFor(tauOf(time), gap);
    }

    /** Takes the motion of the given time, which must not be shorter than that of {@link #startMain}. */
    void atMain(double time) {
        startMain();
        if (time <= time()) {
            return;
        }
        member.cruiseFor(0);
        double extra = time - time();
        if (extra >= 0) {
            member.cruiseFor(extra);
            return;
        }
        double tau = tauOf(time);
        lowerFor(tau, -member.bottom);
        if (!member.isValleyAtBottom()) {
            return;
        }
        double risenPeak = Math.sqrt(member.bottom * tau + member.c) - member.bottom;
        if (risenPeak < member.top) {
            member.raisePeakTo(Math.max(risenPeak, member.a0));
        } else {
            member.holdBothUpBy(riseAt(tau));
        }
    }

    private void lowerFor(double tau, double lowest) {
        if (!member.fallFor(0.5 * tau)) {
            double top = member.top;
            member.lowerValleyTo(Math.min(member.af, top - rootOrZero(top * tau - member.c)));
        }
        if (member.valley() <= lowest) {
            member.lowerValleyTo(lowest);
        }
    }

    /** k2 - k1 of the motion with both holds. */
    private double riseAt(double tau) {
        return (tau - member.top - member.bottom + member.c / member.bottom) / (1 / member.top + 1 / member.bottom);
    }
}
