package org.openquay.motion.trajectory;

import java.util.Random;

/**
 * Draws admissible problems of one axis from the whole space: each with a start, a target, limits, and a time in which
 * a motion within the limits is known to arrive (infinite where none is known). The kinds take turns; the
 * {@link Kind#KNOWN_MOTION} problems are made from a motion, so that every family of profiles comes up whatever its
 * share of the space.
 */
final class RandomProblems {

    /** What a problem looks like. */
    enum Kind {
        /** Magnitudes around one, everything arbitrary, the same limits both ways. */
        UNIT,
        /** A crane's magnitudes, limits different for both directions, many ends at rest. */
        CRANE,
        /** The end of a motion that was composed of random parts of a jerk pattern. */
        KNOWN_MOTION,
        /** Magnitudes of velocity, acceleration and jerk far apart. */
        FAR_SCALES,
        /** Ends on limits, at zero, equal, or equal but for rounding noise. */
        EDGES
    }

    final KinematicState start = new KinematicState();
    final KinematicState target = new KinematicState();
    final KinematicLimits limits = new KinematicLimits();
    Kind kind = Kind.UNIT;
    double knownS;

    private final Random random;

    RandomProblems(long seed) {
        random = new Random(seed);
    }

    void next(Kind kindOfProblem) {
        kind = kindOfProblem;
        knownS = Double.POSITIVE_INFINITY;
        switch (kind) {
            case UNIT -> unit();
            case CRANE -> crane();
            case KNOWN_MOTION -> {
                if (random.nextBoolean()) {
                    crane();
                } else {
                    unit();
                }
                composeMotion();
            }
            case FAR_SCALES -> farScales();
            case EDGES -> edges();
        }
    }

    private void unit() {
        limits.set(0, 0, 0, 0, 0.1 + 12 * random.nextDouble());
        limits.maxVelocityMps = 0.1 + 12 * random.nextDouble();
        limits.minVelocityMps = -limits.maxVelocityMps;
        limits.maxAccelerationMps2 = 0.1 + 12 * random.nextDouble();
        limits.minAccelerationMps2 = -limits.maxAccelerationMps2;
        drawEnds(4, 0.2);
    }

    private void crane() {
        limits.set(-0.2 - 4 * random.nextDouble(), 0.2 + 4 * random.nextDouble(), -0.05 - random.nextDouble(),
                0.05 + random.nextDouble(), 0.1 + 2 * random.nextDouble());
        drawEnds(random.nextInt(4) == 0 ? 0.5 : 30, 0.5);
    }

    private void farScales() {
        double velocity = power(3);
        double acceleration = power(3);
        limits.set(-velocity * power(0.5), velocity * power(0.5), -acceleration * power(0.5),
                acceleration * power(0.5), power(3));
        double v = limits.maxVelocityMps;
        double ramps = v * (v / limits.maxAccelerationMps2 + limits.maxAccelerationMps2 / limits.maxJerkMps3);
        drawEnds(Math.min(1e6, Math.max(1e-6, ramps * power(2))), 0.3);
    }

    private double power(double decades) {
        return Math.pow(10, decades * (2 * random.nextDouble() - 1));
    }

    private void edges() {
        crane();
        double quantum = 0.25;
        limits.set(-1 - random.nextInt(2), 1 + random.nextInt(2), -0.5 - quantum * random.nextInt(3),
                0.5 + quantum * random.nextInt(3), 0.5 + random.nextInt(2));
        snap(start, quantum);
        snap(target, quantum);
        switch (random.nextInt(4)) {
            case 0 -> target.copyFrom(start);
            case 1 -> {
                double noise = Math.pow(10, -6 - 10 * random.nextDouble());
                target.set(start.positionM + noise * (random.nextInt(3) - 1),
                        start.velocityMps + noise * (random.nextInt(3) - 1),
                        start.accelerationMps2 + noise * (random.nextInt(3) - 1));
            }
            case 2 -> start.set(start.positionM, random.nextBoolean() ? limits.maxVelocityMps : limits.minVelocityMps,
                    0);
            default -> {
            }
        }
        admit(start, 1);
        admit(target, -1);
    }

    private void snap(KinematicState state, double quantum) {
        state.set(quantum * random.nextInt(-16, 17), quantum * random.nextInt(-8, 9), quantum * random.nextInt(-4, 5));
    }

    private void drawEnds(double reach, double restShare) {
        draw(start, reach, restShare);
        draw(target, reach, restShare);
        admit(start, 1);
        admit(target, -1);
    }

