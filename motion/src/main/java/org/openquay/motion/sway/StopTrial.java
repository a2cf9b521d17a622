package org.openquay.motion.sway;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.motion.axis.QuickStop;

/**
 * Tries what a stop does that comes anywhere on the way: whether the load, on its swing after it, keeps clear of the
 * fixed keep-outs that are higher than it hangs.
 *
 * <p>On a fault the hoist is braked where it is and the trolley makes a quick stop; in a normal stop both slow down as
 * they may. A hoist that goes down goes on for its way to standstill in either.
 */
final class StopTrial {

    /** From a fault, a silent link's included, or a command until the trolley slows down, s. */
    private static final double QUICK_DELAY_S = 0.25;
    private static final double NORMAL_DELAY_S = 0.10;
    private static final double STEP_S = 0.04;
    private static final int MOST_STEPS = 500;
    /** The bounds that a plan was made with are linear: by so much the stop itself may be off, m. */
    private static final double TOLERANCE_M = 0.05;

    private final TransferLimits limits;
    private final PendulumDescription pendulum;
    private final BayObstacles obstacles;
    final TrolleyStop quick;
    final TrolleyStop normal;

    /** Of the stop tried last: how far ahead and behind of where it was the load came, m. */
    private double aheadM;
    private double behindM;

    StopTrial(AxisDescription trolley, PendulumDescription pendulum, TransferLimits limits, BayObstacles obstacles) {
        this.limits = limits;
        this.pendulum = pendulum;
        this.obstacles = obstacles;
        double mps2 = trolley.limits().quickStopMps2();
        quick = new TrolleyStop(QUICK_DELAY_S, mps2, mps2 / QuickStop.BUILD_UP_S);
        normal = new TrolleyStop(NORMAL_DELAY_S, trolley.limits().decelerationMps2(), trolley.limits().jerkMps3());
    }

    /** Whether the load keeps clear when the crane is stopped in this state of both axes and the load. */
    boolean keepsClear(PathSampler trolley, PathSampler hoist, double swayRad, double rateRadps) {
        double heightM = hoist.positionM();
        double loadM = trolley.positionM() + pendulum.lengthM(heightM) * swayRad;
        double wayM = hoistWayM(hoist.speedMps());
        return keepsClear(quick, trolley, loadM, heightM + Math.min(0, wayM), swayRad, rateRadps)
                && keepsClear(normal, trolley, loadM, heightM + wayM, swayRad, rateRadps);
    }

    /** The hoist's way, up or down, in a normal stop, m. */
    double hoistWayM(double hoistMps) {
        return 0.5 * Math.abs(hoistMps) * hoistMps / limits.hoistSlowingDownMps2;
    }

    private boolean keepsClear(TrolleyStop stop, PathSampler trolley, double loadM, double heightM, double swayRad,
            double rateRadps) {
        double freeAheadM = obstacles.freeToSwing(loadM, 1, heightM);
        double freeBehindM = obstacles.freeToSwing(loadM, -1, heightM);
        if (Double.isInfinite(freeAheadM) && Double.isInfinite(freeBehindM)) {
            return true;
        }
        swing(stop, trolley, loadM, pendulum.lengthM(heightM), swayRad, rateRadps);
        return aheadM <= freeAheadM + TOLERANCE_M && behindM <= freeBehindM + TOLERANCE_M;
    }

    /** Linear pendulum under the stopping trolley; from standstill on its amplitude. */
    private void swing(TrolleyStop stop, PathSampler trolley, double loadM, double ropeM, double swayRad,
            double rateRadps) {
        double sign = trolley.speedMps() < 0 ? -1 : 1;
        double x = trolley.positionM();
        double v = sign * trolley.speedMps();
        double from = Math.max(0, sign * trolley.accelerationMps2());
        double angle = swayRad;
        double rate = rateRadps;
        double most = 0;
        double least = 0;
        for (int i = 0; i < MOST_STEPS && v > 0; i++) {
            double a = sign * stop.accelerationMps2(i * STEP_S, from);
            rate -= STEP_S * (PendulumGrid.GRAVITY_MPS2 * angle + a) / ropeM;
            angle += STEP_S * rate;
            v += STEP_S * sign * a;
            x += STEP_S * sign * Math.max(0, v);
            double wentM = x + ropeM * angle - loadM;
            most = Math.max(most, wentM);
            least = Math.min(least, wentM);
        }
        double swingM = ropeM * Math.sqrt(angle * angle + rate * rate * ropeM / PendulumGrid.GRAVITY_MPS2);
        aheadM = Math.max(most, x + swingM - loadM);
        behindM = -Math.min(least, x - swingM - loadM);
    }
}
