package org.openquay.benchmarks;

import java.util.SplittableRandom;

import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;

/**
 * Problems of one axis drawn from a seed with the distributions that Ruckig's own benchmark uses: positions normal with
 * deviation 4, velocities and accelerations normal with deviation 0.8 and often zero, limits even from 0.1 to 12 and at
 * least what the target asks for, jerk from 0.1 to 12.
 */
final class TrajectoryProblems {

    static final int COUNT = 1 << 12;

    private static final double POSITION = 4;
    private static final double MOTION = 0.8;

    final KinematicState[] start;
    final KinematicState[] target;
    final KinematicLimits[] limits;
    private final SplittableRandom random;

    private TrajectoryProblems(long seed, int count) {
        random = new SplittableRandom(seed);
        start = new KinematicState[count];
        target = new KinematicState[count];
        limits = new KinematicLimits[count];
    }

    /** Any state to any other. */
    static TrajectoryProblems arbitrary(long seed, int count) {
        return draw(seed, count, 0.9, 0.8, 0.7, 0.6, false);
    }

    static TrajectoryProblems restToRest(long seed, int count) {
        return draw(seed, count, 0, 0, 0, 0, false);
    }

    /** Any velocity to any other, without a jerk limit. */
    static TrajectoryProblems secondOrder(long seed, int count) {
        return draw(seed, count, 0.9, 0, 0.7, 0, true);
    }

    private static TrajectoryProblems draw(long seed, int count, double startV, double startA, double targetV,
            double targetA, boolean secondOrder) {
        TrajectoryProblems problems = new TrajectoryProblems(seed, count);
        for (int i = 0; i < count; i++) {
            problems.start[i] = problems.state(startV, startA);
            problems.target[i] = problems.state(targetV, targetA);
            problems.limits[i] = problems.limitsFor(problems.target[i], secondOrder);
        }
        return problems;
    }

    private KinematicState state(double movingShare, double acceleratingShare) {
        return new KinematicState(POSITION * random.nextGaussian(), orZero(movingShare), orZero(acceleratingShare));
    }

    private double orZero(double share) {
        double value = MOTION * random.nextGaussian();
        return random.nextDouble() < share ? value : 0;
    }

    /** Such that the target can be reached from inside the limits. */
    private KinematicLimits limitsFor(KinematicState target, boolean secondOrder) {
        double accelerationMps2 = Math.max(limit(), 1.01 * Math.abs(target.accelerationMps2));
        double jerkMps3 = secondOrder ? Double.POSITIVE_INFINITY : limit();
        double before = target.accelerationMps2 * target.accelerationMps2 / (2 * jerkMps3);
        double velocityMps = Math.max(limit(), 1.01 * (Math.abs(target.velocityMps) + before));
        return new KinematicLimits(velocityMps, accelerationMps2, jerkMps3);
    }

    private double limit() {
        return random.nextDouble(0.1, 12);
    }
}
