package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * Plans one axis to a velocity and acceleration in the least possible time, wherever that ends. The position limits
 * are respected up to the end of the change, or it is refused: a stop that must happen anyway is planned without. The
 * velocity limits apply to the target, and are on the way exceeded only as far as the start forces it.
 *
 * <p>A planner owns its scratch memory: one per thread. The result depends on the arguments alone, to the bit. It
 * neither allocates nor throws.
 */
@ControlPath
public final class VelocityPlanner {

    private final UnitLimits unitLimits = new UnitLimits();
    private final LimitReturn limitReturn = new LimitReturn();
    private final ExtremalFamily family = new ExtremalFamily();
    private final SecondOrderMotion secondOrder = new SecondOrderMotion();
    private final PhaseSequence phases = new PhaseSequence();
    private final KinematicState end = new KinematicState();

    /**
     * Plans into {@code out}; without a jerk limit the target's acceleration is not looked at.
     *
     * @return {@link TrajectoryResult#OK}, or why not; then {@code out} is not a valid plan
     */
    public TrajectoryResult plan(KinematicState start, double targetVelocityMps, double targetAccelerationMps2,
            KinematicLimits limits, Profile out) {
        if (!start.isFinite()) {
            return TrajectoryResult.START_NOT_FINITE;
        }
        end.set(start.positionM, targetVelocityMps, targetAccelerationMps2);
        if (!end.isFinite()) {
            return TrajectoryResult.TARGET_NOT_FINITE;
        }
        if (!(limits.minPositionM <= limits.maxPositionM)) {
            return TrajectoryResult.INVALID_POSITION_LIMITS;
        }
        TrajectoryResult check = InputCheck.ofVelocityTarget(targetVelocityMps, targetAccelerationMps2, limits);
        if (check != TrajectoryResult.OK) {
            return check;
        }
        out.begin(start);
        if (limits.isSecondOrder()) {
            secondOrder.pose(start, end, limits);
            secondOrder.findVelocity();
            secondOrder.appendTo(out);
        } else {
            reach(limits, out);
        }
        end.positionM = out.reached().positionM;
        return Outcome.finish(end, limits, out);
    }

    private void reach(KinematicLimits limits, Profile out) {
        double jerk = limits.maxJerkMps3;
        double vf = end.velocityMps / jerk;
        double af = end.accelerationMps2 / jerk;
        unitLimits.set(limits);
        limitReturn.applyToAcceleration(unitLimits, jerk, out);
        double v0 = out.reached().velocityMps / jerk;
        double a0 = out.reached().accelerationMps2 / jerk;
        double noise = unitLimits.velocityNoise();
        unitLimits.widen(unitLimits, v0, a0, vf, af);
        family.set(v0, a0, vf, af, unitLimits.vMax, unitLimits.aMax, unitLimits.aMin, noise);
        family.takeShortest();
        phases.clear();
        family.writeTo(phases, 1);
        phases.appendTo(out, jerk);
    }
}
