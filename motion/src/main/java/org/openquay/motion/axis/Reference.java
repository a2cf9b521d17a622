package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Limiter;
import org.openquay.motion.trajectory.KinematicState;

/**
 * The jerk-limited reference of an axis: position, speed and acceleration, and nothing else remembered. Every cycle
 * plans anew from there, so that any change of demand or limit acts at once and without a step in acceleration.
 *
 * <p>What is demanded by speed ({@link #chase}, {@link #follow}) is taken for one cycle only if from where it leads the
 * axis can still become slow before the slow zone and stop before the software limit; otherwise the axis approaches the
 * limit as fast as it may, which was still possible the cycle before. By induction no limit is overrun.
 */
@ControlPath
final class Reference {

    private final TravelSide plus;
    private final TravelSide minus;
    private final AxisLimits limits;
    private final Planning planning;
    private final Approach approach;
    private final KinematicState state = new KinematicState();

    @EachCycle
    private final KinematicState next = new KinematicState();
    @EachCycle
    private Limiter limiter = Limiter.NONE;

    Reference(TravelSide plus, TravelSide minus, AxisLimits limits) {
        this.plus = plus;
        this.minus = minus;
        this.limits = limits;
        planning = new Planning(limits);
        approach = new Approach(plus, minus, limits, planning, state);
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
            planning.underBraking(state, decelerationMps2, decelerationMps2, jerkMps3);
            goOn(planning.toSpeed(state, 0, 0), 0, 0, dtS);
            state.copyFrom(next);
        }
    }

    /** Goes to a speed, as far as the limits on the way allow. */
    void chase(double speedMps, double dtS) {
        limiter = Limiter.NONE;
        TravelSide side = speedMps > 0 ? plus : minus;
        double wanted = capped(speedMps, side);
        if (wanted == 0 && !moves()) {
            return;
        }
        planning.underBraking(state, limits.decelerationMps2, limits.decelerationMps2, limits.jerkMps3);
        boolean reverses = wanted * state.velocityMps < 0;
        double crossing = reverses ? Math.copySign(crossingMps2(wanted), wanted) : 0;
        double goal = reverses ? 0 : wanted;
        goOn(planning.toSpeed(state, goal, crossing), goal, crossing, dtS);
        if (approach.admissible(next, false)) {
            state.copyFrom(next);
            nameGain(side, speedMps);
        } else if (reverses || wanted == 0) {
            decelerate(limits.decelerationMps2, limits.jerkMps3, dtS);
        } else {
            approach(side, side.limitM, Math.max(Math.abs(wanted), Math.abs(state.velocityMps)), dtS);
        }
    }

    /** Follows a motion that is at that speed and acceleration at the end of this cycle, as far as the limits allow. */
    void follow(double speedMps, double accelerationMps2, double dtS) {
        limiter = Limiter.NONE;
        TravelSide side = speedMps > 0 ? plus : minus;
        double wanted = capped(speedMps, side);
        // at a cap it does not speed up any more, but it does begin to slow down when the motion does
        boolean holdsCap = wanted != speedMps && wanted * accelerationMps2 > 0;
        double wantedMps2 = holdsCap ? 0 : accelerationMps2;
        if (wanted == 0 && wantedMps2 == 0 && !moves()) {
            return;
        }
        Pursuit.step(state, wanted, wantedMps2, plus.capMps, minus.capMps, limits, dtS, next);
        if (approach.admissible(next, true)) {
            state.copyFrom(next);
        } else if (wanted * state.velocityMps <= 0) {
            decelerate(limits.decelerationMps2, limits.jerkMps3, dtS);
        } else {
            TravelSide ahead = state.velocityMps > 0 ? plus : minus;
            approach(ahead, ahead.limitM, Math.max(Math.abs(wanted), Math.abs(state.velocityMps)), dtS);
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
            decelerate(state.velocityMps > 0 ? plus.decelerationMps2 : minus.decelerationMps2, limits.jerkMps3, dtS);
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
        planning.underBraking(state, limits.decelerationMps2, limits.decelerationMps2, limits.jerkMps3);
        return planning.toSpeed(state, 0, 0) ? planning.endM() - state.positionM : 0;
    }

    void exchange(StateCursor cursor) {
        state.positionM = cursor.value(state.positionM);
        state.velocityMps = cursor.value(state.velocityMps);
        state.accelerationMps2 = cursor.value(state.accelerationMps2);
    }

    // --- details ----------------------------------------------------------------------------------------------------

    private void approach(TravelSide side, double targetM, double speedMps, double dtS) {
        double cap = Math.min(speedMps, side.capMps);
        double left = approach.go(side, targetM, cap, dtS);
        if (left > 0) {
            decelerate(side.decelerationMps2, limits.jerkMps3, left);
        }
        limiter = approach.limiter(side, targetM, cap, cap < speedMps ? side.capLimiter : limiter);
    }

    private double capped(double speedMps, TravelSide side) {
        if (Math.abs(speedMps) > side.capMps) {
            limiter = side.capLimiter;
            return side.sign * side.capMps;
        }
        return speedMps;
    }

    /**
     * A reversal crosses zero with no more than either direction may use, so that the speed behind is not passed, and with
     * no more than can have been built up there without first going faster.
     */
    private double crossingMps2(double speedMps) {
        double most = Math.min(limits.accelerationMps2, limits.decelerationMps2);
        double after = Math.sqrt(2 * limits.jerkMps3 * Math.abs(speedMps));
        double has = Math.max(0, Math.copySign(1, speedMps) * state.accelerationMps2);
        double before = Math.sqrt(has * has + 2 * limits.jerkMps3 * Math.abs(state.velocityMps));
        return Math.min(most, Math.min(after, before));
    }

    /** One cycle of a profile to that speed and acceleration, which go on where it ends within the cycle. */
    private void goOn(boolean planned, double speedMps, double accelerationMps2, double dtS) {
        if (!planned) {
            next.set(state.positionM, 0, 0);
            return;
        }
        double restS = dtS - planning.profile.durationS();
        if (restS < 0) {
            planning.profile.sample(dtS, next);
        } else {
            planning.profile.sample(planning.profile.durationS(), next);
            next.set(next.positionM + restS * (speedMps + 0.5 * restS * accelerationMps2),
                    speedMps + restS * accelerationMps2, accelerationMps2);
        }
    }

    /** Says why the speed is not yet the one wanted: it builds up, or it was still falling for a limit ahead. */
    private void nameGain(TravelSide side, double speedMps) {
        if (!(Math.abs(state.velocityMps) < Math.abs(speedMps))) {
            return;
        }
        boolean falling = side.sign * state.accelerationMps2 < 0;
        if (falling && approach.nearsZone(side)) {
            limiter = side.sign * state.velocityMps > side.slowMps ? side.slowLimiter : side.stoppingLimiter;
        } else if (limiter == Limiter.NONE) {
            limiter = Limiter.ACCELERATION;
        }
    }
}
