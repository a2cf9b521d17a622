package org.openquay.motion.trajectory;

/**
 * Follows a profile phase by phase, with its own arithmetic, and measures where it ends, how well its phases join and
 * how far it exceeds limits.
 */
final class ProfileChecker {

    double positionM;
    double velocityMps;
    double accelerationMps2;
    double durationS;
    /** The greatest difference between the end of a phase and the start of the next. */
    double positionStepM;
    double velocityStepMps;
    double accelerationStepMps2;
    /** By how much each quantity exceeds its limit at its worst, relative to the limits' span; negative if it does not. */
    double velocityExcess;
    double accelerationExcess;
    double jerkExcess;

    private final KinematicState phaseStart = new KinematicState();

    /** Follows all phases from the start, ignoring limits before {@code fromS}. */
    void follow(Profile profile, KinematicState start, KinematicLimits limits, double fromS) {
        positionM = start.positionM;
        velocityMps = start.velocityMps;
        accelerationMps2 = start.accelerationMps2;
        durationS = 0;
        positionStepM = 0;
        velocityStepMps = 0;
        accelerationStepMps2 = 0;
        velocityExcess = Double.NEGATIVE_INFINITY;
        accelerationExcess = Double.NEGATIVE_INFINITY;
        jerkExcess = Double.NEGATIVE_INFINITY;
        for (int phase = 0; phase < profile.phases(); phase++) {
            profile.phaseStart(phase, phaseStart);
            join(limits);
            double t = profile.phaseDurationS(phase);
            double j = profile.phaseJerkMps3(phase);
            boolean counts = durationS >= fromS * (1 - 1e-15);
            if (counts) {
                note(limits, velocityMps, accelerationMps2, j);
                double still = -accelerationMps2 / j;
                if (still > 0 && still < t) {
                    note(limits, velocityMps + 0.5 * accelerationMps2 * still, 0, j);
                }
            }
            positionM += velocityMps * t + accelerationMps2 * t * t / 2 + j * t * t * t / 6;
            velocityMps += accelerationMps2 * t + j * t * t / 2;
            accelerationMps2 += j * t;
            durationS += t;
            if (counts) {
                note(limits, velocityMps, accelerationMps2, j);
            }
        }
    }

    private void join(KinematicLimits limits) {
        positionStepM = Math.max(positionStepM, Math.abs(phaseStart.positionM - positionM));
        velocityStepMps = Math.max(velocityStepMps, Math.abs(phaseStart.velocityMps - velocityMps));
        if (!limits.isSecondOrder()) {
            accelerationStepMps2 = Math.max(accelerationStepMps2,
                    Math.abs(phaseStart.accelerationMps2 - accelerationMps2));
        }
        positionM = phaseStart.positionM;
        velocityMps = phaseStart.velocityMps;
        accelerationMps2 = phaseStart.accelerationMps2;
    }

    private void note(KinematicLimits limits, double v, double a, double j) {
        velocityExcess = Math.max(velocityExcess, Math.max(v - limits.maxVelocityMps, limits.minVelocityMps - v)
                / (limits.maxVelocityMps - limits.minVelocityMps));
        accelerationExcess = Math.max(accelerationExcess,
                Math.max(a - limits.maxAccelerationMps2, limits.minAccelerationMps2 - a)
                        / (limits.maxAccelerationMps2 - limits.minAccelerationMps2));
        if (!limits.isSecondOrder()) {
            jerkExcess = Math.max(jerkExcess, Math.abs(j) / limits.maxJerkMps3 - 1);
        }
    }

    double worstExcess() {
        return Math.max(velocityExcess, Math.max(accelerationExcess, jerkExcess));
    }
}
