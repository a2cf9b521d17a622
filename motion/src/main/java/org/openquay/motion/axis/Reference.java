package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Limiter;
import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.TrajectoryResult;
import org.openquay.motion.trajectory.VelocityPlanner;

/**
 * The jerk-limited reference of an axis: position, speed and acceleration, and nothing else remembered. Every cycle
 * plans anew from there, so that any change of demand or limit acts at once and without a step in acceleration.
 *
 * <p>What is demanded by speed ({@link #chase}) is taken for one cycle only if from where it leads the axis can still
 * become slow before the slow zone and stop before the software limit; otherwise the axis {@linkplain #approach
 * approaches} the limit as fast as it may, which was still possible the cycle before. By induction no limit is overrun.
 */
@ControlPath
final class Reference {

    /** To the cap, to the zone, to the slow speed, to the target. */
    private static final int STAGES = 4;

    private final TravelSide plus;
    private final TravelSide minus;
    private final AxisLimits limits;
    private final KinematicState state = new KinematicState();

    @EachCycle
    private final VelocityPlanner speedPlanner = new VelocityPlanner();
    @EachCycle
    private final PositionPlanner positionPlanner = new PositionPlanner();
    @EachCycle
    private final Profile profile = new Profile();
    @EachCycle
    private final KinematicLimits kinematic = new KinematicLimits();
    @EachCycle
    private final KinematicState from = new KinematicState();
    @EachCycle
    private final KinematicState to = new KinematicState();
    @EachCycle
    private final KinematicState next = new KinematicState();
    /** How far the last candidate looked at goes when it stops, counted towards its side, m. */
    @EachCycle
    private double furthestM;
    @EachCycle
    private Limiter limiter = Limiter.NONE;

    Reference(TravelSide plus, TravelSide minus, AxisLimits limits) {
        this.plus = plus;
        this.minus = minus;
        this.limits = limits;
    }

    double positionM() {
        return state.positionM;
    }

    double speedMps() {
        return state.velocityMps;
    }

    double accelerationMps2() {
        return state.accelerationMps2;
    }

    boolean moves() {
        return state.velocityMps != 0 || state.accelerationMps2 != 0;
    }

    /** What shaped the last step. */
    Limiter limiter() {
        return limiter;
    }

    /** Stands where the axis is. */
    void rest(double positionM) {
        state.set(positionM, 0, 0);
        limiter = Limiter.NONE;
    }

    /** Comes to rest with that deceleration, wherever that is. */
    void decelerate(double decelerationMps2, double jerkMps3, double dtS) {
        limiter = Limiter.NONE;
        if (moves()) {
            brakingLimits(state, decelerationMps2, decelerationMps2, jerkMps3);
            step(planSpeed(state, 0, 0), dtS);
        }
    }

    /** Goes to a speed, as far as the limits on the way allow. */
    void chase(double speedMps, double dtS) {
        limiter = Limiter.NONE;
        double wantedMps = capped(speedMps);
        if (wantedMps == 0 && !moves()) {
            return;
        }
        brakingLimits(state, limits.decelerationMps2, limits.decelerationMps2, limits.jerkMps3);
        boolean reverses = wantedMps * state.velocityMps < 0;
        double crossingMps2 = 0;
        if (reverses) {
            // a reversal crosses zero with no more than the other direction may use to speed up
            double most = Math.min(limits.accelerationMps2, limits.decelerationMps2);
            double after = Math.sqrt(2 * limits.jerkMps3 * Math.abs(wantedMps));
            crossingMps2 = Math.copySign(Math.min(most, Math.min(after, crossingMps2(wantedMps))), wantedMps);
            wantedMps = 0;
        }
        boolean planned = planSpeed(state, wantedMps, crossingMps2);
        stepInto(next, planned, wantedMps, crossingMps2, dtS);
        TravelSide side = speedMps > 0 ? plus : minus;
        if (admissible(next, false)) {
            state.copyFrom(next);
            nameGain(side, wantedMps, crossingMps2);
        } else if (reverses || wantedMps == 0) {
            decelerate(limits.decelerationMps2, limits.jerkMps3, dtS);
        } else {
            approach(side, side.limitM, Math.max(Math.abs(wantedMps), Math.abs(state.velocityMps)), dtS);
        }
    }

