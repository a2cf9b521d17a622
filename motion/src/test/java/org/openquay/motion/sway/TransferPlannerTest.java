package org.openquay.motion.sway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.MotionLimits;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.image.AxisPath;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.PlanResult;
import org.openquay.api.state.StateCursor;
import org.openquay.api.state.StateImage;

class TransferPlannerTest {

    private static final double SUSPENSION_M = 52;

    private final PlanImage plan = new PlanImage(TransferCrane.shape().axes());

    @Test
    void everyPlanKeepsLimitsClearanceAndLeavesNoSway() {
        everyPlanIsGood(700);
    }

    @Test
    @Tag("soak")
    void everyPlanOfManyKeepsLimitsClearanceAndLeavesNoSway() {
        everyPlanIsGood(5_000);
    }

    private void everyPlanIsGood(int cases) {
        long seed = Long.getLong("openquay.seed", 20260101);
        RandomTransfers transfers = new RandomTransfers(seed);
        PlanRequest request = transfers.request;
        TransferPlanner planner = new TransferPlanner(SampleCrane.description());
        Coverage coverage = new Coverage(cases);
        for (int i = 0; i < cases; i++) {
            transfers.next();
            coverage.begin();
            planner.plan(request, plan);
            coverage.end(request, plan);
            String which = "seed " + seed + " case " + i;
            assertThat(plan.requestId).as(which).isEqualTo(request.requestId);
            assertThat(plan.result).as(which).isIn(PlanResult.OK, PlanResult.TARGET_BLOCKED);
            if (plan.result == PlanResult.OK) {
                check(request, transfers.scene, which);
            }
        }
        System.out.println("seed " + seed + ": " + coverage);
        assertThat(coverage.share(PlanResult.OK)).isGreaterThan(0.9);
    }

