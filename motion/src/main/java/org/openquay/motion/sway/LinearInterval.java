package org.openquay.motion.sway;

import static org.openquay.motion.sway.PendulumGrid.A;
import static org.openquay.motion.sway.PendulumGrid.RATE;
import static org.openquay.motion.sway.PendulumGrid.SENSITIVITY;
import static org.openquay.motion.sway.PendulumGrid.SENSITIVITY_RATE;
import static org.openquay.motion.sway.PendulumGrid.STATES;
import static org.openquay.motion.sway.PendulumGrid.SWAY;
import static org.openquay.motion.sway.PendulumGrid.V;
import static org.openquay.motion.sway.PendulumGrid.X;

/**
 * The linear model of one interval of a {@link PendulumGrid}: {@code next = T · state + b · jerk}.
 *
 * <p>Position, speed and acceleration of the trolley follow from each other; acceleration moves sway, sway moves
 * sensitivity, and nothing goes back. What is zero or one in {@code T} for that reason is neither kept nor multiplied:
 * planning spends most of its time here.
 */
final class LinearInterval {

    /** What moves the sway states: acceleration, each of them, and jerk. */
    static final int CAUSES = 6;

    private double perMps;
    private double perMps2;
    private double swayOfA;
    private double swayOfSway;
    private double swayOfRate;
    private double rateOfA;
    private double rateOfSway;
    private double rateOfRate;
    private double sensitivityOfA;
    private double sensitivityOfSway;
    private double sensitivityOfRate;
    private double sensitivityOfItself;
    private double sensitivityOfItsRate;
    private double itsRateOfA;
    private double itsRateOfSway;
    private double itsRateOfRate;
    private double itsRateOfItself;
    private double itsRateOfItsRate;
    private final double[] perJerk = new double[STATES];

    /** Sets what a trolley does in an interval of that length, s. */
    void last(double intervalS) {
        perMps = intervalS;
        perMps2 = 0.5 * intervalS * intervalS;
        perJerk[X] = intervalS * intervalS * intervalS / 6;
        perJerk[V] = 0.5 * intervalS * intervalS;
        perJerk[A] = intervalS;
    }

    /** Sets how the sway states, and their sensitivities, respond to a unit of a cause. */
    void respond(int cause, double sway, double rate, double sensitivity, double itsRate) {
        switch (cause) {
            case 0 -> {
                swayOfA = sway;
                rateOfA = rate;
                sensitivityOfA = sensitivity;
                itsRateOfA = itsRate;
            }
            case 1 -> {
                swayOfSway = sway;
                rateOfSway = rate;
                sensitivityOfSway = sensitivity;
                itsRateOfSway = itsRate;
            }
            case 2 -> {
                swayOfRate = sway;
                rateOfRate = rate;
                sensitivityOfRate = sensitivity;
                itsRateOfRate = itsRate;
            }
            case 3 -> {
                sensitivityOfItself = sensitivity;
                itsRateOfItself = itsRate;
            }
            case 4 -> {
                sensitivityOfItsRate = sensitivity;
                itsRateOfItsRate = itsRate;
            }
            default -> {
                perJerk[SWAY] = sway;
                perJerk[RATE] = rate;
                perJerk[SENSITIVITY] = sensitivity;
                perJerk[SENSITIVITY_RATE] = itsRate;
            }
        }
    }

    /** Puts {@code T · state + b · jerk} after the state at a place. */
    void next(double[] states, int at, double jerkMps3) {
        double v = states[at + V];
        double a = states[at + A];
        double sway = states[at + SWAY];
        double rate = states[at + RATE];
        double itself = states[at + SENSITIVITY];
        double itsRate = states[at + SENSITIVITY_RATE];
        int to = at + STATES;
        states[to + X] = perJerk[X] * jerkMps3 + states[at + X] + perMps * v + perMps2 * a;
        states[to + V] = perJerk[V] * jerkMps3 + v + perMps * a;
        states[to + A] = perJerk[A] * jerkMps3 + a;
        states[to + SWAY] = perJerk[SWAY] * jerkMps3 + swayOfA * a + swayOfSway * sway + swayOfRate * rate;
        states[to + RATE] = perJerk[RATE] * jerkMps3 + rateOfA * a + rateOfSway * sway + rateOfRate * rate;
        states[to + SENSITIVITY] = perJerk[SENSITIVITY] * jerkMps3 + sensitivityOfA * a + sensitivityOfSway * sway
                + sensitivityOfRate * rate + sensitivityOfItself * itself + sensitivityOfItsRate * itsRate;
        states[to + SENSITIVITY_RATE] = perJerk[SENSITIVITY_RATE] * jerkMps3 + itsRateOfA * a + itsRateOfSway * sway
                + itsRateOfRate * rate + itsRateOfItself * itself + itsRateOfItsRate * itsRate;
    }

    /** Adds {@code T' · vector} to what stands at {@code to}, entries {@code stride} apart. */
    void addTransposed(double[] vector, int at, double[] out, int to, int stride) {
        double x = vector[at + X];
        double v = vector[at + V];
        double sway = vector[at + SWAY];
        double rate = vector[at + RATE];
        double itself = vector[at + SENSITIVITY];
        double itsRate = vector[at + SENSITIVITY_RATE];
        out[to] = out[to] + x;
        int entry = to + stride;
        out[entry] = out[entry] + perMps * x + v;
        entry += stride;
        out[entry] = out[entry] + perMps2 * x + perMps * v + vector[at + A] + swayOfA * sway + rateOfA * rate
                + sensitivityOfA * itself + itsRateOfA * itsRate;
        entry += stride;
        out[entry] = out[entry] + swayOfSway * sway + rateOfSway * rate + sensitivityOfSway * itself
                + itsRateOfSway * itsRate;
        entry += stride;
        out[entry] = out[entry] + swayOfRate * sway + rateOfRate * rate + sensitivityOfRate * itself
                + itsRateOfRate * itsRate;
        entry += stride;
        out[entry] = out[entry] + sensitivityOfItself * itself + itsRateOfItself * itsRate;
        entry += stride;
        out[entry] = out[entry] + sensitivityOfItsRate * itself + itsRateOfItsRate * itsRate;
    }

    /** {@code b' · vector}, added to what there is. */
    double addAlongJerk(double sum, double[] vector, int at) {
        double added = sum;
        for (int i = 0; i < STATES; i++) {
            added += perJerk[i] * vector[at + i];
        }
        return added;
    }

    double perJerk(int i) {
        return perJerk[i];
    }
}
