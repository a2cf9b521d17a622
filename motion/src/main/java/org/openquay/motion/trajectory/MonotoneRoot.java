package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * The root of a polynomial of degree four in an interval at whose ends it has opposite signs: Newton's method kept
 * inside the shrinking interval, with bisection where Newton is slow.
 *
 * <p>At most {@value #MAX_STEPS} steps, and never a value outside the interval. Pure, allocation-free.
 */
@ControlPath
final class MonotoneRoot {

    static final int MAX_STEPS = 100;
    private static final double EPSILON = 0x1p-52;

    private MonotoneRoot() {}

    /**
     * The x between {@code negative} and {@code positive} with ((x + c3) x + c2) x² + c1 x + c0 = 0.
     *
     * @param negative where the polynomial is not positive; may be the greater of the two
     * @param positive where the polynomial is not negative
     * @param guess    where to start, anywhere
     */
    static double of(double c3, double c2, double c1, double c0, double negative, double positive, double guess) {
        double lowEnd = negative;
        double highEnd = positive;
        double x = isBetween(guess, lowEnd, highEnd) ? guess : 0.5 * (lowEnd + highEnd);
        double lastStep = Math.abs(highEnd - lowEnd);
        for (int i = 0; i < MAX_STEPS; i++) {
            double value = (((x + c3) * x + c2) * x + c1) * x + c0;
            double slope = ((4 * x + 3 * c3) * x + 2 * c2) * x + c1;
            if (value < 0) {
                lowEnd = x;
            } else {
                highEnd = x;
            }
            double ax = Math.abs(x);
            double noise = (((ax + Math.abs(c3)) * ax + Math.abs(c2)) * ax + Math.abs(c1)) * ax + Math.abs(c0);
            if (Math.abs(value) <= EPSILON * noise) {
                // the value is rounding noise: one last Newton step is as near as it gets
                return clamp(x - value / slope, x, lowEnd, highEnd);
            }
            double step = value / slope;
            double next = x - step;
            if (!isBetween(next, lowEnd, highEnd) || !(Math.abs(step) < 0.75 * lastStep)) {
                next = 0.5 * (lowEnd + highEnd);
                step = x - next;
            }
            if (next == x || Math.abs(step) <= EPSILON * Math.abs(next)) {
                return next;
            }
            lastStep = Math.abs(step);
            x = next;
        }
        return x;
    }

    private static boolean isBetween(double x, double a, double b) {
        return a < b ? x >= a && x <= b : x >= b && x <= a;
    }

    private static double clamp(double candidate, double fallback, double a, double b) {
        return isBetween(candidate, a, b) ? candidate : fallback;
    }
}
