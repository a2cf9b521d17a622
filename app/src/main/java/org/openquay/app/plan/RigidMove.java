package org.openquay.app.plan;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;

import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.TrajectoryResult;

/**
 * A transfer by those who plan the trolley as if the load were bolted to it: trolley and hoist each by their motion of
 * least time, the trolley's shaped or not.
 *
 * <p>The hoist moves up as soon as possible, to no more height than the clearances ask for, and down as late as possible.
 * The trolley waits only as long, and lowering begins only as late, as keeps the swinging load clear; both are found by
 * trying the motion on the {@link Pendulum}, which a shaper in a real crane could not.
 */
final class RigidMove {

    /** Clear by rounding. */
    private static final double CLEAR_M = -1e-6;
    /** Halvings of a time of some ten seconds down to milliseconds. */
    private static final int BISECTIONS = 14;

    private final TransferProblem problem;
    private final double crossingM;
    private final Profile ride;
    private final Profile lift;
    private final Profile lower;

    private RigidMove(TransferProblem problem, double crossingM, Profile ride, Profile lift, Profile lower) {
        this.problem = problem;
        this.crossingM = crossingM;
        this.ride = ride;
        this.lift = lift;
        this.lower = lower;
    }

    /** From standstill; empty where the numbers are beyond the trajectory planner. */
    static Optional<RigidMove> of(TransferProblem problem) {
        double crossingM = problem.clearance().stream().filter(zone -> zone.isOnTheWayTo(problem.distanceM()))
                .mapToDouble(TransferProblem.Clearance::maxDepthM).min().orElse(Double.POSITIVE_INFINITY);
        double shortestM = Math.min(crossingM, Math.min(problem.ropeStartM(), problem.ropeEndM()));
        return fastest(0, problem.distanceM(), problem.trolley())
                .flatMap(ride -> fastest(problem.ropeStartM(), shortestM, problem.hoist())
                        .flatMap(lift -> fastest(shortestM, problem.ropeEndM(), problem.hoist())
                                .map(lower -> new RigidMove(problem, shortestM, ride, lift, lower))));
    }

    private static Optional<Profile> fastest(double fromM, double toM, TransferProblem.Axis axis) {
        Profile profile = new Profile();
        KinematicLimits limits = new KinematicLimits();
        limits.set(axis.minSpeedMps(), axis.maxSpeedMps(), axis.minAccelerationMps2(), axis.maxAccelerationMps2(),
                axis.jerkMps3());
        TrajectoryResult result = new PositionPlanner().plan(new KinematicState(fromM, 0, 0),
                new KinematicState(toM, 0, 0), limits, profile);
        return result == TrajectoryResult.OK ? Optional.of(profile) : Optional.empty();
    }

    /** Whether the rope changes its length on the way. */
    boolean hoists() {
        return lift.durationS() > 0 || lower.durationS() > 0;
    }

    /**
     * Trolley and hoist together.
     *
     * @param shaper made for the period of the mean rope length, as is usual: the mean of start and end, or, over
     *               clearances that ask for a shorter rope, the length with which the load crosses
     */
    SampledMotion together(DoubleFunction<InputShaper> shaper) {
        boolean over = crossingM < Math.min(problem.ropeStartM(), problem.ropeEndM());
        double meanM = over ? crossingM : 0.5 * (problem.ropeStartM() + problem.ropeEndM());
        InputShaper shaped = shaper.apply(Pendulum.periodS(meanM));
        double rideS = rideS(shaped);
        double rideBeginS = earliest(0, lift.durationS(),
                beginS -> isClear(sampled(shaped, beginS, Double.POSITIVE_INFINITY, beginS + rideS)));
        double rideEndS = rideBeginS + rideS;
        double lowerBeginS = earliest(Math.max(lift.durationS(), rideEndS - lower.durationS()),
                Math.max(lift.durationS(), rideEndS), beginS -> isClear(whole(shaped, rideBeginS, beginS)));
        return whole(shaped, rideBeginS, lowerBeginS);
    }

    /** Up, across, down: the rope is as long as the shaper takes it to be for as long as the trolley moves. */
    SampledMotion oneAfterTheOther(DoubleFunction<InputShaper> shaper) {
        InputShaper shaped = shaper.apply(Pendulum.periodS(crossingM));
        return whole(shaped, lift.durationS(), lift.durationS() + rideS(shaped));
    }

    private double rideS(InputShaper shaper) {
        return ride.durationS() > 0 ? ride.durationS() + shaper.longerS() : 0;
    }

    /** The least time between both at which the move is clear, when later is clearer; the latest where none is. */
    private static double earliest(double fromS, double toS, DoublePredicate clear) {
        if (clear.test(fromS)) {
            return fromS;
        }
        double low = fromS;
        double high = toS;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            if (clear.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private boolean isClear(SampledMotion motion) {
        if (problem.clearance().isEmpty()) {
            return true;
        }
        double[] swayDeg = new double[motion.size()];
        Pendulum.swing(problem.initial(), motion, 1, swayDeg);
        return motion.spareM(problem.clearance(), swayDeg) >= CLEAR_M;
    }

    private SampledMotion whole(InputShaper shaper, double rideBeginS, double lowerBeginS) {
        return sampled(shaper, rideBeginS, lowerBeginS,
                Math.max(rideBeginS + rideS(shaper), lowerBeginS + lower.durationS()));
    }

    private SampledMotion sampled(InputShaper shaper, double rideBeginS, double lowerBeginS, double endS) {
        double[] t = SampledMotion.times(endS);
        double[][] trolley = new double[3][t.length];
        double[][] rope = new double[3][t.length];
        KinematicState state = new KinematicState();
        for (int i = 0; i < t.length; i++) {
            shaper.sample(ride, t[i] - rideBeginS, state);
            put(state, trolley, i);
            if (t[i] < lowerBeginS) {
                lift.sample(t[i], state);
            } else {
                lower.sample(t[i] - lowerBeginS, state);
            }
            put(state, rope, i);
        }
        return new SampledMotion(t, trolley, rope);
    }

    private static void put(KinematicState state, double[][] axis, int i) {
        axis[0][i] = state.positionM;
        axis[1][i] = state.velocityMps;
        axis[2][i] = state.accelerationMps2;
    }
}
