package org.openquay.app.plan;

import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.Synchronization;

/**
 * One row of a table of trajectories.
 *
 * @param id              the row's name in the answers
 * @param line            where it stands in its file, from 1
 * @param toVelocity      only the target's velocity and acceleration are asked for, not its position; one axis
 * @param synchronization how several axes go together
 * @param start           of each axis
 * @param target          of each axis
 * @param limits          of each axis
 * @param knownS          the duration that the table itself gives, s; NaN where it gives none
 */
public record TrajectoryProblem(String id, int line, boolean toVelocity, Synchronization synchronization,
        KinematicState[] start, KinematicState[] target, KinematicLimits[] limits, double knownS) {

    public int axes() {
        return start.length;
    }
}