    private void check(PlanRequest request, BayScene scene, String which) {
        TransferCheck.keepsLimits(plan.paths[TROLLEY], request.targetM[TROLLEY], 4.0, 0.8, 0.8, 0.6);
        boolean laden = request.suspendedKg > 16_500;
        double powerMps = 1_180_000 / (9.81 * request.suspendedKg);
        TransferCheck.keepsLimits(plan.paths[HOIST], request.targetM[HOIST], Math.min(3, powerMps), 0.75,
                laden ? 1.0 : 1.2,
                laden ? 0.75 : 1.0);
        TransferCheck swing = new TransferCheck(plan, SUSPENSION_M).run(request, scene);
        assertThat(swing.leftSwayRad).as(which).isLessThan(Math.toRadians(0.1));
        assertThat(swing.peakSwayRad).as(which).isLessThan(0.14 + 1e-6);
        assertThat(plan.peakSwayRad).as(which).isCloseTo(swing.peakSwayRad, org.assertj.core.data.Offset.offset(1e-4));
        assertThat(swing.leastSpareM).as(which + ": distance to obstacles").isGreaterThan(-0.006);
        assertThat(swing.leastColumnSpareM).as(which + ": in the columns").isGreaterThan(0);
        if (request.positionM[TROLLEY] != request.targetM[TROLLEY]) {
            assertThat(plan.clearanceM).as(which).isGreaterThan(0.39);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            M1 | 30 | 25 | 25 | 0.60 | 17.035 | 1.01
            M2 | 40 | 20 | 20 | 0.60 | 18.891 | 1.01
            M3 | 50 | 30 | 15 | 0.67 | 21.565 | 1.03
            M5 | 45 | 35 | 10 | 0.60 | 21.427 | 1.01
            """)
    void comesNearTheLeastPossibleTime(String name, double distanceM, double ropeFromM, double ropeToM,
            double trolleyMps2, double leastS, double factor) {
        CraneDescription crane = TransferCrane.open(new MotionLimits(4, trolleyMps2, trolleyMps2, 1.2, 0.6),
                new MotionLimits(1.5, 0.4, 0.4, 1.2, 0.4), Math.toRadians(5));
        PlanRequest request = TransferCrane.request(0, distanceM, SUSPENSION_M - ropeFromM, SUSPENSION_M - ropeToM);
        new TransferPlanner(crane).plan(request, plan);
        assertThat(plan.result).isEqualTo(PlanResult.OK);
        System.out.printf("%s: %.3f s, least possible %.3f s (ratio %.4f)%n", name, plan.durationS, leastS,
                plan.durationS / leastS);
        assertThat(plan.durationS).isLessThan(leastS * factor);
        TransferCheck.keepsLimits(plan.paths[TROLLEY], distanceM, 4, trolleyMps2, trolleyMps2, 0.6);
        assertThat(new TransferCheck(plan, SUSPENSION_M).run(request, null).leftSwayRad).isLessThan(1e-5);
    }

    @ParameterizedTest
    @CsvSource({"50, 30, 15, 0.67", "45, 35, 10, 0.60"})
    void leavesLittleSwayOnARopeThatIsFivePercentOff(double distanceM, double ropeFromM, double ropeToM,
            double trolleyMps2) {
        CraneDescription crane = TransferCrane.open(new MotionLimits(4, trolleyMps2, trolleyMps2, 1.2, 0.6),
                new MotionLimits(1.5, 0.4, 0.4, 1.2, 0.4), Math.toRadians(5));
        PlanRequest request = TransferCrane.request(0, distanceM, SUSPENSION_M - ropeFromM, SUSPENSION_M - ropeToM);
        new TransferPlanner(crane).plan(request, plan);
        for (double offM : new double[] {-0.05 * ropeToM, 0.05 * ropeToM}) {
            TransferCheck swing = new TransferCheck(plan, SUSPENSION_M + offM).run(request, null);
            assertThat(Math.toDegrees(swing.leftSwayRad)).isLessThan(0.3);
        }
    }

    @Test
    void answersTheSameToTheBitWhateverItPlannedBefore() {
        RandomTransfers transfers = new RandomTransfers(5);
        TransferPlanner used = new TransferPlanner(SampleCrane.description());
        PlanImage other = new PlanImage(TransferCrane.shape().axes());
        for (int i = 0; i < 40; i++) {
            transfers.next();
            used.plan(transfers.request, plan);
            new TransferPlanner(SampleCrane.description()).plan(transfers.request, other);
            assertThat(image(plan)).as("case %d", i).isEqualTo(image(other));
        }
    }

    @Test
    void movesTheHoistAloneWhereTheTrolleyIsThereAlready() {
        PlanRequest request = TransferCrane.request(20, 20, 15, 30);
        new TransferPlanner(SampleCrane.description()).plan(request, plan);
        assertThat(plan.result).isEqualTo(PlanResult.OK);
        assertThat(plan.paths[TROLLEY].segments).isZero();
        assertThat(plan.paths[TROLLEY].startPositionM).isEqualTo(20);
        TransferCheck.keepsLimits(plan.paths[HOIST], 30, 3, 0.75, 1.2, 1.0);
        assertThat(duration(plan.paths[HOIST])).isEqualTo(plan.durationS, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void bothPathsLastAsLongAsThePlan() {
        PlanRequest request = TransferCrane.request(-10, 35, 15, 20);
        new TransferPlanner(SampleCrane.description()).plan(request, plan);
        assertThat(plan.result).isEqualTo(PlanResult.OK);
        assertThat(duration(plan.paths[TROLLEY])).isCloseTo(plan.durationS, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(duration(plan.paths[HOIST])).isCloseTo(plan.durationS, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void hoistsWhileItTravels() {
        PlanRequest request = TransferCrane.request(-13, 40, 5, 5);
        request.heightCm[65] = 2_500;
        new TransferPlanner(SampleCrane.description()).plan(request, plan);
        assertThat(plan.result).isEqualTo(PlanResult.OK);
        assertThat(plan.obstacle).isEqualTo(-1);
        assertThat(TransferCheck.at(plan.paths[TROLLEY], 7)[1]).isGreaterThan(1);
        assertThat(TransferCheck.at(plan.paths[HOIST], 7)[1]).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"-20, 62.5", "40, -46.5", "62.5, 30", "-46.8, -30", "50, 60.5"})
    void isSlowInTheTrolleysSlowZoneTowardsTheLimit(double fromM, double toM) {
        PlanRequest request = TransferCrane.request(fromM, toM, 25, 25);
        new TransferPlanner(SampleCrane.description()).plan(request, plan);
        assertThat(plan.result).isEqualTo(PlanResult.OK);
        for (double t = 0; t < plan.durationS; t += 0.01) {
            double[] trolley = TransferCheck.at(plan.paths[TROLLEY], t);
            if (trolley[0] > 60) {
                assertThat(trolley[1]).isLessThan(0.8);
            } else if (trolley[0] < -44) {
                assertThat(trolley[1]).isGreaterThan(-0.8);
            }
            assertThat(trolley[0]).isBetween(-47.02, 63.02);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 44.9", "30, 42.3", "43, 44.5", "10, -17.9", "44.8, 10", "-14, -16"})
    void isSlowInTheHoistsSlowZoneTowardsTheLimit(double fromM, double toM) {
        PlanRequest request = TransferCrane.request(5, 5, fromM, toM);
        Arrays.fill(request.heightCm, (short) -2_500);
        new TransferPlanner(SampleCrane.description()).plan(request, plan);
        assertThat(plan.result).isEqualTo(PlanResult.OK);
        TransferCheck.keepsLimits(plan.paths[HOIST], toM, 3, 0.75, 1.2, 1.0);
        for (double t = 0; t < plan.durationS; t += 0.01) {
            double[] hoist = TransferCheck.at(plan.paths[HOIST], t);
            if (hoist[0] > 42) {
                assertThat(hoist[1]).isLessThan(0.5);
            } else if (hoist[0] < -15) {
                assertThat(hoist[1]).isGreaterThan(-0.5);
            }
        }
    }

    @Test
    void neverSpeedsUpBackwardsFasterThanForwardsWhereTheLimitsDiffer() {
        CraneDescription crane = TransferCrane.open(new MotionLimits(4, 0.4, 0.9, 1.2, 0.6),
                new MotionLimits(1.5, 0.4, 0.4, 1.2, 0.4), 0.1);
        for (double distanceM : new double[] {2, 7, 20, 60}) {
            new TransferPlanner(crane).plan(TransferCrane.request(0, distanceM, 25, 30), plan);
            assertThat(plan.result).isEqualTo(PlanResult.OK);
            TransferCheck.keepsLimits(plan.paths[TROLLEY], distanceM, 4, 0.4, 0.9, 0.6);
        }
    }

    private static double duration(AxisPath path) {
        return Arrays.stream(path.durationS, 0, path.segments).sum();
    }

    private static StateImage image(PlanImage plan) {
        StateImage image = new StateImage(40_000);
        StateCursor cursor = new StateCursor();
        cursor.save(image);
        plan.exchange(cursor);
        assertThat(cursor.end()).isTrue();
        return image;
    }

    /** How the random family covers the space, and what planning cost in processor time. */
    private static final class Coverage {

        private final Map<PlanResult, Integer> results = new EnumMap<>(PlanResult.class);
        private final int[] byDistance = new int[5];
        private final double[] milliseconds;
        private int cases;
        private int loaded;
        private int overStacks;
        private long beganNs;

        private Coverage(int most) {
            milliseconds = new double[most];
        }

        private static long processorNs() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        void begin() {
            beganNs = processorNs();
        }

        void end(PlanRequest request, PlanImage plan) {
            milliseconds[cases++] = (processorNs() - beganNs) / 1e6;
            results.merge(plan.result, 1, Integer::sum);
            double distanceM = Math.abs(request.targetM[TROLLEY] - request.positionM[TROLLEY]);
            byDistance[(int) Math.min(4, distanceM / 20)]++;
            loaded += request.loadDepthM > 0 ? 1 : 0;
            double highestM = Math.max(request.positionM[HOIST], request.targetM[HOIST]);
            overStacks +=
                    plan.paths[HOIST].segments > 0
                            && TransferCheck.at(plan.paths[HOIST], plan.durationS / 2)[0] > highestM + 0.1
                                    ? 1
                                    : 0;
        }

        double share(PlanResult result) {
            return results.getOrDefault(result, 0) / (double) cases;
        }

        @Override
        public String toString() {
            Arrays.sort(milliseconds, 0, cases);
            return results + ", distance by 20 m " + Arrays.toString(byDistance) + ", loaded " + loaded
                    + ", lifted over something higher than both ends " + overStacks
                    + ", processor time p50 %.1f ms, p99 %.1f ms, most %.1f ms".formatted(milliseconds[cases / 2],
                            milliseconds[cases * 99 / 100], milliseconds[cases - 1]);
        }
    }
}
