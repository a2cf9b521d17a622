package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * Plans one axis to catch a target that moves on with constant velocity: position, velocity and acceleration (zero)
 * agree with the target's at the end, in the least possible time.
 *
 * <p>Seen from the target the problem is that of {@link PositionPlanner}: the target stands still and the velocity
 * limits are shifted. A start outside the limits is first brought back inside as fast as possible.
 *
 * <p>A planner owns its scratch memory: one per thread. The result depends on the arguments alone, to the bit. It
 * neither allocates nor throws, and its work is bounded.
 */
@ControlPath
public final class PursuitPlanner {

    private final AxisProblem problem = new AxisProblem();
    private final KinematicState seenStart = new KinematicState();
    private final KinematicState seenTarget = new KinematicState();
    private final KinematicLimits seenLimits = new KinematicLimits();
    private final KinematicState meeting = new KinematicState();
    private final Profile seen = new Profile();

    /**
     * Plans into {@code out}; its end is where the target is met, and after the end it keeps the target's velocity.
     *
     * @param target where the target is now and how fast it moves; its acceleration is not looked at
     * @return {@link TrajectoryResult#OK}, or why not; then {@code out} is not a valid plan. A target as fast as the
     *         velocity limit can only be caught from ahead: {@link TrajectoryResult#TARGET_NOT_REACHABLE}
     */
    public TrajectoryResult plan(KinematicState start, KinematicState target, KinematicLimits limits, Profile out) {
        meeting.set(target.positionM, target.velocityMps, 0);
        TrajectoryResult check = InputCheck.ofPositionProblem(start, meeting, limits);
        if (check != TrajectoryResult.OK) {
            return check;
        }
        double speed = Math.max(limits.minVelocityMps, Math.min(limits.maxVelocityMps, target.velocityMps));
        seenStart.set(start.positionM - target.positionM, start.velocityMps - speed, start.accelerationMps2);
        seenTarget.set(0, 0, 0);
        seenLimits.set(limits.minVelocityMps - speed, limits.maxVelocityMps - speed, limits.minAccelerationMps2,
                limits.maxAccelerationMps2, limits.maxJerkMps3);
        TrajectoryResult result = problem.planFastest(seenStart, seenTarget, seenLimits, seen);
        if (result != TrajectoryResult.OK) {
            return result;
        }
        out.begin(start);
        out.appendScaled(seen, 1);
        meeting.set(target.positionM + speed * seen.durationS(), speed, 0);
        return Outcome.finish(meeting, limits, out);
    }
}
