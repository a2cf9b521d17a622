package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Limiter;
import org.openquay.motion.axis.AxisDemand;
import org.openquay.motion.axis.AxisLimits;
import org.openquay.motion.axis.DemandKind;
import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.TrajectoryResult;
import org.openquay.motion.trajectory.VelocityPlanner;

/**
 * The trolley driven by hand with a load that hangs free: the motion that the hand asks for, jerk-limited and in the
 * least time, with the sway control's correction on top, until the load hangs still.
 *
 * <p>The motion of the hand goes on, every cycle anew, from the axis's reference less the correction: whatever limit
 * kept the axis back has kept the hand's motion back. It begins and ends there without a step.
 */
@ControlPath
public final class HandTrolley {

    /** Let go, the load must have been calm for so long, s. */
    private static final double CALM_S = 1.0;
    /** After so long the trolley rests, however the load swings, s. */
    private static final double LONGEST_S = 60.0;
    /** Slower than this the hand's motion counts as ended, m/s. */
    private static final double STANDS_MPS = 0.005;

    /** Less than this share of the full speed is not worth a word. */
    private static final double NOTABLE = 0.01;

    private final double calmSwayM;
    private boolean drives;
    private double calmS;
    private double letGoS;
    @EachCycle
    private final VelocityPlanner planner = new VelocityPlanner();
    @EachCycle
    private final KinematicLimits limits = new KinematicLimits();
    @EachCycle
    private final Profile profile = new Profile();
    @EachCycle
    private final KinematicState motion = new KinematicState();

    public HandTrolley(CraneDescription crane) {
        calmSwayM = crane.pendulum().calmSwayM();
    }

    /**
     * Whether the hand drives the trolley in this cycle with damping.
     *
     * @param may      it may act, and the trolley is to follow its speed
     * @param speedMps that speed, m/s
     */
    public boolean takes(boolean may, double speedMps, MoveScene scene) {
        if (!may || !scene.trolley.ready() || !scene.hangsFree() || !scene.sway.damps()) {
            end();
            return false;
        }
        if (speedMps != 0) {
            calmS = 0;
            letGoS = 0;
            drives = true;
        } else if (drives) {
            boolean calm = stands(scene) && scene.sway.swayAmplitudeM() < calmSwayM;
            calmS = calm ? calmS + scene.elapsedS : 0;
            letGoS += scene.elapsedS;
            drives = calmS < CALM_S && letGoS < LONGEST_S;
        }
        return drives;
    }

    /** One cycle of the motion towards that speed; demands it of the trolley. */
    public void drive(double speedMps, MoveScene scene) {
        from(scene);
        plan(speedMps, scene.trolley.limits(), scene.elapsedS);
        scene.sway.drive(motion.positionM, motion.velocityMps, motion.accelerationMps2,
                scene.hoist.referenceAccelerationMps2());
        AxisDemand demand = scene.trolleyDemand;
        demand.kind = DemandKind.PATH;
        demand.shapedBy = shapedBy(speedMps, scene);
        demand.positionM = motion.positionM + scene.sway.offsetM();
        demand.speedMps = motion.velocityMps + scene.sway.dampingMps();
        demand.accelerationMps2 = within(scene.trolley.limits(), demand.speedMps,
                motion.accelerationMps2 + scene.sway.dampingMps2());
    }

    /** Why the trolley does not do what the hand asks for: it damps, or the motion asked for is still building up. */
    private Limiter shapedBy(double speedMps, MoveScene scene) {
        double fullMps = scene.trolley.limits().speedMps;
        if (Math.abs(scene.sway.dampingMps()) > NOTABLE * fullMps) {
            return Limiter.SWAY_DAMPING;
        }
        return Math.abs(speedMps - motion.velocityMps) > NOTABLE * fullMps ? Limiter.ACCELERATION : Limiter.NONE;
    }

    /** The hand does not drive the trolley, or not with damping. */
    public void end() {
        drives = false;
        calmS = 0;
        letGoS = 0;
    }

    /** It drives, and its own motion, the correction aside, has ended. */
    public boolean stands(MoveScene scene) {
        return drives && Math.abs(scene.trolley.referenceSpeedMps() - scene.sway.dampingMps()) < STANDS_MPS;
    }

    public boolean drives() {
        return drives;
    }

    public void exchange(StateCursor cursor) {
        drives = cursor.value(drives);
        calmS = cursor.value(calmS);
        letGoS = cursor.value(letGoS);
    }

    private void from(MoveScene scene) {
        motion.set(scene.trolley.referencePositionM() - scene.sway.offsetM(),
                scene.trolley.referenceSpeedMps() - scene.sway.dampingMps(),
                scene.trolley.referenceAccelerationMps2() - scene.sway.dampingMps2());
    }

    private static double within(AxisLimits of, double speedMps, double accelerationMps2) {
        double most = speedMps >= 0 ? of.accelerationMps2 : of.decelerationMps2;
        double least = speedMps <= 0 ? of.accelerationMps2 : of.decelerationMps2;
        return Math.max(-least, Math.min(most, accelerationMps2));
    }

    /** A reversal passes through standstill, since each direction has its own limits. */
    private void plan(double speedMps, AxisLimits of, double elapsedS) {
        double v = motion.velocityMps;
        double goal = speedMps * v < 0 ? 0 : speedMps;
        boolean towardsPlus = v > 0 || v == 0 && (goal > 0 || motion.accelerationMps2 > 0);
        double up = towardsPlus ? of.accelerationMps2 : of.decelerationMps2;
        double down = towardsPlus ? of.decelerationMps2 : of.accelerationMps2;
        double wideMps = 2 * Math.max(of.speedMps, Math.abs(v)) + 1;
        limits.set(-wideMps, wideMps, -down, up, of.jerkMps3);
        double mostMps = Math.min(Math.abs(goal), of.speedMps);
        if (planner.plan(motion, Math.copySign(mostMps, goal), 0, limits, profile) == TrajectoryResult.OK) {
            profile.sample(elapsedS, motion);
        } else {
            motion.accelerationMps2 = 0;
        }
    }
}
