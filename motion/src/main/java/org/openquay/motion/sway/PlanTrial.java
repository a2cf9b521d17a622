package org.openquay.motion.sway;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.image.AxisPath;
import org.openquay.api.image.PlanImage;

/**
 * Tries a plan on the nonlinear pendulum before it is offered: limits of both axes, sway on the way and at the end,
 * distance to obstacles, and what becomes of the load when it is stopped on the way. Works on the paths as they will be
 * sampled, and so finds what went wrong anywhere before.
 */
final class PlanTrial {

    private static final double STEP_S = 0.02;
    /** So many steps lie between the instants at which a stop is tried. */
    private static final int STEPS_PER_STOP = 5;
    private static final double EXACT = 1e-9;
    /** Sway left at the end: 0.05°. */
    private static final double MOST_LEFT_RAD = 0.0009;
    /** The load counts as in the column of start or target within this distance, m. */
    private static final double COLUMN_M = 0.02;
    private static final double TOLERANCE_M = 0.005;

    private final AxisDescription trolley;
    private final AxisDescription hoist;
    private final PendulumDescription pendulum;
    private final TransferLimits limits;
    private final BayObstacles obstacles;
    private final StopTrial stops;
    private final boolean alone;
    private final PathSampler trolleyAt = new PathSampler();
    private final PathSampler hoistAt = new PathSampler();

    private AxisPath trolleyPath = new AxisPath();
    private AxisPath hoistPath = new AxisPath();
    private double ropeFactor = 1;
    private double ropeM;
    private double ropeMps;
    private double trolleyMps2;
    private double slopeRadps2;
    private double swayRad;
    private double rateRadps;

    /** @param alone the plan is neither damped nor stopped, and keeps clear in the columns of start and target, too */
    PlanTrial(AxisDescription trolley, AxisDescription hoist, PendulumDescription pendulum, TransferLimits limits,
            BayObstacles obstacles, StopTrial stops, boolean alone) {
        this.stops = stops;
        this.alone = alone;
        this.trolley = trolley;
        this.hoist = hoist;
        this.pendulum = pendulum;
        this.limits = limits;
        this.obstacles = obstacles;
    }

    /** Whether the plan keeps what it promises; fills in its sway and clearance. */
    boolean passes(TransferTask request, PlanImage plan, AxisPath trolleyPath, AxisPath hoistPath) {
        this.trolleyPath = trolleyPath;
        this.hoistPath = hoistPath;
        return keepsLimits(trolleyPath, trolley, request.targetTrolleyM, limits.trolleyRange)
                && keepsLimits(hoistPath, hoist, request.targetHoistM, limits.hoistRange)
                && swingsWell(request, plan);
    }

    private static boolean keepsLimits(AxisPath path, AxisDescription axis, double targetM, AxisRange range) {
        double p = path.startPositionM;
        double v = path.startSpeedMps;
        double a = path.startAccelerationMps2;
        boolean kept = true;
        for (int i = 0; i < path.segments; i++) {
            double t = path.durationS[i];
            double j = path.jerkMps3[i];
            double turnS = j != 0 ? -a / j : 0;
            if (turnS > 0 && turnS < t) {
                kept &= range.speedIsWithin(v + turnS * (a + 0.5 * turnS * j), EXACT);
            }
            p += t * (v + t * (0.5 * a + t * j / 6));
            v += t * (a + 0.5 * t * j);
            a += t * j;
            kept &= range.jerkIsWithin(j, EXACT) && range.speedIsWithin(v, EXACT)
                    && range.accelerationIsWithin(a, v, EXACT) && t >= 0;
            kept &= p <= Math.max(axis.maxPositionM(), Math.max(path.startPositionM, targetM)) + COLUMN_M
                    && p >= Math.min(axis.minPositionM(), Math.min(path.startPositionM, targetM)) - COLUMN_M;
        }
        return kept && Math.abs(p - targetM) <= EXACT && Math.abs(v) <= EXACT && Math.abs(a) <= EXACT;
    }

