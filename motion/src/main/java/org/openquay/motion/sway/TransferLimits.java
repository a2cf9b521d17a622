package org.openquay.motion.sway;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.LoadDescription;
import org.openquay.api.crane.MotionLimits;
import org.openquay.motion.trajectory.KinematicLimits;

/**
 * What a plan may use of trolley and hoist with a given load: the axes' own limits, less for a heavy load and for what
 * sway damping needs; or limits given for each direction. Mutable, set anew for each request.
 */
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
    private boolean byDirection;

    double trolleyMps;
    double trolleySpeedingUpMps2;
    double trolleySlowingDownMps2;
    double trolleyMps3;
    double hoistMps;
    double hoistSpeedingUpMps2;
    double hoistSlowingDownMps2;
    double hoistMps3;
    /** By what a plan's paths are judged. */
    final AxisRange trolleyRange = new AxisRange();
    final AxisRange hoistRange = new AxisRange();

    TransferLimits(AxisDescription trolley, AxisDescription hoist, LoadDescription load, boolean damped) {
        this.trolley = trolley;
        this.hoist = hoist;
        this.load = load;
        this.leftForPlan = damped ? 1 : 0;
    }

    /** Limits given for each direction are used to the full, whatever the load. */
    void set(DirectedLimits ofTrolley, DirectedLimits ofHoist) {
        byDirection = true;
        trolleyRange.set(ofTrolley);
        trolleyMps = Math.min(trolleyRange.plusMps, trolleyRange.minusMps);
        trolleySpeedingUpMps2 = Math.min(trolleyRange.plusMps2, trolleyRange.minusMps2);
        trolleySlowingDownMps2 = trolleySpeedingUpMps2;
        trolleyMps3 = Math.min(trolleyRange.plusMps3, trolleyRange.minusMps3);
        hoistRange.set(ofHoist);
        hoistMps = Math.max(hoistRange.plusMps, hoistRange.minusMps);
        hoistSpeedingUpMps2 = Math.min(hoistRange.plusMps2, hoistRange.minusMps2);
        hoistSlowingDownMps2 = hoistSpeedingUpMps2;
        hoistMps3 = Math.min(hoistRange.plusMps3, hoistRange.minusMps3);
    }

    /**
     * For a start in motion: what is left to damping shrinks to what the start does not use already.
     *
     * @param mps  speed that the trolley comes to even if its acceleration is taken back at once, m/s
     * @param mps2 its acceleration, m/s²
     */
    void includeStart(double mps, double mps2) {
        MotionLimits travel = trolley.limits();
        trolleyMps = Math.max(trolleyMps, Math.min(mps, travel.speedMps()));
        trolleySpeedingUpMps2 = Math.max(trolleySpeedingUpMps2, Math.min(mps2, travel.accelerationMps2()));
        trolleySlowingDownMps2 = Math.max(trolleySlowingDownMps2, Math.min(mps2, travel.decelerationMps2()));
        setRanges();
    }

    private void setRanges() {
        trolleyRange.set(trolleyMps, trolleySpeedingUpMps2, trolleySlowingDownMps2, trolleyMps3);
        hoistRange.set(hoistMps, hoistSpeedingUpMps2, hoistSlowingDownMps2, hoistMps3);
    }

    /** What the hoist may use from standstill or at a speed towards a place above or below. */
    void hoist(boolean up, double mostMps, KinematicLimits out) {
        if (byDirection) {
            hoist(out);
            return;
        }
        double upMps2 = up ? hoistSpeedingUpMps2 : hoistSlowingDownMps2;
        double downMps2 = up ? hoistSlowingDownMps2 : hoistSpeedingUpMps2;
        out.set(-mostMps, mostMps, -downMps2, upMps2, hoistMps3);
    }

    /** What the hoist may use whatever it does. */
    void hoist(KinematicLimits out) {
        out.set(-hoistRange.minusMps, hoistRange.plusMps, -hoistRange.minusMps2, hoistRange.plusMps2, hoistMps3);
    }

    void set(double suspendedKg) {
        MotionLimits travel = trolley.limits();
        trolleyMps = travel.speedMps() * (1 - leftForPlan * SPEED_FOR_DAMPING);
        trolleySpeedingUpMps2 = travel.accelerationMps2() * (1 - leftForPlan * ACCELERATION_FOR_DAMPING);
        trolleySlowingDownMps2 = travel.decelerationMps2() * (1 - leftForPlan * ACCELERATION_FOR_DAMPING);
        trolleyMps3 = travel.jerkMps3() * (1 - leftForPlan * JERK_FOR_DAMPING);
        setHoist(Math.max(suspendedKg, load.spreaderKg()));
        setRanges();
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
