package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * Where the displacement of an {@link ExtremalFamily}, followed with growing time along one branch, first rises to
 * the wanted value. It starts below; the places where it turns are known in closed form, so that each root is
 * bracketed by a piece on which the displacement rises.
 *
 * <p>Each function returns NaN if the value is not reached on the branch. Pure, allocation-free.
 */
@ControlPath
final class FamilyBranches {

    /** Relative rounding error of a polynomial's terms: a turning point that misses by less is taken as touching. */
    private static final double TOUCH = 0x1p-50;

    private FamilyBranches() {}

    /**
     * One acceleration limit is held. The displacement is, up to a positive factor,
     * x⁴ - 2 limit x³ + (limit² + 2k) x² - 4 limit k x + constant, and grows while x falls where
     * 2x² - limit x + 2k is positive.
     *
     * @param limit the acceleration that is held
     * @param k     k3 or k1 of the end that is not next to the hold
     * @param high  x at the start of the branch, at most {@code limit}
     * @param low   x at its end
     * @param noise the rounding error of the constant
     */
    static double held(double limit, double k, double constant, double high, double low, double noise) {
        if (!(high >= low)) {
            return Double.NaN;
        }
        double c3 = -2 * limit;
        double c2 = limit * limit + 2 * k;
        double c1 = -4 * limit * k;
        double start = high;
        double square = limit * limit - 16 * k;
        if (square > 0) {
            double upperTurn = 0.25 * (limit + Math.sqrt(square));
            double lowerTurn = k / upperTurn;
            if (start > upperTurn) {
                double end = Math.max(low, upperTurn);
                double value = (((end + c3) * end + c2) * end + c1) * end + constant;
                if (value >= 0) {
                    return MonotoneRoot.of(c3, c2, c1, constant, start, end, 0.5 * (start + end));
                }
                if (end == upperTurn && value >= -noise - TOUCH * (Math.abs(constant) + end * Math.abs(c1))) {
                    return end;
                }
            }
            if (low >= lowerTurn) {
                return Double.NaN;
            }
            start = Math.min(start, lowerTurn);
        }
        double value = (((low + c3) * low + c2) * low + c1) * low + constant;
        return value >= 0 ? MonotoneRoot.of(c3, c2, c1, constant, start, low, 0.5 * (start + low)) : Double.NaN;
    }

    /**
     * No limit is held. With u the time from peak to valley, four times the displacement is
     * u³ + 4 kSum u - c²/u + constant, and turns where 3u⁴ + 4 kSum u² + c² = 0.
     *
     * @param low  u at the start of the branch
     * @param high u at its end
     * @param noise the rounding error of the constant
     */
    static double freeFall(double c, double kSum, double constant, double low, double high, double noise) {
        if (!(high >= low)) {
            return Double.NaN;
        }
        double start = low;
        double square = 4 * kSum * kSum - 3 * c * c;
        if (kSum < 0 && square > 0) {
            double lateSquare = (Math.sqrt(square) - 2 * kSum) / 3;
            double late = Math.sqrt(lateSquare);
            double early = c / Math.sqrt(3 * lateSquare);
            if (start < early) {
                double end = Math.min(high, early);
                double value = freeValue(c, kSum, constant, end);
                if (value >= 0) {
                    return freeRoot(c, kSum, constant, start, end);
                }
                if (end == early && value >= -end * (noise + TOUCH * (Math.abs(constant) - 4 * kSum * end))) {
                    return end;
                }
            }
            if (high <= late) {
                return Double.NaN;
            }
            start = Math.max(start, late);
        }
        return freeValue(c, kSum, constant, high) >= 0 ? freeRoot(c, kSum, constant, start, high) : Double.NaN;
    }

    private static double freeValue(double c, double kSum, double constant, double u) {
        return ((u * u + 4 * kSum) * u + constant) * u - c * c;
    }

    private static double freeRoot(double c, double kSum, double constant, double low, double high) {
        return MonotoneRoot.of(0, 4 * kSum, constant, -c * c, low, high, high);
    }

    /**
     * Both acceleration limits are held. With x the rise k2 - k1 the displacement is quadratic x² + linear x +
     * constant, and grows right of its vertex.
     */
    static double heldTwice(double quadratic, double linear, double constant, double low, double high) {
        if (!(high >= low && constant + high * (linear + high * quadratic) >= 0)) {
            return Double.NaN;
        }
        double root = Math.sqrt(Math.max(0, linear * linear - 4 * quadratic * constant));
        double found = linear > 0 ? -2 * constant / (linear + root) : (root - linear) / (2 * quadratic);
        return Math.min(high, Math.max(low, found));
    }
}
