package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * Phases of constant jerk without a place: how long, with what jerk, from what acceleration. A reusable value of the
 * planners; jerk and acceleration are divided by the jerk limit.
 *
 * <p>Sequences of equal duration with the same ends can be blended: any mixture keeps limits that both keep, ends in
 * the same velocity and acceleration, and covers the mixed displacement, because motion is linear in jerk.
 */
@ControlPath
final class PhaseSequence {

    private static final int MAX_PHASES = 12;

    private final double[] duration = new double[MAX_PHASES];
    private final double[] jerk = new double[MAX_PHASES];
    private final double[] acceleration = new double[MAX_PHASES];
    private int count;

    void clear() {
        count = 0;
    }

    /** Adds a phase; one without duration is left out. */
    void add(double phaseDuration, double phaseJerk, double startAcceleration) {
        if (phaseDuration > 0 && count < MAX_PHASES) {
            duration[count] = phaseDuration;
            jerk[count] = phaseJerk;
            acceleration[count] = startAcceleration;
            count++;
        }
    }

    double duration() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += duration[i];
        }
        return sum;
    }

    /** How far the motion leads that starts with this velocity. */
    double displacement(double v0) {
        double v = v0;
        double p = 0;
        for (int i = 0; i < count; i++) {
            double t = duration[i];
            double a = acceleration[i];
            p += t * (v + t * (0.5 * a + t * jerk[i] / 6));
            v += t * (a + 0.5 * t * jerk[i]);
        }
        return p;
    }

    /** Appends the phases to a profile that stands at their start. */
    void appendTo(Profile profile, double jerkLimit) {
        for (int i = 0; i < count; i++) {
            // the exact value: the sum of the phases would drift when it is held for long
            profile.settleAcceleration(acceleration[i] * jerkLimit);
            profile.append(duration[i], jerk[i] * jerkLimit);
        }
    }

    private double jerkIn(int phase) {
        return phase < count ? jerk[phase] : 0;
    }

    /** The acceleration some time into a phase, and after the last phase the one reached. */
    private double accelerationIn(int phase, double time) {
        if (phase < count) {
            return acceleration[phase] + time * jerk[phase];
        }
        return count == 0 ? 0 : acceleration[count - 1] + duration[count - 1] * jerk[count - 1];
    }

    private double leftIn(int phase, double time) {
        return phase < count ? duration[phase] - time : Double.POSITIVE_INFINITY;
    }

    /** Appends the mixture of two sequences of equal duration, {@code share} of the second and the rest of the first. */
    static void appendBlend(PhaseSequence first, PhaseSequence second, double share, Profile profile,
            double jerkLimit) {
        int i = 0;
        int k = 0;
        double intoFirst = 0;
        double intoSecond = 0;
        // one of the two may run out a rounding error before the other
        while (i < first.count || k < second.count) {
            double firstA = first.accelerationIn(i, intoFirst);
            double secondA = second.accelerationIn(k, intoSecond);
            profile.settleAcceleration((firstA + share * (secondA - firstA)) * jerkLimit);
            double firstLeft = first.leftIn(i, intoFirst);
            double secondLeft = second.leftIn(k, intoSecond);
            double step = Math.min(firstLeft, secondLeft);
            double firstJerk = first.jerkIn(i);
            profile.append(step, (firstJerk + share * (second.jerkIn(k) - firstJerk)) * jerkLimit);
            intoFirst += step;
            intoSecond += step;
            if (firstLeft <= secondLeft) {
                i++;
                intoFirst = 0;
            }
            if (secondLeft <= firstLeft) {
                k++;
                intoSecond = 0;
            }
        }
    }
}
