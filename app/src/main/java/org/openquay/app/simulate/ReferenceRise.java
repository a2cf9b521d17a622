package org.openquay.app.simulate;

import org.openquay.api.crane.MotionLimits;

/**
 * How one drive's speed reference rises, judged over two windows of {@value #WINDOW} cycles each, as a single cycle's
 * change is lost in the rounding of the words. Slowing down and reversing are not judged: stops are steeper.
 */
final class ReferenceRise {

    private static final int WINDOW = 10;
    /** Damping may always use a small part of the limits, however much the plan uses. */
    private static final double MORE = 1.12;
    private static final double MORE_MPS2 = 0.03;
    /** Damping that its bounds on speed and place cut short has more jerk than it may use, for a moment. */
    private static final double CUT_SHORT = 2.0;
    private static final double MORE_MPS3 = 0.25;
    private static final double UNDAMPED_MPS3 = 0.05;

    private final double periodS;
    private final double[] speedMps = new double[2 * WINDOW + 1];
    private int known;
    private double accelerationMps2;
    private double jerkMps3;

    ReferenceRise(double periodS) {
        this.periodS = periodS;
    }

    /** The drive does not follow: what comes next has no past. */
    void restart() {
        known = 0;
        accelerationMps2 = 0;
        jerkMps3 = 0;
    }

    /** Takes in one cycle's reference. */
    void next(double referenceMps) {
        System.arraycopy(speedMps, 1, speedMps, 0, 2 * WINDOW);
        speedMps[2 * WINDOW] = referenceMps;
        known = Math.min(known + 1, speedMps.length);
        double sign = Math.signum(referenceMps);
        double beforeMps2 = sign * (speedMps[WINDOW] - speedMps[0]) / (WINDOW * periodS);
        double nowMps2 = sign * (referenceMps - speedMps[WINDOW]) / (WINDOW * periodS);
        boolean reverses = sign * speedMps[0] < 0 || sign * speedMps[WINDOW] < 0;
        boolean rises = known == speedMps.length && !reverses && beforeMps2 >= 0 && nowMps2 > 0;
        accelerationMps2 = rises ? nowMps2 : 0;
        jerkMps3 = rises ? Math.max(0, (nowMps2 - beforeMps2) / (WINDOW * periodS)) : 0;
    }

    double accelerationMps2() {
        return accelerationMps2;
    }

    double jerkMps3() {
        return jerkMps3;
    }

    boolean tooSteep(MotionLimits limits) {
        return accelerationMps2 > MORE * limits.accelerationMps2() + MORE_MPS2;
    }

    /** {@code damped} when the axis damps the load's sway, besides going where it goes. */
    boolean tooSudden(MotionLimits limits, boolean damped) {
        return jerkMps3 > CUT_SHORT * limits.jerkMps3() + (damped ? MORE_MPS3 : UNDAMPED_MPS3);
    }
}
