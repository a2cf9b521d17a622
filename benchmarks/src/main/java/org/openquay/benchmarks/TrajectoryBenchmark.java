package org.openquay.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.Synchronization;
import org.openquay.motion.trajectory.SynchronizedPlanner;
import org.openquay.motion.trajectory.VelocityPlanner;

/**
 * One time-optimal plan, over thousands of random problems one after the other.
 *
 * <p>Floor: the textbook formula for the least duration of one axis from rest to rest with symmetric limits, which
 * gives a number and no profile. No formula does what the other cases ask for; beside them the floor is only a measure.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class TrajectoryBenchmark {

    private static final int AXES = 3;
    private static final long SEED = 42;

    private final TrajectoryProblems arbitrary = TrajectoryProblems.arbitrary(SEED, TrajectoryProblems.COUNT);
    private final TrajectoryProblems restToRest = TrajectoryProblems.restToRest(SEED, TrajectoryProblems.COUNT);
    private final TrajectoryProblems secondOrder = TrajectoryProblems.secondOrder(SEED, TrajectoryProblems.COUNT);
    private final PositionPlanner planner = new PositionPlanner();
    private final VelocityPlanner velocityPlanner = new VelocityPlanner();
    private final SynchronizedPlanner axesPlanner = new SynchronizedPlanner(AXES);
    private final KinematicState[] axisStart = new KinematicState[AXES];
    private final KinematicState[] axisTarget = new KinematicState[AXES];
    private final KinematicLimits[] axisLimits = new KinematicLimits[AXES];
    private final Profile profile = new Profile();
    private final Profile[] axisProfile = {new Profile(), new Profile(), new Profile()};
    private int next;

    @Benchmark
    public double oursOneAxis() {
        return plan(arbitrary);
    }

    @Benchmark
    public double oursOneAxisRestToRest() {
        return plan(restToRest);
    }

    @Benchmark
    public double oursOneAxisSecondOrder() {
        return plan(secondOrder);
    }

    @Benchmark
    public double oursOneAxisVelocity() {
        int i = nextProblem();
        KinematicState target = arbitrary.target[i];
        velocityPlanner.plan(arbitrary.start[i], target.velocityMps, target.accelerationMps2, arbitrary.limits[i],
                profile);
        return profile.durationS();
    }

    @Benchmark
    public double oursThreeAxes() {
        return planThree(arbitrary);
    }

    @Benchmark
    public double oursThreeAxesRestToRest() {
        return planThree(restToRest);
    }

    @Benchmark
    public double floorRestToRestFormula() {
        int i = nextProblem();
        KinematicLimits limits = restToRest.limits[i];
        return shortestS(Math.abs(restToRest.target[i].positionM - restToRest.start[i].positionM),
                limits.maxVelocityMps, limits.maxAccelerationMps2, limits.maxJerkMps3);
    }

    private double plan(TrajectoryProblems problems) {
        int i = nextProblem();
        planner.plan(problems.start[i], problems.target[i], problems.limits[i], profile);
        return profile.durationS();
    }

    private double planThree(TrajectoryProblems problems) {
        for (int axis = 0; axis < AXES; axis++) {
            int i = nextProblem();
            axisStart[axis] = problems.start[i];
            axisTarget[axis] = problems.target[i];
            axisLimits[axis] = problems.limits[i];
        }
        axesPlanner.plan(axisStart, axisTarget, axisLimits, Synchronization.TIME, axisProfile);
        return axesPlanner.durationS();
    }

    private int nextProblem() {
        next = next + 1 & TrajectoryProblems.COUNT - 1;
        return next;
    }

    /** Least duration over a distance from rest to rest, by the limits that are reached: none, a, v, or both, s. */
    static double shortestS(double distanceM, double v, double a, double j) {
        if (v * j < a * a) {
            double speedUpS = Math.sqrt(v / j);
            return distanceM < 2 * v * speedUpS ? 4 * Math.cbrt(distanceM / (2 * j)) : distanceM / v + 2 * speedUpS;
        }
        double rampS = a / j;
        if (distanceM < 2 * a * rampS * rampS) {
            return 4 * Math.cbrt(distanceM / (2 * j));
        }
        double speedUpS = v / a + rampS;
        return distanceM < v * speedUpS
                ? rampS + Math.sqrt(rampS * rampS + 4 * distanceM / a)
                : distanceM / v + speedUpS;
    }
}
