package org.openquay.motion.sway;

/**
 * The limits of one axis as a plan is judged by them, as amounts in plus and in minus direction. An axis may have one
 * limit for speeding up and another for slowing down instead of one for each direction. Mutable, set anew for each
 * request.
 */
final class AxisRange {

    double plusMps;
    double minusMps;
    double plusMps2;
    double minusMps2;
    double plusMps3;
    double minusMps3;
    private boolean byDirection;
    private double speedingUpMps2;
    private double slowingDownMps2;

    /** The same both ways; the accelerations are what may be used whatever the axis does. */
    void set(double mps, double speedingUpMps2, double slowingDownMps2, double mps3) {
        byDirection = false;
        this.speedingUpMps2 = speedingUpMps2;
        this.slowingDownMps2 = slowingDownMps2;
        plusMps = mps;
        minusMps = mps;
        plusMps2 = Math.min(speedingUpMps2, slowingDownMps2);
        minusMps2 = plusMps2;
        plusMps3 = mps3;
        minusMps3 = mps3;
    }

    void set(DirectedLimits limits) {
        byDirection = true;
        plusMps = limits.maxMps();
        minusMps = -limits.minMps();
        plusMps2 = limits.maxMps2();
        minusMps2 = -limits.minMps2();
        plusMps3 = limits.maxMps3();
        minusMps3 = -limits.minMps3();
    }

    boolean speedIsWithin(double mps, double tolerance) {
        return mps <= plusMps + tolerance && mps >= -minusMps - tolerance;
    }

    boolean accelerationIsWithin(double mps2, double mps, double tolerance) {
        if (byDirection) {
            return mps2 <= plusMps2 + tolerance && mps2 >= -minusMps2 - tolerance;
        }
        double mostMps2 = mps2 * mps >= 0 ? speedingUpMps2 : slowingDownMps2;
        return Math.abs(mps2) <= mostMps2 + tolerance;
    }

    boolean jerkIsWithin(double mps3, double tolerance) {
        return mps3 <= plusMps3 + tolerance && mps3 >= -minusMps3 - tolerance;
    }

    /** How far the axis goes at least until it stands, braked by what it may, m; signed like the speed. */
    double stoppingM(double mps, double mps2) {
        double sign = mps < 0 ? -1 : 1;
        double decelerationMps2 = sign > 0 ? minusMps2 : plusMps2;
        double jerkMps3 = sign > 0 ? minusMps3 : plusMps3;
        double v = sign * mps;
        double a = Math.max(0, sign * mps2);
        double fadeS = a / jerkMps3;
        double fadeM = fadeS * (v + fadeS * a / 3);
        double topMps = v + 0.5 * a * fadeS;
        double brakeM = topMps * jerkMps3 >= decelerationMps2 * decelerationMps2
                ? 0.5 * topMps * (topMps / decelerationMps2 + decelerationMps2 / jerkMps3)
                : topMps * Math.sqrt(topMps / jerkMps3);
        return sign * (fadeM + brakeM);
    }

    /** The speed that is reached when acceleration is taken back as fast as may be, m/s. */
    double outlastingMps(double mps, double mps2) {
        return mps + 0.5 * mps2 * Math.abs(mps2) / (mps2 > 0 ? minusMps3 : plusMps3);
    }
}