    /** Follows a motion that is at that speed and acceleration at the end of this cycle, as far as the limits allow. */
    void follow(double speedMps, double accelerationMps2, double dtS) {
        limiter = Limiter.NONE;
        double wantedMps = capped(speedMps);
        // at a cap it does not speed up any more, but it does begin to slow down when the motion does
        boolean holdsCap = wantedMps != speedMps && wantedMps * accelerationMps2 > 0;
        double wantedMps2 = holdsCap ? 0 : accelerationMps2;
        if (wantedMps == 0 && wantedMps2 == 0 && !moves()) {
            return;
        }
        Pursuit.step(state, wantedMps, wantedMps2, plus.capMps, minus.capMps, limits, dtS, next);
        if (admissible(next, true)) {
            state.copyFrom(next);
            return;
        }
        TravelSide side = ahead();
        if (wantedMps * state.velocityMps <= 0) {
            decelerate(limits.decelerationMps2, limits.jerkMps3, dtS);
        } else {
            approach(side, side.limitM, Math.max(Math.abs(wantedMps), Math.abs(state.velocityMps)), dtS);
        }
    }

    /** A speed within the caps; names the one that lowered it. */
    private double capped(double speedMps) {
        TravelSide side = speedMps > 0 ? plus : minus;
        if (Math.abs(speedMps) <= side.capMps) {
            return speedMps;
        }
        limiter = side.capLimiter;
        return side.sign * side.capMps;
    }

    /** The acceleration that can have been built up at zero without first going faster the other way. */
    private double crossingMps2(double wantedMps) {
        double built = Math.max(0, Math.copySign(1, wantedMps) * state.accelerationMps2);
        return Math.sqrt(built * built + 2 * limits.jerkMps3 * Math.abs(state.velocityMps));
    }

    /** Says why the speed is not yet the one wanted: it builds up, or it was still falling for a limit ahead. */
    private void nameGain(TravelSide side, double speedMps, double accelerationMps2) {
        if (accelerationMps2 != 0 || !(Math.abs(state.velocityMps) < Math.abs(speedMps))) {
            return;
        }
        boolean falling = side.sign * state.accelerationMps2 < 0;
        if (falling && furthestM > side.zoneM) {
            limiter = side.sign * state.velocityMps > side.slowMps ? side.slowLimiter : side.stoppingLimiter;
        } else if (limiter == Limiter.NONE) {
            limiter = Limiter.ACCELERATION;
        }
    }

    /** Goes to a position in the least time, at no more than that speed, and not beyond the software limits. */
    void moveTo(double positionM, double speedMps, double dtS) {
        limiter = Limiter.NONE;
        TravelSide side = positionM >= state.positionM ? plus : minus;
        double target = side.sign * positionM;
        if (!moves() && Math.abs(positionM - state.positionM) <= AxisTuning.THERE_M) {
            state.positionM = positionM;
        } else if (state.velocityMps * side.sign < 0) {
            // a reversal passes through standstill
            decelerate(ahead().decelerationMps2, limits.jerkMps3, dtS);
        } else {
            approach(side, Math.min(target, side.limitM), speedMps, dtS);
            limiter = target > side.limitM && limiter == Limiter.NONE ? side.stoppingLimiter : limiter;
        }
    }

    /** How far a normal stop would take the reference, with its sign, m. */
    double stoppingM() {
        if (!moves()) {
            return 0;
        }
        brakingLimits(state, limits.decelerationMps2, limits.decelerationMps2, limits.jerkMps3);
        return planSpeed(state, 0, 0) ? end() - state.positionM : 0;
    }

    void exchange(StateCursor cursor) {
        state.positionM = cursor.value(state.positionM);
        state.velocityMps = cursor.value(state.velocityMps);
        state.accelerationMps2 = cursor.value(state.accelerationMps2);
    }

    // --- towards a limit or a target --------------------------------------------------------------------------------

    private TravelSide ahead() {
        return state.velocityMps > 0 ? plus : minus;
    }

