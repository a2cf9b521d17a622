package org.openquay.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Whatever bits come in, planning ends with a motion that is finite everywhere, or with a refusal. */
class AnyNumberTest {

    private static final double[] SPECIAL = {0, -0.0, 1, -1, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE,
        -Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 1e-300, 1e300, 1e-12,
        -1e-12, 1e15};
    private static final int AXES = 2;

    private final PositionPlanner positionPlanner = new PositionPlanner();
    private final VelocityPlanner velocityPlanner = new VelocityPlanner();
    private final PursuitPlanner pursuitPlanner = new PursuitPlanner();
    private final TargetTracker tracker = new TargetTracker();
    private final SynchronizedPlanner synchronizedPlanner = new SynchronizedPlanner(AXES);
    private final Profile[] out = {new Profile(), new Profile()};
    private final KinematicState[] start = {new KinematicState(), new KinematicState()};
    private final KinematicState[] target = {new KinematicState(), new KinematicState()};
    private final KinematicLimits[] limits = {new KinematicLimits(), new KinematicLimits()};
    private final KinematicState state = new KinematicState();
    private final Map<TrajectoryResult, Integer> results = new EnumMap<>(TrajectoryResult.class);

    @Test
    void neverAnswersWithAnythingButAMotionOrARefusal() {
        int problems = 300_000;
        long seed = 10;
        System.out.printf("%d problems of any numbers, seed %d%n", problems, seed);
        Random random = new Random(seed);
        for (int i = 0; i < problems; i++) {
            for (int axis = 0; axis < AXES; axis++) {
                draw(random, axis, i % 3);
            }
            note(i, positionPlanner.plan(start[0], target[0], limits[0], out[0]), 1);
            note(i, velocityPlanner.plan(start[0], target[0].velocityMps, target[0].accelerationMps2, limits[0],
                    out[0]), 1);
            note(i, pursuitPlanner.plan(start[0], target[0], limits[0], out[0]), 1);
            note(i, synchronizedPlanner.plan(start, target, limits, Synchronization.TIME, out), AXES);
            note(i, synchronizedPlanner.plan(start, target, limits, Synchronization.PHASE, out), AXES);
            state.copyFrom(start[0]);
            if (tracker.step(state, target[0], limits[0], 0.01) == TrajectoryResult.OK && !state.isFinite()) {
                throw new AssertionError(i + ": tracks to " + state);
            }
        }
        System.out.println(results);
        assertThat(results).containsKeys(TrajectoryResult.OK, TrajectoryResult.OUT_OF_RANGE);
    }

    private void draw(Random random, int axis, int kind) {
        start[axis].set(number(random, kind), number(random, kind), number(random, kind));
        target[axis].set(number(random, kind), number(random, kind), number(random, kind));
        limits[axis].set(-Math.abs(number(random, kind)), Math.abs(number(random, kind)),
                -Math.abs(number(random, kind)), Math.abs(number(random, kind)), Math.abs(number(random, kind)));
        limits[axis].setPosition(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        if (random.nextInt(8) == 0) {
            limits[axis].setPosition(number(random, kind), number(random, kind));
        }
        if (random.nextInt(4) == 0) {
            target[axis].velocityMps = 0;
            target[axis].accelerationMps2 = 0;
        }
    }

    private static double number(Random random, int kind) {
        return switch (kind) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> SPECIAL[random.nextInt(SPECIAL.length)];
            default -> Math.pow(10, 40 * random.nextDouble() - 20) * (random.nextBoolean() ? 1 : -1);
        };
    }

    private void note(int i, TrajectoryResult result, int axes) {
        results.merge(result, 1, Integer::sum);
        for (int axis = 0; axis < axes && result == TrajectoryResult.OK; axis++) {
            Profile profile = out[axis];
            boolean finite = profile.durationS() >= 0 && profile.durationS() < Double.POSITIVE_INFINITY;
            for (int part = 0; part <= 8; part++) {
                profile.sample(profile.durationS() * part / 8, state);
                finite &= state.isFinite();
            }
            if (!finite) {
                throw new AssertionError(i + ": lasts " + profile.durationS() + " and leads to " + state + " from "
                        + start[axis] + " to " + target[axis]);
            }
        }
    }
}
