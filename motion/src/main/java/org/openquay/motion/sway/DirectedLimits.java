package org.openquay.motion.sway;

/**
 * What an axis may use when each direction has limits of its own: the upper ones positive, the lower ones negative.
 *
 * @param maxMps  greatest speed, m/s
 * @param minMps  greatest speed backwards, m/s
 * @param maxMps2 greatest acceleration in plus direction, whether it speeds up or slows down, m/s²
 * @param minMps2 greatest acceleration in minus direction, m/s²
 * @param maxMps3 greatest jerk in plus direction, m/s³
 * @param minMps3 greatest jerk in minus direction, m/s³
 */
public record DirectedLimits(double maxMps, double minMps, double maxMps2, double minMps2, double maxMps3,
        double minMps3) {

    /** @throws IllegalArgumentException when a limit has the wrong sign or is not finite */
    public DirectedLimits {
        require(maxMps, minMps, "speed");
        require(maxMps2, minMps2, "acceleration");
        require(maxMps3, minMps3, "jerk");
    }

    private static void require(double max, double min, String what) {
        if (!(max > 0 && min < 0 && max < Double.POSITIVE_INFINITY && min > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " from " + min + " to " + max + ": must be either side of 0");
        }
    }

    /** The same axis counted the other way round. */
    public DirectedLimits reversed() {
        return new DirectedLimits(-minMps, -maxMps, -minMps2, -maxMps2, -minMps3, -maxMps3);
    }
}
