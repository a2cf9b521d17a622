package org.openquay.motion.sway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.openquay.api.crane.KeepOut;
import org.openquay.api.image.AxisPath;

/**
 * Follows a plan on a nonlinear pendulum of its own (Runge-Kutta, a millisecond a step) from a given sway, and asserts
 * at every step: speed and acceleration of both axes, sway, and that the load keeps off the ground; and at the end
 * place, rest, and what is left of the sway.
 */
final class LimitedMotion {

    private static final double STEP_S = 0.001;
    private static final double EXACT = 1e-6;
    private static final double CLEAR_M = 0.006;

    private final String which;
    private final double suspensionM;
    private final DirectedLimits trolley;
    private final DirectedLimits hoist;
    private final double maxSwayRad;
    private final List<KeepOut> ground;

    LimitedMotion(String which, double suspensionM, DirectedLimits trolley, DirectedLimits hoist, double maxSwayRad,
            List<KeepOut> ground) {
        this.which = which;
        this.suspensionM = suspensionM;
        this.trolley = trolley;
        this.hoist = hoist;
        this.maxSwayRad = maxSwayRad;
        this.ground = ground;
    }

    /** The state of both axes and the load at a time: x, v, a, h, hv, ha, angle, rate. */
    double[] at(double timeS, AxisPath trolleyPath, AxisPath hoistPath, double swayRad, double rateRadps) {
        return follow(timeS, trolleyPath, hoistPath, swayRad, rateRadps, false);
    }

    /** Follows it to the end; returns the sway amplitude that is left, rad. */
    double check(double durationS, AxisPath trolleyPath, AxisPath hoistPath, double swayRad, double rateRadps,
            double targetM, double hoistTargetM) {
        jerks(trolleyPath, trolley);
        jerks(hoistPath, hoist);
        double[] end = follow(durationS, trolleyPath, hoistPath, swayRad, rateRadps, true);
        assertThat(Math.abs(end[0] - targetM)).as("%s: place", which).isLessThan(EXACT);
        assertThat(Math.abs(end[1])).as("%s: speed at the end", which).isLessThan(EXACT);
        assertThat(Math.abs(end[2])).as("%s: acceleration at the end", which).isLessThan(EXACT);
        assertThat(Math.abs(end[3] - hoistTargetM)).as("%s: height", which).isLessThan(EXACT);
        assertThat(Math.abs(end[4])).as("%s: hoist speed at the end", which).isLessThan(EXACT);
        return Math.hypot(end[6], end[7] * Math.sqrt((suspensionM - end[3]) / 9.81));
    }

    private double[] follow(double durationS, AxisPath trolleyPath, AxisPath hoistPath, double swayRad,
            double rateRadps, boolean asserting) {
        double[] x = TransferCheck.at(trolleyPath, 0);
        double[] h = TransferCheck.at(hoistPath, 0);
        double angle = swayRad;
        double rate = rateRadps;
        for (double t = 0; t < durationS; t += STEP_S) {
            double step = Math.min(STEP_S, durationS - t);
            double[] xm = TransferCheck.at(trolleyPath, t + step / 2);
            double[] hm = TransferCheck.at(hoistPath, t + step / 2);
            double[] xe = TransferCheck.at(trolleyPath, t + step);
            double[] he = TransferCheck.at(hoistPath, t + step);
            double k1 = slope(angle, rate, x, h);
            double k2 = slope(angle + step / 2 * rate, rate + step / 2 * k1, xm, hm);
            double k3 = slope(angle + step / 2 * rate + step * step / 4 * k1, rate + step / 2 * k2, xm, hm);
            double k4 = slope(angle + step * rate + step * step / 2 * k2, rate + step * k3, xe, he);
            angle += step * rate + step * step / 6 * (k1 + k2 + k3);
            rate += step / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            x = xe;
            h = he;
            if (asserting) {
                look(t, x, h, angle);
            }
        }
        return new double[] {x[0], x[1], x[2], h[0], h[1], h[2], angle, rate};
    }

    private double slope(double angle, double rate, double[] x, double[] h) {
        return -(-2 * h[1] * rate + 9.81 * Math.sin(angle) + x[2] * Math.cos(angle)) / (suspensionM - h[0]);
    }

    private void look(double t, double[] x, double[] h, double angle) {
        boolean within = within(x[1], trolley.minMps(), trolley.maxMps())
                && within(x[2], trolley.minMps2(), trolley.maxMps2()) && within(h[1], hoist.minMps(), hoist.maxMps())
                && within(h[2], hoist.minMps2(), hoist.maxMps2()) && within(angle, -maxSwayRad, maxSwayRad);
        if (!within) {
            throw new AssertionError(which + " at " + t + " s: trolley " + x[1] + " m/s, " + x[2] + " m/s², hoist "
                    + h[1] + " m/s, " + h[2] + " m/s², sway " + angle + ", limits " + trolley + hoist + maxSwayRad);
        }
        double ropeM = suspensionM - h[0];
        double loadM = x[0] + ropeM * Math.sin(angle);
        double heightM = suspensionM - ropeM * Math.cos(angle);
        for (KeepOut zone : ground) {
            if (loadM > zone.fromM() + CLEAR_M && loadM < zone.toM() - CLEAR_M && heightM < zone.topM() - CLEAR_M) {
                throw new AssertionError(
                        which + " at " + t + " s: load at " + loadM + ", " + heightM + " m in " + zone);
            }
        }
    }

    private static boolean within(double value, double least, double most) {
        return value >= least - EXACT && value <= most + EXACT;
    }

    private void jerks(AxisPath path, DirectedLimits limits) {
        for (int i = 0; i < path.segments; i++) {
            assertThat(within(path.jerkMps3[i], limits.minMps3(), limits.maxMps3()))
                    .as("%s: jerk %f in %d", which, path.jerkMps3[i], i).isTrue();
        }
    }
}
