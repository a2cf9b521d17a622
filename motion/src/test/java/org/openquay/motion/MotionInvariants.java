package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;

import org.openquay.api.crane.AxisDescription;
import org.openquay.motion.axis.AxisLimits;

/**
 * The one checker for everything that moves in a test: call it in every cycle. It holds what a reference may do, and
 * where the axis itself may be.
 *
 * <p>Of the reference: speed, acceleration (speeding up), deceleration (slowing down), jerk, and that position, speed
 * and acceleration are of one motion. A limit that is lowered while the axis moves must be returned to without delay, and
 * may be exceeded until then. Of the axis: the software limits with a following error's tolerance, the hard limits
 * absolutely, and that it would not pass them even if everything were lost now.
 */
public final class MotionInvariants {

    /** Relative rounding in what a cycle-wise difference of doubles can show. */
    private static final double ROUNDING = 1e-6;
    private static final double QUICK_STOP_BUILD_UP_S = 0.25;

    private final AxisDescription axis;
    private final double coastS;
    private final double softToleranceM;

    private boolean following;
    private double positionM;
    private double speedMps;
    private double accelerationMps2;
    private double excessMps;
    private double excessMps2;
    private boolean quick;
    private double timeS;
    private boolean startedOutside;

    /** Greatest values seen, for a test that wants to know that something happened. */
    public double fastestMps;
    public double travelledM;

    /**
     * @param coastS         how long the axis goes on when everything is lost, s
     * @param softToleranceM how far the axis itself may be beyond a software limit, m
     */
    public MotionInvariants(AxisDescription axis, double coastS, double softToleranceM) {
        this.axis = axis;
        this.coastS = coastS;
        this.softToleranceM = softToleranceM;
    }

    /** The reference is not followed in this cycle: it may jump to where the axis is. */
    public void reset() {
        following = false;
    }

    /**
     * Checks the reference of one cycle.
     *
     * @param quickStop a quick stop may be in force
     */
    public void reference(double newPositionM, double newSpeedMps, double newAccelerationMps2, AxisLimits limits,
            boolean quickStop, double dtS) {
        timeS += dtS;
        if (!following) {
            following = true;
            excessMps = 0;
            excessMps2 = 0;
            quick = false;
        } else {
            quick |= quickStop;
            check(newPositionM, newSpeedMps, newAccelerationMps2, limits, dtS);
            travelledM += Math.abs(newPositionM - positionM);
            quick &= quickStop || newAccelerationMps2 != 0;
        }
        positionM = newPositionM;
        speedMps = newSpeedMps;
        accelerationMps2 = newAccelerationMps2;
        fastestMps = Math.max(fastestMps, Math.abs(newSpeedMps));
    }

    private void check(double newPositionM, double newSpeedMps, double newAccelerationMps2, AxisLimits limits,
            double dtS) {
        double jerkMps3 = quick
                ? Math.max(limits.jerkMps3, limits.quickStopMps2 / QUICK_STOP_BUILD_UP_S)
                : limits.jerkMps3;
        assertThat(Math.abs(newAccelerationMps2 - accelerationMps2)).as("change of acceleration at %.3f s", timeS)
                .isLessThanOrEqualTo(jerkMps3 * dtS * (1 + ROUNDING) + 1e-9);

        double allowedMps = limits.speedMps * (1 + ROUNDING);
        double beyond = Math.abs(newSpeedMps) - allowedMps;
        if (beyond > 0) {
            // building up the deceleration may raise the speed by a²/2j more
            double rising = Math.max(0, accelerationMps2 * Math.signum(speedMps));
            double grown = rising * rising / (2 * limits.jerkMps3);
            excessMps = Math.max(excessMps, Math.abs(speedMps) - allowedMps + grown);
            assertThat(beyond).as("speed beyond its limit at %.3f s", timeS)
                    .isLessThanOrEqualTo(Math.max(0, excessMps) + 1e-9);
        } else {
            excessMps = 0;
        }

        boolean speedsUp = newSpeedMps * newAccelerationMps2 > 0;
        double brakingMps2 = quick ? limits.quickStopMps2 : limits.decelerationMps2;
        double mostMps2 = speedsUp ? limits.accelerationMps2 : Math.max(brakingMps2, limits.accelerationMps2);
        double tooMuch = Math.abs(newAccelerationMps2) - mostMps2 * (1 + ROUNDING) - 1e-9;
        if (tooMuch > 0) {
            double before = Math.abs(accelerationMps2) - mostMps2;
            // which direction's limit counts changes inside a cycle that crosses zero
            boolean crosses = Math.abs(newSpeedMps) <= 2 * dtS * mostMps2;
            assertThat(tooMuch).as("acceleration %.6f m/s² beyond its limit at %.3f s", newAccelerationMps2, timeS)
                    .isLessThanOrEqualTo(Math.max(before, 0) + (quick || crosses ? jerkMps3 * dtS : 1e-9));
        }

        double meanMps = 0.5 * (speedMps + newSpeedMps);
        double bendM = (accelerationMps2 - newAccelerationMps2) * dtS * dtS / 12;
        assertThat(newPositionM - positionM - meanMps * dtS - bendM).as("jump of position at %.3f s", timeS)
                .isBetween(-jerkMps3 * dtS * dtS * dtS - 1e-9, jerkMps3 * dtS * dtS * dtS + 1e-9);
        double meanMps2 = 0.5 * (accelerationMps2 + newAccelerationMps2);
        assertThat(newSpeedMps - speedMps - meanMps2 * dtS).as("jump of speed at %.3f s", timeS)
                .isBetween(-jerkMps3 * dtS * dtS - 1e-9, jerkMps3 * dtS * dtS + 1e-9);
    }

    /** Checks where the axis really is and how fast. */
    public void axis(double realPositionM, double realSpeedMps, AxisLimits limits) {
        double beyondSoft = Math.max(realPositionM - axis.maxPositionM(), axis.minPositionM() - realPositionM);
        if (timeS == 0 && beyondSoft > 0) {
            startedOutside = true;
        }
        startedOutside &= beyondSoft > 0;
        if (!startedOutside) {
            assertThat(beyondSoft).as("distance beyond the software limit at %.3f s, %.3f m", timeS, realPositionM)
                    .isLessThanOrEqualTo(softToleranceM);
        }
        assertThat(Math.max(realPositionM - axis.hardMaxPositionM(), axis.hardMinPositionM() - realPositionM))
                .as("distance beyond the hard limit at %.3f s", timeS).isNegative();
        double lostM = Math.abs(realSpeedMps) * coastS + realSpeedMps * realSpeedMps / (2 * limits.quickStopMps2);
        double roomM = realSpeedMps > 0
                ? axis.hardMaxPositionM() - realPositionM
                : realPositionM - axis.hardMinPositionM();
        assertThat(lostM).as("way after losing everything at %.3f s, %.3f m, %.3f m/s", timeS, realPositionM,
                realSpeedMps).isLessThanOrEqualTo(roomM + softToleranceM);
    }

    /** How long it has been checking, s. */
    public double timeS() {
        return timeS;
    }
}