    /** It would pass that target even if it stopped at once. */
    private boolean passes(TravelSide side, KinematicState moving, double targetM) {
        brakingLimits(moving, side.decelerationMps2, side.decelerationMps2, limits.jerkMps3);
        return planSpeed(moving, 0, 0) && side.sign * end() > targetM + AxisTuning.LIMIT_ROUNDING_M;
    }

    /**
     * Goes as fast as it may to a target at or before the software limit: at the cap, slow from the zone on. Where the
     * way to the zone is too short to become exactly slow there, it becomes slow at once.
     */
    private void approach(TravelSide side, double targetM, double speedMps, double dtS) {
        double cap = Math.min(speedMps, side.capMps);
        boolean zoned = targetM > side.zoneM && cap > side.slowMps;
        limiter = cap < speedMps ? side.capLimiter : limiter;
        double left = dtS;
        for (int stage = 0; stage < STAGES && left > 0; stage++) {
            if (!(cap > 0) || moves() && passes(side, state, targetM)) {
                decelerate(side.decelerationMps2, limits.jerkMps3, left);
                name(side, targetM, cap, speedMps);
                return;
            }
            mirror(side);
            boolean ahead = zoned && from.positionM < side.zoneM;
            double late = ahead ? slowAfter(side) : 0;
            boolean toZone = ahead && late < -AxisTuning.LIMIT_ROUNDING_M;
            double most = zoned && !toZone ? side.slowMps : cap;
            boolean last = !toZone && coming(from) <= most + AxisTuning.LIMIT_ROUNDING_M;
            boolean dips = ahead && !last && late > AxisTuning.LIMIT_ROUNDING_M && !passes(side, state, side.zoneM);
            boolean planned = !dips && (last || toZone
                    ? planTo(side, toZone, Math.max(targetM, from.positionM), most)
                    : planSlow(side, most));
            if (!planned) {
                decelerate(side.decelerationMps2, limits.jerkMps3, left);
                name(side, targetM, cap, speedMps);
                return;
            }
            double taken = Math.min(left, profile.durationS());
            profile.sample(taken, next);
            next.set(side.sign * next.positionM, side.sign * next.velocityMps, side.sign * next.accelerationMps2);
            if (!last && passes(side, next, targetM)) {
                decelerate(side.decelerationMps2, limits.jerkMps3, left);
                name(side, targetM, cap, speedMps);
                return;
            }
            state.copyFrom(next);
            left = last || taken == 0 ? 0 : left - taken;
        }
        name(side, targetM, cap, speedMps);
    }

    private void mirror(TravelSide side) {
        from.set(side.sign * state.positionM, side.sign * state.velocityMps, side.sign * state.accelerationMps2);
    }

    private boolean planTo(TravelSide side, boolean toZone, double targetM, double most) {
        kinematic.set(-most, most, -side.decelerationMps2, limits.accelerationMps2, limits.jerkMps3);
        to.set(toZone ? side.zoneM : targetM, toZone ? side.slowMps : 0, 0);
        return positionPlanner.plan(from, to, kinematic, profile) == TrajectoryResult.OK;
    }

    private boolean planSlow(TravelSide side, double speedMps) {
        double wide = 2 * wide();
        kinematic.set(-wide, wide, -side.decelerationMps2, limits.accelerationMps2, limits.jerkMps3);
        return planSpeed(from, speedMps, 0);
    }

    /** Says what shapes an approach: the slow zone, the software limit, the cap. */
    private void name(TravelSide side, double targetM, double cap, double speedMps) {
        double speed = side.sign * state.velocityMps;
        boolean falling = side.sign * state.accelerationMps2 < 0;
        boolean zoned = targetM > side.zoneM && cap > side.slowMps;
        if (targetM == side.limitM && speed < side.slowMps && (falling || speed == 0)) {
            limiter = side.stoppingLimiter;
        } else if (zoned && (falling || side.sign * state.positionM >= side.zoneM)) {
            limiter = side.slowLimiter;
        } else if (targetM == side.limitM && falling) {
            limiter = side.stoppingLimiter;
        } else if (cap < speedMps) {
            limiter = side.capLimiter;
        }
    }

    /** How far inside the zone the mirrored state can be at the slow speed, in either way; negative before it, m. */
    private double slowAfter(TravelSide side) {
        return planSlow(side, side.slowMps) ? end() - side.zoneM : Double.POSITIVE_INFINITY;
    }

