package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * Lets all axes follow the slowest one in proportion, if the problem is collinear: displacement, velocities and
 * accelerations of all axes are the same multiples of one axis'.
 *
 * <p>Not thread-safe, allocation-free.
 */
@ControlPath
final class PhaseScaling {

    /** How far from collinear, relative to the magnitudes: rounding errors of someone else's arithmetic. */
    private static final double TOLERANCE = 1e-12;

    private final KinematicState phaseStart = new KinematicState();

    /**
     * Replaces the profiles of all axes but the slowest by scaled copies of its profile.
     *
     * @param out each axis' fastest profile
     * @return false if that is not possible; then nothing was changed
     */
    boolean apply(int axes, KinematicState[] start, KinematicState[] target, KinematicLimits[] limits, Profile[] out) {
        int slowest = 0;
        for (int axis = 1; axis < axes; axis++) {
            if (out[axis].durationS() > out[slowest].durationS()) {
                slowest = axis;
            }
        }
        for (int axis = 0; axis < axes; axis++) {
            if (axis != slowest && !canFollow(axis, slowest, start, target, limits, out[slowest])) {
                return false;
            }
        }
        for (int axis = 0; axis < axes; axis++) {
            if (axis != slowest) {
                double scale = scale(start[axis], target[axis], start[slowest], target[slowest]);
                out[axis].begin(start[axis]);
                out[axis].appendScaled(out[slowest], scale);
                out[axis].finishAt(target[axis]);
            }
        }
        return true;
    }

    private boolean canFollow(int axis, int slowest, KinematicState[] start, KinematicState[] target,
            KinematicLimits[] limits, Profile path) {
        double scale = scale(start[axis], target[axis], start[slowest], target[slowest]);
        double distance = target[axis].positionM - start[axis].positionM;
        double pathDistance = target[slowest].positionM - start[slowest].positionM;
        double position = TOLERANCE * (Math.abs(start[axis].positionM) + Math.abs(target[axis].positionM)
                + Math.abs(scale * start[slowest].positionM) + Math.abs(scale * target[slowest].positionM));
        return Math.abs(distance - scale * pathDistance) <= position
                && isMultiple(start[axis], start[slowest], scale) && isMultiple(target[axis], target[slowest], scale)
                && keepsLimits(path, scale, start[axis].positionM - scale * start[slowest].positionM, limits[axis],
                        limits[slowest].isSecondOrder());
    }

    /** What the axis' motion is of the path's, told from the greatest of the path's quantities. */
    private static double scale(KinematicState start, KinematicState target, KinematicState pathStart,
            KinematicState pathTarget) {
        double pathDistance = pathTarget.positionM - pathStart.positionM;
        if (pathDistance != 0) {
            return (target.positionM - start.positionM) / pathDistance;
        }
        boolean byStart = Math.abs(pathStart.velocityMps) >= Math.abs(pathTarget.velocityMps);
        double velocity = byStart ? start.velocityMps : target.velocityMps;
        double pathVelocity = byStart ? pathStart.velocityMps : pathTarget.velocityMps;
        return pathVelocity != 0 ? velocity / pathVelocity : 0;
    }

    private static boolean isMultiple(KinematicState state, KinematicState path, double scale) {
        double velocity = scale * path.velocityMps;
        double acceleration = scale * path.accelerationMps2;
        return Math.abs(state.velocityMps - velocity) <= TOLERANCE * (Math.abs(state.velocityMps) + Math.abs(velocity))
                && Math.abs(state.accelerationMps2 - acceleration) <= TOLERANCE
                        * (Math.abs(state.accelerationMps2) + Math.abs(acceleration));
    }

    private boolean keepsLimits(Profile path, double scale, double offsetM, KinematicLimits limits, boolean steps) {
        double velocitySlack = TOLERANCE * (limits.maxVelocityMps - limits.minVelocityMps);
        for (int phase = 0; phase < path.phases(); phase++) {
            path.phaseStart(phase, phaseStart);
            double t = path.phaseDurationS(phase);
            double j = scale * path.phaseJerkMps3(phase);
            double a = scale * phaseStart.accelerationMps2;
            double v = scale * phaseStart.velocityMps;
            double endA = a + j * t;
            double endV = v + t * (a + 0.5 * t * j);
            double turnV = a * endA < 0 ? v - 0.5 * a * a / j : v;
            boolean within = Math.max(v, Math.max(endV, turnV)) <= limits.maxVelocityMps + velocitySlack
                    && Math.min(v, Math.min(endV, turnV)) >= limits.minVelocityMps - velocitySlack
                    && Math.max(a, endA) <= limits.maxAccelerationMps2 * (1 + TOLERANCE)
                    && Math.min(a, endA) >= limits.minAccelerationMps2 * (1 + TOLERANCE)
                    && Math.abs(j) <= limits.maxJerkMps3 * (1 + TOLERANCE);
            if (!within) {
                return false;
            }
        }
        if (steps && !limits.isSecondOrder()) {
            return false;
        }
        double one = offsetM + scale * path.lowestPositionM();
        double other = offsetM + scale * path.highestPositionM();
        return Math.min(one, other) >= limits.minPositionM && Math.max(one, other) <= limits.maxPositionM;
    }
}
