package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.state.EachCycle;
import org.openquay.api.status.Limiter;
import org.openquay.motion.trajectory.KinematicState;

/**
 * How near to its ends an axis may come: whether a state of motion can still keep every limit ahead, and the way to a
 * limit, or to a target before it, as fast as it may be gone.
 *
 * <p>States are mirrored so that the side in question is plus.
 */
@ControlPath
final class Approach {

    /** To the cap, to the zone, to the slow speed, to the target. */
    private static final int STAGES = 4;
    private static final double ROUNDING = AxisTuning.LIMIT_ROUNDING_M;

    private final TravelSide plus;
    private final TravelSide minus;
    private final AxisLimits limits;
    private final Planning planning;
    private final KinematicState state;

    @EachCycle
    private final KinematicState from = new KinematicState();
    @EachCycle
    private final KinematicState next = new KinematicState();
    /** How far the last candidate looked at goes when it stops, counted towards its side, m. */
    @EachCycle
    private double furthestM;

    Approach(TravelSide plus, TravelSide minus, AxisLimits limits, Planning planning, KinematicState state) {
        this.plus = plus;
        this.minus = minus;
        this.limits = limits;
        this.planning = planning;
        this.state = state;
    }

    /**
     * From that state every limit can still be kept. A motion that is given may use up the way to a slow zone if it can
     * stop before; any other must be able to enter it at the slow speed, without a dip below.
     */
    boolean admissible(KinematicState candidate, boolean given) {
        planning.underBraking(candidate, minus.decelerationMps2, plus.decelerationMps2, limits.jerkMps3);
        if (!planning.toSpeed(candidate, 0, 0)) {
            return false;
        }
        double highest = planning.profile.highestPositionM();
        double lowest = planning.profile.lowestPositionM();
        furthestM = candidate.velocityMps > 0 ? highest : -lowest;
        return keeps(plus, highest, candidate, given) && keeps(minus, -lowest, candidate, given);
    }

    private boolean keeps(TravelSide side, double furthest, KinematicState candidate, boolean given) {
        double sign = side.sign;
        mirror(side, state);
        double coming = coming(from);
        mirror(side, candidate);
        if (furthest > Math.max(side.limitM, sign * state.positionM) + ROUNDING
                || coming(from) > Math.max(side.capMps, coming) + ROUNDING) {
            return false;
        }
        boolean slow = from.velocityMps <= 0 || coming(from) <= side.slowMps;
        return slow || given && furthest <= side.zoneM || slowAfter(side) <= ROUNDING;
    }

    /** The candidate last found admissible would stop inside the slow zone. */
    boolean nearsZone(TravelSide side) {
        return furthestM > side.zoneM;
    }

    /**
     * Goes as fast as it may to a target at or before the software limit: at the cap, slow from the zone on. Where the
     * way to the zone is too short to become exactly slow there, it becomes slow at once.
     *
     * @return the time for which only stopping is left; 0 when the whole cycle was gone, s
     */
    double go(TravelSide side, double targetM, double cap, double dtS) {
        boolean zoned = targetM > side.zoneM && cap > side.slowMps;
        double left = dtS;
        for (int stage = 0; stage < STAGES && left > 0; stage++) {
            mirror(side, state);
            boolean moves = from.velocityMps != 0 || from.accelerationMps2 != 0;
            if (!(cap > 0) || moves && passes(side, state, targetM)) {
                return left;
            }
            boolean ahead = zoned && from.positionM < side.zoneM;
            double late = ahead ? slowAfter(side) : 0;
            boolean toZone = ahead && late < -ROUNDING;
            double most = zoned && !toZone ? side.slowMps : cap;
            boolean last = !toZone && coming(from) <= most + ROUNDING;
            boolean dips = ahead && !last && late > ROUNDING && !passes(side, state, side.zoneM);
            if (dips || !plan(side, toZone, last, targetM, most)) {
                return left;
            }
            double taken = Math.min(left, planning.profile.durationS());
            planning.profile.sample(taken, next);
            next.set(side.sign * next.positionM, side.sign * next.velocityMps, side.sign * next.accelerationMps2);
            if (!last && passes(side, next, targetM)) {
                return left;
            }
            state.copyFrom(next);
            left = last || taken == 0 ? 0 : left - taken;
        }
        return 0;
    }

    private boolean plan(TravelSide side, boolean toZone, boolean last, double targetM, double most) {
        if (toZone) {
            return planning.toPosition(from, side.zoneM, side.slowMps, most, side.decelerationMps2);
        }
        return last
                ? planning.toPosition(from, Math.max(targetM, from.positionM), 0, most, side.decelerationMps2)
                : planSlow(side, most);
    }

    private boolean planSlow(TravelSide side, double speedMps) {
        planning.under(side.decelerationMps2, limits.accelerationMps2, limits.jerkMps3, from.velocityMps);
        return planning.toSpeed(from, speedMps, 0);
    }

    /** How far inside the zone the mirrored state can be at the slow speed, in either way; negative before it, m. */
    private double slowAfter(TravelSide side) {
        return planSlow(side, side.slowMps) ? planning.endM() - side.zoneM : Double.POSITIVE_INFINITY;
    }

    /** That state would pass the target even if it stopped at once. */
    private boolean passes(TravelSide side, KinematicState moving, double targetM) {
        planning.underBraking(moving, side.decelerationMps2, side.decelerationMps2, limits.jerkMps3);
        return planning.toSpeed(moving, 0, 0) && side.sign * planning.endM() > targetM + ROUNDING;
    }

    /** The speed that a mirrored state is bound to reach, because its acceleration cannot end at once. */
    private double coming(KinematicState mirrored) {
        double rising = Math.max(0, mirrored.accelerationMps2);
        return mirrored.velocityMps + rising * rising / (2 * limits.jerkMps3);
    }

    private void mirror(TravelSide side, KinematicState moving) {
        from.set(side.sign * moving.positionM, side.sign * moving.velocityMps, side.sign * moving.accelerationMps2);
    }

    /** What shapes an approach: the slow zone, the software limit, or else what is given. */
    Limiter limiter(TravelSide side, double targetM, double cap, Limiter otherwise) {
        double speed = side.sign * state.velocityMps;
        boolean falling = side.sign * state.accelerationMps2 < 0;
        boolean zoned = targetM > side.zoneM && cap > side.slowMps;
        boolean toLimit = targetM == side.limitM;
        if (toLimit && speed < side.slowMps && (falling || speed == 0)) {
            return side.stoppingLimiter;
        }
        if (zoned && (falling || side.sign * state.positionM >= side.zoneM)) {
            return side.slowLimiter;
        }
        return toLimit && falling ? side.stoppingLimiter : otherwise;
    }
}