    // --- what may be ------------------------------------------------------------------------------------------------

    /**
     * From that state every limit can still be kept. A motion that is given may use up the way to a slow zone if it can
     * stop before; any other must be able to enter it at the slow speed, without a dip below.
     */
    private boolean admissible(KinematicState candidate, boolean given) {
        brakingLimits(candidate, minus.decelerationMps2, plus.decelerationMps2, limits.jerkMps3);
        if (!planSpeed(candidate, 0, 0)) {
            return false;
        }
        double highest = profile.highestPositionM();
        double lowest = profile.lowestPositionM();
        furthestM = candidate.velocityMps > 0 ? highest : -lowest;
        return keeps(plus, highest, candidate, given) && keeps(minus, -lowest, candidate, given);
    }

    private boolean keeps(TravelSide side, double furthest, KinematicState candidate, boolean given) {
        double sign = side.sign;
        double allowed = Math.max(side.limitM, sign * state.positionM) + AxisTuning.LIMIT_ROUNDING_M;
        if (furthest > allowed) {
            return false;
        }
        from.set(sign * candidate.positionM, sign * candidate.velocityMps, sign * candidate.accelerationMps2);
        boolean slow = from.velocityMps <= 0 || coming(from) <= side.slowMps;
        return slow || given && furthest <= side.zoneM || slowAfter(side) <= AxisTuning.LIMIT_ROUNDING_M;
    }

    /** The speed that a mirrored state is bound to reach, because its acceleration cannot end at once. */
    private double coming(KinematicState mirrored) {
        double rising = Math.max(0, mirrored.accelerationMps2);
        return mirrored.velocityMps + rising * rising / (2 * limits.jerkMps3);
    }

    // --- planning ---------------------------------------------------------------------------------------------------

    private double wide() {
        return Math.max(limits.speedMps, Math.abs(state.velocityMps)) + 1;
    }

    /** Limits under which a state of motion may only be braked with the deceleration of its direction. */
    private void brakingLimits(KinematicState moving, double minusMps2, double plusMps2, double jerkMps3) {
        boolean towardsPlus = moving.velocityMps > 0 || moving.velocityMps == 0 && moving.accelerationMps2 > 0;
        double up = towardsPlus ? limits.accelerationMps2 : minusMps2;
        double down = towardsPlus ? plusMps2 : limits.accelerationMps2;
        double wide = 2 * wide();
        kinematic.set(-wide, wide, -down, up, jerkMps3);
    }

    private boolean planSpeed(KinematicState start, double speedMps, double accelerationMps2) {
        return speedPlanner.plan(start, speedMps, accelerationMps2, kinematic, profile) == TrajectoryResult.OK;
    }

    /** Where the profile ends, m. */
    private double end() {
        profile.sample(profile.durationS(), to);
        return to.positionM;
    }

    private void step(boolean planned, double dtS) {
        stepInto(next, planned, 0, 0, dtS);
        state.copyFrom(next);
    }

    /** One cycle of the profile, which leads to that speed and acceleration. */
    private void stepInto(KinematicState out, boolean planned, double speedMps, double accelerationMps2, double dtS) {
        if (!planned) {
            out.set(state.positionM, 0, 0);
            return;
        }
        double restS = dtS - profile.durationS();
        double meanMps2 = 0.5 * (state.accelerationMps2 + accelerationMps2);
        double unexplainedMps = Math.abs(speedMps - state.velocityMps - meanMps2 * dtS);
        if (restS < 0) {
            profile.sample(dtS, out);
        } else if (unexplainedMps <= 0.25 * limits.jerkMps3 * dtS * dtS) {
            // the target is where one cycle leads
            double meanMps = 0.5 * (state.velocityMps + speedMps);
            double bendM = (state.accelerationMps2 - accelerationMps2) * dtS * dtS / 12;
            out.set(state.positionM + meanMps * dtS + bendM, speedMps, accelerationMps2);
        } else {
            // it is reached before, and the motion goes on as it was then
            profile.sample(profile.durationS(), out);
            out.set(out.positionM + restS * (speedMps + 0.5 * restS * accelerationMps2),
                    speedMps + restS * accelerationMps2, accelerationMps2);
        }
    }
}
