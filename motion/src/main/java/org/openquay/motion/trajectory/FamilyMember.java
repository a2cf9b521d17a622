package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * One motion of an {@link ExtremalFamily}, and the problem it belongs to: jerk +, top acceleration held, jerk −, top
 * velocity held, jerk −, bottom acceleration held, jerk +, where any part may be missing.
 *
 * <p>With unit jerk an acceleration is also the time to build it up, and a motion is described by its highest (peak)
 * and lowest (valley) acceleration and the three holds. On a branch of jerk ±1 the quantity v ∓ a²/2 is constant; call
 * it k1 on the first rising branch (start), k2 on the falling branch (it is the top velocity, where acceleration passes
 * zero), k3 on the last rising branch (target). Then
 *
 * <pre>
 *   k2 - k1 = peak (peak + topHold)        k2 - k3 = valley (valley - bottomHold)
 *   displacement = k3 af - k1 a0 + (af³ - a0³)/6
 *                  + (k1 + k2)(peak + topHold/2) + (k2 + k3)(bottomHold/2 - valley) + cruise vMax
 * </pre>
 *
 * <p>Mirrored in time (a' = -a, ends swapped) the problem keeps its family, so c = k3 - k1 ≥ 0 is assumed without
 * loss. Unit jerk; not thread-safe, allocation-free.
 */
@ControlPath
final class FamilyMember {

    private static final double EPSILON = 1e-15;

    // the problem, mirrored in time if reversed
    private boolean reversed;
    double a0;
    double af;
    double k1;
    double k3;
    double c;
    double top;
    double bottom;
    double vMax;
    double fixedDisplacement;
    double velocityNoise;

    // the motion
    private double peak;
    private double valley;
    private double topHold;
    private double bottomHold;
    private double cruise;

    /** Poses the problem as {@link ExtremalFamily#set} describes it. */
    void set(double v0, double startA, double vf, double endA, double topVelocity, double aMax, double aMin,
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
        vMax = topVelocity;
        velocityNoise = noise;
        fixedDisplacement = k3 * af - k1 * a0 + (af * af * af - a0 * a0 * a0) / 6;
    }

    double time() {
        return 2 * (peak - valley) + af - a0 + topHold + bottomHold + cruise;
    }

    double displacement() {
        double k2 = k3 + valley * (valley - bottomHold);
        return fixedDisplacement + (k1 + k2) * (peak + 0.5 * topHold) + (k2 + k3) * (0.5 * bottomHold - valley)
                + cruise * vMax;
    }

    /**
     * The rounding error that {@link #displacement} may have where a part of the family starts or ends.
     *
     * @param root the least of the roots of differences of velocities that went into it
     */
    double displacementNoise(double root) {
        double speed = Math.abs(k1) + Math.abs(k3) + c;
        double time = Math.abs(a0) + Math.abs(af) + time();
        return speed * (EPSILON * time + 4 * velocityNoise / (Math.min(root, Math.abs(peak)) + EPSILON));
    }

    boolean isValleyAtBottom() {
        return valley <= -bottom;
    }

    double valley() {
        return valley;
    }

    // --- motions, each by what determines it ----------------------------------------------------------------------

    /** The motion with this valley and no bottom hold. */
    void lowerValleyTo(double newValley) {
        double square = c + newValley * newValley;
        boolean holds = square > top * top;
        peak = holds ? top : Math.max(a0, Math.sqrt(square));
        valley = newValley;
        clearHolds();
        topHold = holds ? (square - top * top) / top : 0;
    }

    /** The motion with this time from peak to valley and no holds; returns false if the peak is beyond the top. */
    boolean fallFor(double fall) {
        double sum = c > 0 ? c / fall : 0;
        peak = Math.max(a0, 0.5 * (sum + fall));
        valley = Math.min(af, 0.5 * (sum - fall));
        clearHolds();
        return peak <= top;
    }

    /** The motion with this peak, no top hold, and its valley at the bottom. */
    void raisePeakTo(double newPeak) {
        peak = newPeak;
        valley = -bottom;
        clearHolds();
        bottomHold = Math.max(0, (newPeak * newPeak - c - bottom * bottom) / bottom);
    }

    /** The motion with peak and valley at their limits and k2 - k1 = rise. */
    void holdBothUpBy(double rise) {
        peak = top;
        valley = -bottom;
        clearHolds();
        topHold = Math.max(0, rise / top - top);
        bottomHold = Math.max(0, (rise - c) / bottom - bottom);
    }

    /** The motion that touches the top velocity, and stays there for a time. */
    void cruiseFor(double newCruise) {
        double rise = Math.max(0, vMax - k1);
        double drop = Math.max(0, vMax - k3);
        boolean topHeld = rise > top * top;
        boolean bottomHeld = drop > bottom * bottom;
        peak = topHeld ? top : Math.max(a0, Math.sqrt(rise));
        valley = bottomHeld ? -bottom : Math.min(af, -Math.sqrt(drop));
        topHold = topHeld ? rise / top - top : 0;
        bottomHold = bottomHeld ? drop / bottom - bottom : 0;
        cruise = newCruise;
    }

    /** Just a change of acceleration with full jerk; returns false if that does not end at the target's velocity. */
    boolean takeDirect() {
        double mismatch = a0 < af ? c : c + (af - a0) * (af + a0);
        if (Math.abs(mismatch) > velocityNoise) {
            return false;
        }
        peak = a0;
        valley = Math.min(a0, af);
        clearHolds();
        return true;
    }

    private void clearHolds() {
        topHold = 0;
        bottomHold = 0;
        cruise = 0;
    }

    /**
     * Writes the phases of the motion.
     *
     * @param sign 1, or -1 if the problem was posed upside down
     */
    void writeTo(PhaseSequence phases, double sign) {
        double startA = sign * (reversed ? -af : a0);
        double endA = sign * (reversed ? -a0 : af);
        double highest = reversed ? -valley : peak;
        double lowest = reversed ? -peak : valley;
        phases.add(highest - sign * startA, sign, startA);
        phases.add(reversed ? bottomHold : topHold, 0, sign * highest);
        if (cruise > 0) {
            phases.add(highest, -sign, sign * highest);
            phases.add(cruise, 0, 0);
            phases.add(-lowest, -sign, 0);
        } else {
            phases.add(highest - lowest, -sign, sign * highest);
        }
        phases.add(reversed ? topHold : bottomHold, 0, sign * lowest);
        phases.add(sign * endA - lowest, sign, sign * lowest);
    }
}
