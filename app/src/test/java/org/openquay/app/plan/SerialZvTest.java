package org.openquay.app.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.image.AxisPath;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.PlanResult;
import org.openquay.app.replay.RecordedSession;
import org.openquay.motion.sway.PathSampler;

/** Plans of a serial ZV baseline, as the kernel would get them: on the sample crane, with stacks in the way. */
class SerialZvTest {

    private static final CraneDescription CRANE = RecordedSession.sample().crane();
    private static final int TROLLEY = CRANE.axis(AxisRole.TROLLEY).orElseThrow();
    private static final int HOIST = CRANE.axis(AxisRole.HOIST).orElseThrow();
    private static final double FROM_M = -13;
    private static final double LOW_M = 5.1;
    private static final double STACK_M = 20.36;
    private static final double KG = 35_000;

    private final PlanImage plan = new PlanImage(CRANE.axes().size());

    /** From a lane to a row on deck, over stacks of four tiers. */
    private static PlanRequest request(double toM) {
        int axes = CRANE.axes().size();
        int cells = CRANE.site().heightMap().cells();
        PlanRequest request = new PlanRequest(new ImageShape(new int[0], new int[0], axes, axes, 1, 1, cells));
        request.requestId = 7;
        request.axis(TROLLEY, FROM_M, 0, 0, toM);
        request.axis(HOIST, LOW_M, 0, 0, 16);
        request.suspendedKg = KG;
        request.loadDepthM = CRANE.site().containerHeightM();
        for (int cell = 0; cell < cells; cell++) {
            boolean deck = CRANE.site().heightMap().firstM() + cell * CRANE.site().heightMap().cellM() > 7;
            request.heightCm[cell] = (short) (deck ? Math.round(100 * STACK_M) : 0);
        }
        return request;
    }

    private static double[][] sampled(AxisPath path, double[] times) {
        PathSampler at = new PathSampler();
        at.begin(path);
        double[][] values = new double[3][times.length];
        for (int i = 0; i < times.length; i++) {
            at.sample(path, times[i]);
            values[0][i] = at.positionM();
            values[1][i] = at.speedMps();
            values[2][i] = at.accelerationMps2();
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(doubles = {11.5, 31.5, 51.5, -12.5})
    void leavesNoSwayWithinTheLimitsAndGoesAcrossAboveEverything(double toM) {
        new SerialZv(CRANE).plan(request(toM), plan);

        assertThat(plan.result).isEqualTo(PlanResult.OK);
        assertThat(plan.requestId).isEqualTo(7);
        double[] t = SampledMotion.times(plan.durationS);
        double[][] trolley = sampled(plan.paths[TROLLEY], t);
        double[][] hoist = sampled(plan.paths[HOIST], t);
        int last = t.length - 1;
        assertThat(trolley[0][last]).isCloseTo(toM, within(1e-6));
        assertThat(hoist[0][last]).isCloseTo(16, within(1e-6));
        assertThat(Math.abs(trolley[1][last]) + Math.abs(hoist[1][last])).isLessThan(1e-6);
        assertThat(Arrays.stream(trolley[1]).map(Math::abs).max().orElseThrow()).isLessThan(4 + 1e-6);
        assertThat(Arrays.stream(trolley[2]).map(Math::abs).max().orElseThrow()).isLessThan(0.8 + 1e-6);
        double powerMps = CRANE.load().ratedPowerW() / (KG * 9.81);
        assertThat(Arrays.stream(hoist[1]).map(Math::abs).max().orElseThrow()).isLessThan(Math.min(3, powerMps) + 1e-9);
        assertThat(Arrays.stream(hoist[2]).map(Math::abs).max().orElseThrow()).isLessThan(1.0 + 1e-6);
        for (int i = 0; i < t.length; i++) {
            boolean across = Math.abs(trolley[0][i] - FROM_M) > 1e-6 && Math.abs(trolley[0][i] - toM) > 1e-6;
            assertThat(across && hoist[0][i] - CRANE.site().containerHeightM() < topM(toM) + 0.49).as("at %s s", t[i])
                    .isFalse();
        }
        double[][] rope = new double[][] {Arrays.stream(hoist[0]).map(CRANE.pendulum()::lengthM).toArray(),
            Arrays.stream(hoist[1]).map(v -> -v).toArray(), hoist[2]};
        double leftDeg =
                Pendulum.swing(new TransferProblem.Initial(0, 0, 0, 0, 0, 0), new SampledMotion(t, trolley, rope), 1,
                        new double[t.length]);
        assertThat(leftDeg).isLessThan(0.06);
    }

    /** What stands highest on the way: stacks, the sill beam on the way to them, or nothing. */
    private static double topM(double toM) {
        return toM > 0 ? STACK_M : 0;
    }

    @Test
    void oneAfterTheOtherTakesAsLongAsEachTogether() {
        new SerialZv(CRANE).plan(request(31.5), plan);

        double[] t = SampledMotion.times(plan.durationS);
        double[][] trolley = sampled(plan.paths[TROLLEY], t);
        double[][] hoist = sampled(plan.paths[HOIST], t);
        for (int i = 0; i < t.length; i++) {
            assertThat(Math.min(Math.abs(trolley[1][i]), Math.abs(hoist[1][i]))).as("both move at %s s", t[i])
                    .isLessThan(1e-6);
        }
    }

    @Test
    void refusesWhatItCannotSeeAndWhatItCannotLiftOver() {
        PlanRequest unseen = request(31.5);
        unseen.heightCm[60] = Short.MIN_VALUE;
        new SerialZv(CRANE).plan(unseen, plan);
        assertThat(plan.result).isEqualTo(PlanResult.NO_PROFILE);
        assertThat(plan.paths[TROLLEY].segments).isZero();

        PlanRequest tower = request(31.5);
        tower.heightCm[60] = 4_400;
        new SerialZv(CRANE).plan(tower, plan);
        assertThat(plan.result).isEqualTo(PlanResult.NO_PATH);
        assertThat(plan.paths[HOIST].segments).isZero();
    }
}
