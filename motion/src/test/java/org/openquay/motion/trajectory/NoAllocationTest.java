package org.openquay.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

/** Planning and sampling allocate nothing once the planners exist. */
class NoAllocationTest {

    private static final int PROBLEMS = 2_000;
    private static final int AXES = 3;

    private final KinematicState[] start = new KinematicState[PROBLEMS];
    private final KinematicState[] target = new KinematicState[PROBLEMS];
    private final KinematicLimits[] limits = new KinematicLimits[PROBLEMS];
    private final PositionPlanner positionPlanner = new PositionPlanner();
    private final VelocityPlanner velocityPlanner = new VelocityPlanner();
    private final PursuitPlanner pursuitPlanner = new PursuitPlanner();
    private final TargetTracker tracker = new TargetTracker();
    private final SynchronizedPlanner synchronizedPlanner = new SynchronizedPlanner(AXES);
    private final KinematicState[] axisStart = new KinematicState[AXES];
    private final KinematicState[] axisTarget = new KinematicState[AXES];
    private final KinematicLimits[] axisLimits = new KinematicLimits[AXES];
    private final Profile[] axisProfile = {new Profile(), new Profile(), new Profile()};
    private final Profile profile = new Profile();
    private final KinematicState state = new KinematicState();
    private double sum;

    @Test
    void allocatesNothing() {
        RandomProblems problem = new RandomProblems(9);
        for (int i = 0; i < PROBLEMS; i++) {
            problem.next(RandomProblems.Kind.values()[i % RandomProblems.Kind.values().length]);
            start[i] = new KinematicState();
            start[i].copyFrom(problem.start);
            target[i] = new KinematicState();
            target[i].copyFrom(problem.target);
            limits[i] = new KinematicLimits();
            limits[i].copyFrom(problem.limits);
            // some start outside, some may step in acceleration, some are refused
            start[i].velocityMps *= i % 7 == 0 ? 3 : 1;
            limits[i].maxJerkMps3 = i % 11 == 0 ? Double.POSITIVE_INFINITY : limits[i].maxJerkMps3;
            target[i].velocityMps = i % 13 == 0 ? Double.NaN : target[i].velocityMps;
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        planAll();
        long before = threads.getThreadAllocatedBytes(thread);
        planAll();
        long after = threads.getThreadAllocatedBytes(thread);
        assertThat(sum).isFinite();
        assertThat(after - before).isZero();
    }

    private void planAll() {
        sum = 0;
        for (int i = 0; i < PROBLEMS; i++) {
            note(positionPlanner.plan(start[i], target[i], limits[i], profile));
            note(velocityPlanner.plan(start[i], target[i].velocityMps, target[i].accelerationMps2, limits[i], profile));
            note(pursuitPlanner.plan(start[i], target[i], limits[i], profile));
            state.copyFrom(start[i]);
            note(tracker.step(state, target[i], limits[i], 0.01));
            for (int axis = 0; axis < AXES; axis++) {
                int other = (i + 5 * axis) % PROBLEMS;
                axisStart[axis] = start[other];
                axisTarget[axis] = target[other];
                axisLimits[axis] = limits[other];
            }
            note(synchronizedPlanner.plan(axisStart, axisTarget, axisLimits,
                    i % 2 == 0 ? Synchronization.TIME : Synchronization.PHASE, axisProfile));
        }
    }

    private void note(TrajectoryResult result) {
        if (result == TrajectoryResult.OK) {
            profile.sample(0.4 * profile.durationS(), state);
            sum += state.positionM + profile.highestPositionM() + profile.backwardsM();
        }
    }
}
