package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * A planned motion of one axis: phases of constant jerk, one after the other. A reusable value that a planner fills
 * and anyone may sample, any number of times, at any time.
 *
 * <p>Not thread-safe while it is being planned into. Nothing here allocates after construction.
 */
@ControlPath
public final class Profile {

    /** No planner makes more phases than this. */
    public static final int MAX_PHASES = 24;

    private final double[] startS = new double[MAX_PHASES];
    private final double[] phaseS = new double[MAX_PHASES];
    private final double[] positionM = new double[MAX_PHASES];
    private final double[] velocityMps = new double[MAX_PHASES];
    private final double[] accelerationMps2 = new double[MAX_PHASES];
    private final double[] jerkMps3 = new double[MAX_PHASES];
    private int phases;
    private double durationS;
    private double brakeDurationS;
    private final KinematicState start = new KinematicState();
    private final KinematicState end = new KinematicState();

    /** Time from start to target, s. */
    public double durationS() {
        return durationS;
    }

    /** The part at the beginning that is forced by a start outside the limits, s; 0 if the start is admissible. */
    public double brakeDurationS() {
        return brakeDurationS;
    }

    /** Number of phases; may be 0. */
    public int phases() {
        return phases;
    }

    public double phaseDurationS(int phase) {
        return phaseS[phase];
    }

    public double phaseJerkMps3(int phase) {
        return jerkMps3[phase];
    }

    /** The state in which a phase begins. */
    public void phaseStart(int phase, KinematicState out) {
        out.set(positionM[phase], velocityMps[phase], accelerationMps2[phase]);
    }

    /**
     * The state at a time. Before the start it is the start, at the end exactly the target, and after the end the
     * target's velocity is kept without acceleration.
     */
    public void sample(double timeS, KinematicState out) {
        if (!(timeS > 0) || phases == 0 && timeS < durationS) {
            out.copyFrom(start);
            return;
        }
        double late = timeS - durationS;
        if (late >= 0) {
            out.set(end.positionM + late * end.velocityMps, end.velocityMps, late > 0 ? 0 : end.accelerationMps2);
            return;
        }
        int phase = phases - 1;
        while (phase > 0 && startS[phase] > timeS) {
            phase--;
        }
        evaluate(phase, timeS - startS[phase], out);
    }

    private void evaluate(int phase, double t, KinematicState out) {
        double j = jerkMps3[phase];
        double a = accelerationMps2[phase];
        double v = velocityMps[phase];
        out.set(positionM[phase] + t * (v + t * (0.5 * a + t * j / 6)), v + t * (a + 0.5 * t * j), a + t * j);
    }

    /** The least position on the way, m. */
    public double lowestPositionM() {
        return -highest(-1);
    }

    /** The greatest position on the way, m. */
    public double highestPositionM() {
        return highest(1);
    }

    private double highest(double sign) {
        double highest = Math.max(sign * start.positionM, sign * end.positionM);
        for (int phase = 0; phase < phases; phase++) {
            highest = Math.max(highest, sign * positionM[phase]);
            for (int turn = 0; turn < 2; turn++) {
                double t = turnS(phase, turn == 1);
                if (t > 0 && t < phaseDurationS(phase)) {
                    highest = Math.max(highest, sign * positionAt(phase, t));
                }
            }
        }
        return highest;
    }

    /**
     * How far the axis moves away from the target before it turns towards it, m; 0 if it sets out the right way. A
     * motion that ends where it starts goes neither way.
     */
    public double backwardsM() {
        double sign = Math.signum(end.positionM - start.positionM);
        for (int phase = 0; phase < phases; phase++) {
            double first = Double.POSITIVE_INFINITY;
            for (int turn = 0; turn < 2; turn++) {
                double t = turnS(phase, turn == 1);
                if (t > 0 && t <= phaseDurationS(phase) && t < first) {
                    first = t;
                }
            }
            if (first < Double.POSITIVE_INFINITY) {
                double away = sign * (start.positionM - positionAt(phase, first));
                if (away != 0) {
                    return Math.max(0, away);
                }
            }
        }
        return 0;
    }

