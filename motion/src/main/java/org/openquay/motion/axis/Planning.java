package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.state.EachCycle;
import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.TrajectoryResult;
import org.openquay.motion.trajectory.VelocityPlanner;

/** The planners of one reference with the limits they plan under and the profile they planned last: scratch, no memory. */
@ControlPath
@EachCycle
final class Planning {

    /** Planners need some room in both directions of acceleration, m/s². */
    static final double LEAST_MPS2 = 1e-3;

    private final AxisLimits limits;
    private final VelocityPlanner speedPlanner = new VelocityPlanner();
    private final PositionPlanner positionPlanner = new PositionPlanner();
    private final KinematicLimits kinematic = new KinematicLimits();
    private final KinematicState target = new KinematicState();
    final Profile profile = new Profile();

    Planning(AxisLimits limits) {
        this.limits = limits;
    }

    /** Under these limits of acceleration, and speeds that do not matter. */
    void under(double downMps2, double upMps2, double jerkMps3, double speedMps) {
        double wide = 2 * Math.max(limits.speedMps, Math.abs(speedMps)) + 2;
        kinematic.set(-wide, wide, -Math.max(LEAST_MPS2, downMps2), Math.max(LEAST_MPS2, upMps2), jerkMps3);
    }

    /** Under limits with which a state of motion is braked with the deceleration of the direction it has. */
    void underBraking(KinematicState moving, double minusMps2, double plusMps2, double jerkMps3) {
        boolean towardsPlus = moving.velocityMps > 0 || moving.velocityMps == 0 && moving.accelerationMps2 > 0;
        double speed = Math.abs(moving.velocityMps);
        double up = towardsPlus ? limits.accelerationMps2 : braking(minusMps2, speed, jerkMps3);
        double down = towardsPlus ? braking(plusMps2, speed, jerkMps3) : limits.accelerationMps2;
        under(down, up, jerkMps3, moving.velocityMps);
    }

    /** Deceleration from which, at standstill, is left no more than the other direction may use to speed up. */
    private double braking(double decelerationMps2, double speedMps, double jerkMps3) {
        double crossing = Math.min(limits.accelerationMps2, decelerationMps2);
        return Math.min(decelerationMps2, Math.sqrt(crossing * crossing + 2 * jerkMps3 * speedMps));
    }

    /** The greatest acceleration downwards and upwards of the limits set, positive both. */
    double downMps2() {
        return -kinematic.minAccelerationMps2;
    }

    double upMps2() {
        return kinematic.maxAccelerationMps2;
    }

    /** Plans to a speed and acceleration, wherever that ends. */
    boolean toSpeed(KinematicState from, double speedMps, double accelerationMps2) {
        return speedPlanner.plan(from, speedMps, accelerationMps2, kinematic, profile) == TrajectoryResult.OK;
    }

    /** Plans to a position and speed at no more than a greatest speed. */
    boolean toPosition(KinematicState from, double positionM, double speedMps, double mostMps, double downMps2) {
        kinematic.set(-mostMps, mostMps, -downMps2, limits.accelerationMps2, limits.jerkMps3);
        target.set(positionM, speedMps, 0);
        return positionPlanner.plan(from, target, kinematic, profile) == TrajectoryResult.OK;
    }

    /** Where the profile ends, m. */
    double endM() {
        profile.sample(profile.durationS(), target);
        return target.positionM;
    }
}
