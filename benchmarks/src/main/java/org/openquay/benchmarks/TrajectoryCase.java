package org.openquay.benchmarks;

import java.nio.ByteBuffer;
import java.util.Locale;

import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.Synchronization;
import org.openquay.motion.trajectory.SynchronizedPlanner;
import org.openquay.motion.trajectory.TrajectoryResult;
import org.openquay.motion.trajectory.VelocityPlanner;

/**
 * One row of the comparison with a library outside this JVM: many problems of a kind as plain numbers, and our way to
 * plan each. Numbers, so that both sides do the same: take a problem from an array, put it into their own types, plan.
 *
 * <p>Allocation-free after construction. Not thread-safe.
 */
final class TrajectoryCase {

    /** What is planned; the order is the number by which the peer knows it. */
    enum Kind {
        ONE_AXIS(1), ONE_AXIS_REST_TO_REST(1), ONE_AXIS_VELOCITY(1), ONE_AXIS_SECOND_ORDER(1), THREE_AXES(
                3), THREE_AXES_REST_TO_REST(3);

        final int axes;

        Kind(int axes) {
            this.axes = axes;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Start and target: position, velocity, acceleration. Limits: velocity, acceleration, jerk, infinite for none. */
    static final int NUMBERS_PER_AXIS = 9;

    private static final long SEED = 42;

    final Kind kind;
    final int problems;
    private final double[] numbers;
    private final PositionPlanner planner = new PositionPlanner();
    private final VelocityPlanner velocityPlanner = new VelocityPlanner();
    private final SynchronizedPlanner axesPlanner;
    private final KinematicState[] start;
    private final KinematicState[] target;
    private final KinematicLimits[] limits;
    private final Profile[] profile;

    TrajectoryCase(Kind kind, int problems) {
        this.kind = kind;
        this.problems = problems;
        int all = problems * kind.axes;
        TrajectoryProblems drawn = switch (kind) {
            case ONE_AXIS, ONE_AXIS_VELOCITY, THREE_AXES -> TrajectoryProblems.arbitrary(SEED, all);
            case ONE_AXIS_REST_TO_REST, THREE_AXES_REST_TO_REST -> TrajectoryProblems.restToRest(SEED, all);
            case ONE_AXIS_SECOND_ORDER -> TrajectoryProblems.secondOrder(SEED, all);
        };
        numbers = numbers(drawn, all);
        axesPlanner = new SynchronizedPlanner(kind.axes);
        start = new KinematicState[kind.axes];
        target = new KinematicState[kind.axes];
        limits = new KinematicLimits[kind.axes];
        profile = new Profile[kind.axes];
        for (int axis = 0; axis < kind.axes; axis++) {
            start[axis] = new KinematicState();
            target[axis] = new KinematicState();
            limits[axis] = new KinematicLimits();
            profile[axis] = new Profile();
        }
    }

    private static double[] numbers(TrajectoryProblems drawn, int count) {
        double[] numbers = new double[count * NUMBERS_PER_AXIS];
        for (int i = 0, at = 0; i < count; i++) {
            for (KinematicState state : new KinematicState[] {drawn.start[i], drawn.target[i]}) {
                numbers[at++] = state.positionM;
                numbers[at++] = state.velocityMps;
                numbers[at++] = state.accelerationMps2;
            }
            numbers[at++] = drawn.limits[i].maxVelocityMps;
            numbers[at++] = drawn.limits[i].maxAccelerationMps2;
            numbers[at++] = drawn.limits[i].maxJerkMps3;
        }
        return numbers;
    }

    void writeTo(ByteBuffer out) {
        out.putInt(kind.ordinal()).putInt(kind.axes).putInt(problems);
        for (double number : numbers) {
            out.putDouble(number);
        }
    }

    int bytes() {
        return 3 * Integer.BYTES + numbers.length * Double.BYTES;
    }

    /** Plans one of the problems; the duration, s, or NaN if it was refused. */
    double plan(int problem) {
        int at = problem * kind.axes * NUMBERS_PER_AXIS;
        for (int axis = 0; axis < kind.axes; axis++, at += NUMBERS_PER_AXIS) {
            start[axis].set(numbers[at], numbers[at + 1], numbers[at + 2]);
            target[axis].set(numbers[at + 3], numbers[at + 4], numbers[at + 5]);
            double velocity = numbers[at + 6];
            double acceleration = numbers[at + 7];
            limits[axis].set(-velocity, velocity, -acceleration, acceleration, numbers[at + 8]);
        }
        TrajectoryResult result = switch (kind) {
            case ONE_AXIS_VELOCITY -> velocityPlanner.plan(start[0], target[0].velocityMps,
                    target[0].accelerationMps2, limits[0], profile[0]);
            case THREE_AXES, THREE_AXES_REST_TO_REST -> axesPlanner.plan(start, target, limits, Synchronization.TIME,
                    profile);
            default -> planner.plan(start[0], target[0], limits[0], profile[0]);
        };
        return result == TrajectoryResult.OK ? profile[0].durationS() : Double.NaN;
    }
}
