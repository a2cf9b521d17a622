package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.state.EachCycle;
import org.openquay.api.status.Limiter;

/**
 * What limits an axis towards one side. Distances are counted positive towards that side: a position p is
 * {@code sign · p} here, so that both sides are the same arithmetic.
 *
 * <p>Two envelopes keep an axis from its hard limit. It can always come to rest before the software limit with its
 * normal deceleration and jerk. And if drives and I/O are lost at any moment, so that it coasts until the stale
 * bounds, the watchdogs and the brake's closing delay are over, the brake still stops it before the hard limit, taken
 * that a brake decelerates at least as a quick stop does. The second is kept by decelerating towards the software limit no
 * harder than {@link #decelerationMps2}: with b the brake's deceleration, T the coasting time and m the distance from
 * software to hard limit, {@code v T + v²/2b ≤ m + v²/2d} holds for every speed v when
 * {@code 1/d ≥ T²/2m + 1/b}.
 */
@ControlPath
final class TravelSide {

    final double sign;
    /** Software limit, counted towards this side, m. */
    final double limitM;
    /** From where on the axis may only be slow, counted towards this side, m. */
    final double zoneM;
    final double slowMps;
    final Limiter slowLimiter;
    final Limiter stoppingLimiter;
    final Limiter endLimiter;
    private final double marginM;
    private final double coastS;

    /** Deceleration of the approach to the software limit, m/s². */
    @EachCycle
    double decelerationMps2;
    /** Greatest speed towards this side now, wherever the axis is, and what made it so. */
    @EachCycle
    double capMps;
    @EachCycle
    Limiter capLimiter = Limiter.NONE;

    private TravelSide(AxisDescription axis, double sign, double softM, double hardM, double coastS) {
        this.sign = sign;
        limitM = sign * softM;
        marginM = sign * hardM - limitM;
        if (!(marginM > 0)) {
            throw new IllegalArgumentException("axis '" + axis.name() + "': hard limit " + hardM
                    + " m, allowed: beyond the software limit " + softM + " m");
        }
        zoneM = limitM - axis.slowZoneM();
        slowMps = axis.slowSpeedMps();
        this.coastS = coastS;
        boolean plus = sign > 0;
        slowLimiter = plus ? Limiter.SLOW_ZONE_PLUS : Limiter.SLOW_ZONE_MINUS;
        stoppingLimiter = plus ? Limiter.STOPPING_DISTANCE_PLUS : Limiter.STOPPING_DISTANCE_MINUS;
        endLimiter = plus ? Limiter.END_LIMIT_PLUS : Limiter.END_LIMIT_MINUS;
    }

    static TravelSide plus(AxisDescription axis, double coastS) {
        return new TravelSide(axis, 1, axis.maxPositionM(), axis.hardMaxPositionM(), coastS);
    }

    static TravelSide minus(AxisDescription axis, double coastS) {
        return new TravelSide(axis, -1, axis.minPositionM(), axis.hardMinPositionM(), coastS);
    }

    /** Begins a cycle with what the axis and its load allow. */
    void begin(AxisLimits limits, double ratedSpeedMps) {
        double soonest = 1 / (coastS * coastS / (2 * marginM) + 1 / limits.quickStopMps2);
        decelerationMps2 = Math.min(limits.decelerationMps2, soonest);
        capMps = limits.speedMps;
        capLimiter = limits.speedMps < ratedSpeedMps ? Limiter.LOAD_SPEED : Limiter.RATED_SPEED;
    }

    /** Lowers the greatest speed towards this side. */
    void cap(double speedMps, Limiter limiter) {
        if (speedMps < capMps) {
            capMps = speedMps;
            capLimiter = limiter;
        }
    }
}