    private boolean swingsWell(TransferTask request, PlanImage plan) {
        begin(request, 1);
        double peakRad = Math.abs(swayRad);
        double clearanceM = Double.POSITIVE_INFINITY;
        boolean clear = true;
        boolean onTheSpot =
                !alone && Math.abs(request.targetTrolleyM - request.trolleyM) <= TransferPlanner.SAME_COLUMN_M;
        int steps = (int) (plan.durationS / STEP_S) + 1;
        for (int i = 0; i < steps; i++) {
            step(i * STEP_S);
            double loadM = trolleyAt.positionM() + ropeM * StrictMath.sin(swayRad);
            double heightM = pendulum.heightM(ropeM * StrictMath.cos(swayRad));
            peakRad = Math.max(peakRad, Math.abs(swayRad));
            if (alone || Math.abs(loadM - request.trolleyM) > COLUMN_M
                    && Math.abs(loadM - request.targetTrolleyM) > COLUMN_M) {
                clearanceM = Math.min(clearanceM, obstacles.distanceM(loadM, heightM));
                clear &= obstacles.clear(loadM, heightM, TOLERANCE_M) || onTheSpot;
            }
            if (!alone && i % STEPS_PER_STOP == 0 && clear) {
                clear &= onTheSpot || stops.keepsClear(trolleyAt, hoistAt, swayRad, rateRadps);
            }
        }
        plan.peakSwayRad = peakRad;
        plan.clearanceM = clearanceM;
        return clear && peakRad <= pendulum.maxSwayRad() + EXACT && leftRad() <= MOST_LEFT_RAD;
    }

    private void begin(TransferTask request, double ropeFactor) {
        this.ropeFactor = ropeFactor;
        trolleyAt.begin(trolleyPath);
        hoistAt.begin(hoistPath);
        swayRad = request.startSwayRad;
        rateRadps = request.startSwayRateRadps;
    }

    private double leftRad() {
        return Math.sqrt(swayRad * swayRad + rateRadps * rateRadps * ropeM / PendulumGrid.GRAVITY_MPS2);
    }

    /** Sway that the plan tried last leaves when the rope is longer than known by a factor, rad. */
    double leftRad(TransferTask request, PlanImage plan, double ropeFactor) {
        begin(request, ropeFactor);
        int steps = (int) (plan.durationS / STEP_S) + 1;
        for (int i = 0; i < steps; i++) {
            step(i * STEP_S);
        }
        return leftRad();
    }

    /** One Runge-Kutta step; the samplers stand at its end afterwards. */
    private void step(double timeS) {
        double half = 0.5 * STEP_S;
        double angle = swayRad;
        double rate = rateRadps;
        look(timeS);
        slope(angle, rate);
        double rate1 = slopeRadps2;
        look(timeS + half);
        slope(angle + half * rate, rate + half * rate1);
        double rate2 = slopeRadps2;
        slope(angle + half * (rate + half * rate1), rate + half * rate2);
        double rate3 = slopeRadps2;
        look(timeS + STEP_S);
        slope(angle + STEP_S * (rate + half * rate2), rate + STEP_S * rate3);
        swayRad = angle + STEP_S * (rate + STEP_S / 6 * (rate1 + rate2 + rate3));
        rateRadps = rate + STEP_S / 6 * (rate1 + 2 * rate2 + 2 * rate3 + slopeRadps2);
    }

    private void look(double timeS) {
        trolleyAt.sample(trolleyPath, timeS);
        hoistAt.sample(hoistPath, timeS);
        ropeM = ropeFactor * pendulum.lengthM(hoistAt.positionM());
        ropeMps = -ropeFactor * hoistAt.speedMps();
        trolleyMps2 = trolleyAt.accelerationMps2();
    }

    private void slope(double angle, double rate) {
        slopeRadps2 = -(2 * ropeMps * rate + PendulumGrid.GRAVITY_MPS2 * StrictMath.sin(angle)
                + trolleyMps2 * StrictMath.cos(angle)) / ropeM;
    }
}
