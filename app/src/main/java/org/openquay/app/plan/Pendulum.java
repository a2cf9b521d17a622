package org.openquay.app.plan;

/**
 * A point load on an ideal rope of changing length, undamped:
 * l·θ'' + 2·l'·θ' + g·sin θ + x''·cos θ = 0, by Runge and Kutta's classical method. Pure functions.
 */
final class Pendulum {

    private static final double GRAVITY_MPS2 = 9.81;

    private Pendulum() {}

    /** Period of small swings, s. */
    static double periodS(double ropeM) {
        return 2 * Math.PI * Math.sqrt(ropeM / GRAVITY_MPS2);
    }

    /** The amplitude that is left at the end with the rope wrong by a part of it, the greater of both ways, degrees. */
    static double residualDeg(TransferProblem.Initial start, SampledMotion motion, double tolerance) {
        double[] unused = new double[motion.size()];
        return Math.max(swing(start, motion, 1 - tolerance, unused), swing(start, motion, 1 + tolerance, unused));
    }

    /** Fills in the sway with the rope longer by a factor, degrees; returns the amplitude that is left at the end. */
    static double swing(TransferProblem.Initial start, SampledMotion motion, double factor, double[] outDeg) {
        double[] t = motion.t();
        double[][] rope = motion.rope();
        double[] acceleration = motion.trolley()[2];
        double angle = Math.toRadians(start.swayDeg());
        double rate = Math.toRadians(start.swayRateDegPerS());
        outDeg[0] = start.swayDeg();
        for (int i = 0; i + 1 < t.length; i++) {
            double h = t[i + 1] - t[i];
            double l1 = factor * rope[0][i];
            double l3 = factor * rope[0][i + 1];
            double v1 = factor * rope[1][i];
            double v3 = factor * rope[1][i + 1];
            double a1 = acceleration[i];
            double a3 = acceleration[i + 1];
            double l2 = 0.5 * (l1 + l3);
            double v2 = 0.5 * (v1 + v3);
            double a2 = 0.5 * (a1 + a3);
            double k1 = slope(angle, rate, l1, v1, a1);
            double k2 = slope(angle + h / 2 * rate, rate + h / 2 * k1, l2, v2, a2);
            double k3 = slope(angle + h / 2 * rate + h * h / 4 * k1, rate + h / 2 * k2, l2, v2, a2);
            double k4 = slope(angle + h * rate + h * h / 2 * k2, rate + h * k3, l3, v3, a3);
            angle += h * rate + h * h / 6 * (k1 + k2 + k3);
            rate += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            outDeg[i + 1] = Math.toDegrees(angle);
        }
        double lengthM = factor * rope[0][t.length - 1];
        return Math.toDegrees(Math.hypot(angle, rate * Math.sqrt(lengthM / GRAVITY_MPS2)));
    }

    private static double slope(double angle, double rate, double l, double lv, double a) {
        return -(2 * lv * rate + GRAVITY_MPS2 * StrictMath.sin(angle) + a * StrictMath.cos(angle)) / l;
    }
}