    private void draw(KinematicState state, double reach, double restShare) {
        state.set(reach * (2 * random.nextDouble() - 1), 0, 0);
        if (random.nextDouble() >= restShare) {
            state.velocityMps = between(limits.minVelocityMps, limits.maxVelocityMps);
        }
        if (random.nextDouble() >= restShare) {
            state.accelerationMps2 = between(limits.minAccelerationMps2, limits.maxAccelerationMps2);
        }
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Clips velocity and acceleration so that velocity stays within limits after (1) or before (-1) the state. */
    private void admit(KinematicState state, int direction) {
        state.velocityMps = Math.clamp(state.velocityMps, limits.minVelocityMps, limits.maxVelocityMps);
        double up = Math.sqrt(2 * limits.maxJerkMps3 * (limits.maxVelocityMps - state.velocityMps));
        double down = Math.sqrt(2 * limits.maxJerkMps3 * (state.velocityMps - limits.minVelocityMps));
        double highest = Math.min(limits.maxAccelerationMps2, direction > 0 ? up : down);
        double lowest = Math.max(limits.minAccelerationMps2, direction > 0 ? -down : -up);
        state.accelerationMps2 = Math.clamp(state.accelerationMps2, lowest, highest);
    }

    /** Replaces the target by the end of a random motion from the start that keeps the limits. */
    private void composeMotion() {
        double jerk = limits.maxJerkMps3;
        double sign = random.nextBoolean() ? 1 : -1;
        double[] pattern = {sign, 0, -sign, 0, -sign, 0, sign};
        if (random.nextInt(4) == 0) {
            for (int i = 0; i < pattern.length; i++) {
                pattern[i] = 2 * random.nextDouble() - 1;
            }
        }
        double p = start.positionM;
        double v = start.velocityMps;
        double a = start.accelerationMps2;
        knownS = 0;
        for (double part : pattern) {
            double j = part * jerk;
            double t = partDuration(v, a, j);
            p += t * (v + t * (a / 2 + t * j / 6));
            v += t * (a + t * j / 2);
            a += t * j;
            knownS += t;
        }
        target.set(p, v, a);
        if (!isAdmissibleTarget()) {
            knownS = Double.POSITIVE_INFINITY;
            admit(target, -1);
        }
    }

    /** A random duration in which neither acceleration nor the velocity that can still be caught leave the limits. */
    private double partDuration(double v, double a, double j) {
        double t = random.nextInt(4) == 0
                ? 0
                : (random.nextInt(8) == 0 ? 4 : 1) * random.nextDouble()
                        * (limits.maxAccelerationMps2 - limits.minAccelerationMps2) / limits.maxJerkMps3;
        if (j > 0) {
            t = Math.min(t, (limits.maxAccelerationMps2 - a) / j);
        } else if (j < 0) {
            t = Math.min(t, (limits.minAccelerationMps2 - a) / j);
        }
        for (int halving = 0; halving < 40; halving++) {
            double after = v + t * (a + t * j / 2);
            double then = a + t * j;
            double turned = after + then * Math.abs(then) / (2 * limits.maxJerkMps3);
            // where acceleration passes zero
            double still = t == 0 || a * then >= 0 ? v : v - a * a / (2 * j);
            boolean within = still <= limits.maxVelocityMps && still >= limits.minVelocityMps
                    && after <= limits.maxVelocityMps && after >= limits.minVelocityMps
                    && turned <= limits.maxVelocityMps && turned >= limits.minVelocityMps;
            if (within) {
                return t;
            }
            t /= 2;
        }
        return 0;
    }

    /**
     * Replaces the target by the end of a motion near the given one: each phase a little longer or shorter, with a
     * little less jerk or full jerk.
     *
     * @return false if that motion leaves the limits
     */
    boolean perturb(Profile profile) {
        double size = Math.pow(10, -5 * random.nextDouble());
        double p = start.positionM;
        double v = start.velocityMps;
        double a = start.accelerationMps2;
        knownS = 0;
        for (int phase = 0; phase < profile.phases(); phase++) {
            double t = profile.phaseDurationS(phase) * (1 + size * (random.nextDouble() - 0.5));
            double j = profile.phaseJerkMps3(phase) * (1 - (random.nextBoolean() ? 0 : size * random.nextDouble()));
            double then = a + t * j;
            double still = a * then >= 0 ? v : v - a * a / (2 * j);
            p += t * (v + t * (a / 2 + t * j / 6));
            v += t * (a + t * j / 2);
            a = then;
            knownS += t;
            if (!isWithin(v, a) || !isWithin(still, 0)) {
                return false;
            }
        }
        target.set(p, v, a);
        return isAdmissibleTarget();
    }

    private boolean isWithin(double v, double a) {
        return v <= limits.maxVelocityMps && v >= limits.minVelocityMps && a <= limits.maxAccelerationMps2
                && a >= limits.minAccelerationMps2;
    }

    private boolean isAdmissibleTarget() {
        double before = target.velocityMps
                - target.accelerationMps2 * Math.abs(target.accelerationMps2) / (2 * limits.maxJerkMps3);
        return before <= limits.maxVelocityMps && before >= limits.minVelocityMps;
    }

    @Override
    public String toString() {
        return kind + " from " + start + " to " + target + ", v " + limits.minVelocityMps + " … "
                + limits.maxVelocityMps + ", a " + limits.minAccelerationMps2 + " … " + limits.maxAccelerationMps2
                + ", j " + limits.maxJerkMps3 + ", known " + knownS;
    }
}
