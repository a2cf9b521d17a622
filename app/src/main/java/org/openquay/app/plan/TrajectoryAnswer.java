package org.openquay.app.plan;

import java.util.Arrays;

import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.SynchronizedPlanner;
import org.openquay.motion.trajectory.TrajectoryResult;
import org.openquay.motion.trajectory.VelocityPlanner;

/** The plan for a problem, or why there is none. A reusable value; not thread-safe. */
final class TrajectoryAnswer {

    private final PositionPlanner planner = new PositionPlanner();
    private final VelocityPlanner velocityPlanner = new VelocityPlanner();
    private final SynchronizedPlanner axesPlanner;
    private final Profile[] profiles;
    private TrajectoryResult result = TrajectoryResult.OUT_OF_RANGE;
    private int refusedAxis;

    TrajectoryAnswer(int axes) {
        axesPlanner = new SynchronizedPlanner(axes);
        profiles = new Profile[axes];
        Arrays.setAll(profiles, axis -> new Profile());
    }

    void plan(TrajectoryProblem problem) {
        refusedAxis = -1;
        if (problem.axes() > 1) {
            result = axesPlanner.plan(problem.start(), problem.target(), problem.limits(), problem.synchronization(),
                    profiles);
            refusedAxis = axesPlanner.refusedAxis();
        } else if (problem.toVelocity()) {
            result = velocityPlanner.plan(problem.start()[0], problem.target()[0].velocityMps,
                    problem.target()[0].accelerationMps2, problem.limits()[0], profiles[0]);
        } else {
            result = planner.plan(problem.start()[0], problem.target()[0], problem.limits()[0], profiles[0]);
        }
    }

    boolean planned() {
        return result == TrajectoryResult.OK;
    }

    TrajectoryResult result() {
        return result;
    }

    /** {@code OK}, or the refusal, with the axis where there are several. */
    String status() {
        return refusedAxis < 0 ? result.name() : result.name() + " axis " + refusedAxis;
    }

    /** The longest of the axes' durations, s. */
    double durationS() {
        return Arrays.stream(profiles).mapToDouble(Profile::durationS).max().orElse(0);
    }

    Profile profile(int axis) {
        return profiles[axis];
    }

    int axes() {
        return profiles.length;
    }
}
