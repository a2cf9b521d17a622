package org.openquay.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;

/**
 * One point of a planned motion, at times that fall into any of its phases.
 *
 * <p>Floor: one polynomial of known phase evaluated at the same times.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SamplingBenchmark {

    private static final int PROFILES = 256;
    private static final double STEP = 0.618_033_988_75;

    private final Profile[] profile = new Profile[PROFILES];
    private final KinematicState state = new KinematicState();
    private final KinematicState begin = new KinematicState(1, 2, 3);
    private int next;
    private double part;

    @Setup
    public void plan() {
        TrajectoryProblems problems = TrajectoryProblems.arbitrary(43, TrajectoryProblems.COUNT);
        PositionPlanner planner = new PositionPlanner();
        for (int i = 0; i < PROFILES; i++) {
            profile[i] = new Profile();
            planner.plan(problems.start[i], problems.target[i], problems.limits[i], profile[i]);
        }
    }

    @Benchmark
    public KinematicState oursSample() {
        Profile chosen = nextProfile();
        chosen.sample(part * chosen.durationS(), state);
        return state;
    }

    @Benchmark
    public KinematicState floorPolynomial() {
        double t = part * nextProfile().durationS();
        double v = begin.velocityMps;
        double a = begin.accelerationMps2;
        state.set(begin.positionM + t * (v + t * (a / 2 + t / 6)), v + t * (a + t / 2), a + t);
        return state;
    }

    /** The golden ratio's multiples fall everywhere, and never in a rhythm. */
    private Profile nextProfile() {
        part += STEP;
        part -= part >= 1 ? 1 : 0;
        next = next + 1 & PROFILES - 1;
        return profile[next];
    }
}
