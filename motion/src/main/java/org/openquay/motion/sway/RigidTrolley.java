package org.openquay.motion.sway;

import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.TrajectoryResult;

/** The trolley as it would go without a load. */
final class RigidTrolley {

    private final PositionPlanner planner = new PositionPlanner();
    private final KinematicState start = new KinematicState();
    private final KinematicState target = new KinematicState();
    private final KinematicLimits limits = new KinematicLimits();
    private final Profile motion = new Profile();

    /** The time that it would take for a way from a motion to standstill, or none where that cannot be said, s. */
    double leastS(AxisRange range, double startMps, double startMps2, double wayM) {
        limits.set(-range.minusMps, range.plusMps, -range.minusMps2, range.plusMps2,
                Math.min(range.plusMps3, range.minusMps3));
        start.set(0, startMps, startMps2);
        target.set(wayM, 0, 0);
        return planner.plan(start, target, limits, motion) == TrajectoryResult.OK ? motion.durationS() : 0;
    }
}