    /** True if the axis first moves away from the target. */
    public boolean goesBackwardsFirst() {
        return backwardsM() > 0;
    }

    /** When velocity is zero in a phase, or NaN; the phase's end is not looked at. */
    private double turnS(int phase, boolean second) {
        double j = jerkMps3[phase];
        double a = accelerationMps2[phase];
        double v = velocityMps[phase];
        if (j == 0) {
            return second ? Double.NaN : -v / a;
        }
        double square = a * a - 2 * j * v;
        if (square < 0) {
            return Double.NaN;
        }
        double q = -(a + Math.copySign(Math.sqrt(square), a));
        return second ? q / j : 2 * v / q;
    }

    private double positionAt(int phase, double t) {
        return positionM[phase]
                + t * (velocityMps[phase] + t * (0.5 * accelerationMps2[phase] + t * jerkMps3[phase] / 6));
    }

    public void copyFrom(Profile other) {
        System.arraycopy(other.startS, 0, startS, 0, other.phases);
        System.arraycopy(other.phaseS, 0, phaseS, 0, other.phases);
        System.arraycopy(other.positionM, 0, positionM, 0, other.phases);
        System.arraycopy(other.velocityMps, 0, velocityMps, 0, other.phases);
        System.arraycopy(other.accelerationMps2, 0, accelerationMps2, 0, other.phases);
        System.arraycopy(other.jerkMps3, 0, jerkMps3, 0, other.phases);
        phases = other.phases;
        durationS = other.durationS;
        brakeDurationS = other.brakeDurationS;
        start.copyFrom(other.start);
        end.copyFrom(other.end);
    }

    // --- filling, by the planners of this package ----------------------------------------------------------------

    void begin(KinematicState from) {
        phases = 0;
        durationS = 0;
        brakeDurationS = 0;
        start.copyFrom(from);
        end.copyFrom(from);
    }

    /**
     * Sets the acceleration reached: its exact value where it is known better than the sum of the phases, which
     * matters when it is held for long; or any other where motions without a jerk limit let it step.
     */
    void settleAcceleration(double accelerationMps2) {
        end.accelerationMps2 = accelerationMps2;
    }

    /** Goes on from the state reached; a phase without duration is left out. */
    void append(double lengthS, double phaseJerkMps3) {
        if (!(lengthS > 0) || phases == MAX_PHASES) {
            return;
        }
        int phase = phases++;
        startS[phase] = durationS;
        phaseS[phase] = lengthS;
        positionM[phase] = end.positionM;
        velocityMps[phase] = end.velocityMps;
        accelerationMps2[phase] = end.accelerationMps2;
        jerkMps3[phase] = phaseJerkMps3;
        durationS += lengthS;
        evaluate(phase, lengthS, end);
    }

    /** Goes on with another profile's phases, with jerk and acceleration scaled. */
    void appendScaled(Profile other, double scale) {
        for (int phase = 0; phase < other.phases; phase++) {
            end.accelerationMps2 = scale * other.accelerationMps2[phase];
            append(other.phaseS[phase], scale * other.jerkMps3[phase]);
        }
        durationS = other.durationS;
        brakeDurationS = other.brakeDurationS;
    }

    void endOfBraking() {
        brakeDurationS = durationS;
    }

    double startPositionM() {
        return start.positionM;
    }

    /** The state reached by the phases so far. */
    KinematicState reached() {
        return end;
    }

    /** Sets the duration, which differs from the sum of the phases by rounding only. */
    void stretchTo(double timeS) {
        durationS = timeS;
    }

    /** Puts the rounding errors of the phases aside: the motion ends exactly in its target. */
    void finishAt(KinematicState target) {
        end.copyFrom(target);
    }
}
