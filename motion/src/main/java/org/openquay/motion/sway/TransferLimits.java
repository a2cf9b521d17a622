package org.openquay.motion.sway;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.LoadDescription;
import org.openquay.api.crane.MotionLimits;

/** What a plan may use of trolley and hoist with a given load. Mutable, set anew for each request. */
final class TransferLimits {

    /** Part of the trolley's limits that plans leave to sway damping, where there is damping. */
    private static final double SPEED_FOR_DAMPING = 0.03;
    private static final double ACCELERATION_FOR_DAMPING = 0.08;
    private static final double JERK_FOR_DAMPING = 0.10;
    /** Below the speed for the load by this much, so that noise in the weight does not make the axis the slower one. */
    private static final double LOAD_SPEED_MARGIN = 0.02;
    /** More than this on the ropes beyond the spreader, in parts of the rated load, counts as laden. */
    private static final double LADEN_FRACTION = 0.02;
    private static final double GRAVITY_MPS2 = 9.81;

    private final AxisDescription trolley;
    private final AxisDescription hoist;
    private final LoadDescription load;
    private final double leftForPlan;

    double trolleyMps;
    double trolleySpeedingUpMps2;
    double trolleySlowingDownMps2;
    double trolleyMps3;
    double hoistMps;
    double hoistSpeedingUpMps2;
    double hoistSlowingDownMps2;
    double hoistMps3;

    TransferLimits(AxisDescription trolley, AxisDescription hoist, LoadDescription load, boolean damped) {
        this.trolley = trolley;
        this.hoist = hoist;
        this.load = load;
        this.leftForPlan = damped ? 1 : 0;
    }

    void set(double suspendedKg) {
        MotionLimits travel = trolley.limits();
        trolleyMps = travel.speedMps() * (1 - leftForPlan * SPEED_FOR_DAMPING);
        trolleySpeedingUpMps2 = travel.accelerationMps2() * (1 - leftForPlan * ACCELERATION_FOR_DAMPING);
        trolleySlowingDownMps2 = travel.decelerationMps2() * (1 - leftForPlan * ACCELERATION_FOR_DAMPING);
        trolleyMps3 = travel.jerkMps3() * (1 - leftForPlan * JERK_FOR_DAMPING);
        setHoist(Math.max(suspendedKg, load.spreaderKg()));
    }

    /**
     * Empty, the axis's own limits; with any load, the lower of those and the laden ones. Speed follows constant
     * power, rated power ÷ weight.
     */
    private void setHoist(double suspendedKg) {
        MotionLimits lift = hoist.limits();
        MotionLimits laden = load.laden();
        double powerMps = load.ratedPowerW() / (suspendedKg * GRAVITY_MPS2) * (1 - LOAD_SPEED_MARGIN);
        hoistMps = Math.min(Math.min(lift.speedMps(), load.emptySpeedMps()), powerMps);
        if (suspendedKg >= load.spreaderKg() + load.safeWorkingLoadKg()) {
            hoistMps = Math.min(hoistMps, laden.speedMps());
        }
        hoistSpeedingUpMps2 = lift.accelerationMps2();
        hoistSlowingDownMps2 = lift.decelerationMps2();
        hoistMps3 = lift.jerkMps3();
        if (suspendedKg > load.spreaderKg() + LADEN_FRACTION * load.safeWorkingLoadKg()) {
            hoistSpeedingUpMps2 = Math.min(hoistSpeedingUpMps2, laden.accelerationMps2());
            hoistSlowingDownMps2 = Math.min(hoistSlowingDownMps2, laden.decelerationMps2());
            hoistMps3 = Math.min(hoistMps3, laden.jerkMps3());
        }
    }
}
