package org.openquay.app.plan;

import java.util.stream.IntStream;

import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.Profile;

/**
 * Makes a motion leave no swing behind by giving it in parts, one after the other: each part's swing is undone by the
 * next. The motion is convolved with impulses whose sum is 1, so it ends where it did, later by the last impulse, and
 * keeps every limit of speed, acceleration and jerk that it kept.
 *
 * <p>ZV (zero vibration) is O. J. M. Smith's posicast, Proceedings of the IRE 45 (1957); ZVD (zero vibration and
 * derivative) is from N. C. Singer and W. P. Seering, Preshaping Command Inputs to Reduce System Vibration, Journal of
 * Dynamic Systems, Measurement and Control 112 (1990). Both are those of an undamped pendulum of constant period.
 *
 * @param delayS when each impulse comes, s, the last one last
 * @param part   how great each is
 */
record InputShaper(double[] delayS, double[] part) {

    /** Leaves the motion as it is. */
    static InputShaper none() {
        return new InputShaper(new double[] {0}, new double[] {1});
    }

    /** Two halves, half a period apart. */
    static InputShaper zv(double periodS) {
        return new InputShaper(new double[] {0, 0.5 * periodS}, new double[] {0.5, 0.5});
    }

    /** ZV twice: a quarter, a half and a quarter over one period, which also makes less of a wrong period. */
    static InputShaper zvd(double periodS) {
        return new InputShaper(new double[] {0, 0.5 * periodS, periodS}, new double[] {0.25, 0.5, 0.25});
    }

    /** By how much the motion becomes longer, s. */
    double longerS() {
        return delayS[delayS.length - 1];
    }

    /** What is left of a swing of this period, in parts of what one whole impulse makes; linear, undamped. */
    double remaining(double periodS) {
        double turn = 2 * Math.PI / periodS;
        return Math.hypot(IntStream.range(0, part.length).mapToDouble(i -> part[i] * Math.cos(turn * delayS[i])).sum(),
                IntStream.range(0, part.length).mapToDouble(i -> part[i] * Math.sin(turn * delayS[i])).sum());
    }

    /** The shaped motion at a time. */
    void sample(Profile motion, double timeS, KinematicState out) {
        double positionM = 0;
        double velocityMps = 0;
        double accelerationMps2 = 0;
        for (int i = 0; i < part.length; i++) {
            motion.sample(timeS - delayS[i], out);
            positionM += part[i] * out.positionM;
            velocityMps += part[i] * out.velocityMps;
            accelerationMps2 += part[i] * out.accelerationMps2;
        }
        out.set(positionM, velocityMps, accelerationMps2);
    }
}
