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

    private static final int STAGES = 3;

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

    /** Goes towards a speed and acceleration, as far as the limits on the way allow. */
    void chase(double speedMps, double accelerationMps2, double dtS) {
        limiter = Limiter.NONE;
        double wantedMps = speedMps;
        double wantedMps2 = accelerationMps2;
        TravelSide side = speedMps > 0 ? plus : minus;
        if (Math.abs(speedMps) > side.capMps) {
            wantedMps = side.sign * side.capMps;
            wantedMps2 = 0;
            limiter = side.capLimiter;
        }
        if (wantedMps == 0 && wantedMps2 == 0 && !moves()) {
            return;
        }
        brakingLimits(state, limits.decelerationMps2, limits.decelerationMps2, limits.jerkMps3);
        if (wantedMps * state.velocityMps < 0) {
            // a reversal crosses zero with no more than the other direction may use to speed up
            double most = Math.min(limits.accelerationMps2, limits.decelerationMps2);
            wantedMps2 = Math.copySign(
                    Math.min(most, Math.sqrt(2 * limits.jerkMps3 * Math.abs(wantedMps))), wantedMps);
            wantedMps = 0;
        }
        wantedMps2 = Math.max(kinematic.minAccelerationMps2, Math.min(kinematic.maxAccelerationMps2, wantedMps2));
        boolean planned = planSpeed(state, wantedMps, wantedMps2);
        stepInto(next, planned, wantedMps, wantedMps2, dtS);
        // braking is never worse than anything else
        if (wantedMps == 0 || admissible(next)) {
            state.copyFrom(next);
            if (limiter == Limiter.NONE && wantedMps2 == 0 && Math.abs(state.velocityMps) < Math.abs(speedMps)) {
                limiter = Limiter.ACCELERATION;
            }
        } else {
            approach(side, side.limitM, Math.max(Math.abs(wantedMps), Math.abs(state.velocityMps)), dtS);
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
    private boolean passes(TravelSide side, double targetM) {
        brakingLimits(state, side.decelerationMps2, side.decelerationMps2, limits.jerkMps3);
        return moves() && planSpeed(state, 0, 0) && side.sign * end() > targetM + AxisTuning.LIMIT_ROUNDING_M;
    }

    /**
     * Goes as fast as it may to a target at or before the software limit: at the cap, slow from the zone on. Where the
     * way to the zone is too short to become exactly slow there, the slow speed holds at once.
     */
    private void approach(TravelSide side, double targetM, double speedMps, double dtS) {
        double sign = side.sign;
        double cap = Math.min(speedMps, side.capMps);
        boolean zoned = targetM > side.zoneM && cap > side.slowMps;
        limiter = cap < speedMps ? side.capLimiter : limiter;
        if (!(cap > 0) || passes(side, targetM)) {
            decelerate(side.decelerationMps2, limits.jerkMps3, dtS);
            limiter = cap < speedMps ? side.capLimiter : targetM == side.limitM ? side.stoppingLimiter : Limiter.NONE;
            return;
        }
        double left = dtS;
        for (int stage = 0; stage < STAGES && left > 0; stage++) {
            from.set(sign * state.positionM, sign * state.velocityMps, sign * state.accelerationMps2);
            double target = Math.max(targetM, from.positionM);
            boolean inZone = from.positionM >= side.zoneM;
            boolean toZone = zoned && !inZone && slowBefore(side, from);
            double most = zoned && !toZone ? side.slowMps : cap;
            kinematic.set(-most, most, -side.decelerationMps2, limits.accelerationMps2, limits.jerkMps3);
            to.set(toZone ? side.zoneM : target, toZone ? side.slowMps : 0, 0);
            if (positionPlanner.plan(from, to, kinematic, profile) != TrajectoryResult.OK) {
                decelerate(side.decelerationMps2, limits.jerkMps3, left);
                return;
            }
            double taken = Math.min(left, profile.durationS());
            profile.sample(taken, next);
            state.set(sign * next.positionM, sign * next.velocityMps, sign * next.accelerationMps2);
            name(side, targetM, most, zoned);
            left = !toZone || taken == 0 ? 0 : left - taken;
        }
    }

    private void name(TravelSide side, double targetM, double most, boolean zoned) {
        double speed = Math.abs(state.velocityMps);
        if (zoned && (most == side.slowMps || speed > side.slowMps && state.accelerationMps2 * side.sign < 0)) {
            limiter = side.slowLimiter;
        }
        if (targetM == side.limitM && speed < most && state.accelerationMps2 * side.sign <= 0) {
            limiter = zoned && most != side.slowMps ? side.slowLimiter : side.stoppingLimiter;
        }
    }

    /** Whether it can be at the slow speed, in either way, before the zone begins. */
    private boolean slowBefore(TravelSide side, KinematicState mirrored) {
        kinematic.set(-2 * wide(), 2 * wide(), -side.decelerationMps2, limits.accelerationMps2, limits.jerkMps3);
        return planSpeed(mirrored, side.slowMps, 0) && end() <= side.zoneM;
    }

    // --- what may be ------------------------------------------------------------------------------------------------

    /** From that state every limit can still be kept. */
    private boolean admissible(KinematicState candidate) {
        brakingLimits(candidate, minus.decelerationMps2, plus.decelerationMps2, limits.jerkMps3);
        if (!planSpeed(candidate, 0, 0)) {
            return false;
        }
        double highest = profile.highestPositionM();
        double lowest = profile.lowestPositionM();
        return keeps(plus, highest, candidate) && keeps(minus, -lowest, candidate);
    }

    private boolean keeps(TravelSide side, double furthest, KinematicState candidate) {
        double sign = side.sign;
        double allowed = Math.max(side.limitM, sign * state.positionM) + AxisTuning.LIMIT_ROUNDING_M;
        if (furthest > allowed) {
            return false;
        }
        double speed = sign * candidate.velocityMps;
        double rising = Math.max(0, sign * candidate.accelerationMps2);
        double coming = speed + rising * rising / (2 * limits.jerkMps3);
        if (furthest <= side.zoneM || coming <= side.slowMps || speed <= 0) {
            return true;
        }
        from.set(sign * candidate.positionM, speed, sign * candidate.accelerationMps2);
        return slowBefore(side, from);
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

    /** One cycle of the profile; when it ends within the cycle, exactly its target at the end of the cycle. */
    private void stepInto(KinematicState out, boolean planned, double speedMps, double accelerationMps2, double dtS) {
        if (!planned) {
            out.set(state.positionM, 0, 0);
            return;
        }
        double restS = dtS - profile.durationS();
        if (restS < 0) {
            profile.sample(dtS, out);
        } else if (accelerationMps2 == 0) {
            profile.sample(profile.durationS(), out);
            out.set(out.positionM + restS * speedMps, speedMps, 0);
        } else {
            double meanMps = 0.5 * (state.velocityMps + speedMps);
            double bendM = (state.accelerationMps2 - accelerationMps2) * dtS * dtS / 12;
            out.set(state.positionM + meanMps * dtS + bendM, speedMps, accelerationMps2);
        }
    }
}
