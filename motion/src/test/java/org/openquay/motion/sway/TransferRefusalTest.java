package org.openquay.motion.sway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.PlanResult;

class TransferRefusalTest {

    private static final int CELL_OF_20_M = 56;

    private final TransferPlanner planner = new TransferPlanner(SampleCrane.description());
    private final PlanRequest request = TransferCrane.request(-13, 20, 20, 20);
    private final PlanImage plan = new PlanImage(TransferCrane.shape().axes());

    private void refuses(PlanResult result, int obstacle) {
        planner.plan(request, plan);
        assertThat(plan.result).isEqualTo(result);
        assertThat(plan.obstacle).isEqualTo(obstacle);
        assertThat(plan.paths[TROLLEY].segments).isZero();
        assertThat(plan.paths[HOIST].segments).isZero();
        assertThat(plan.durationS).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-47.1, 63.1, Double.NaN})
    void refusesAStartOutsideTheTrolleysLimits(double trolleyM) {
        request.positionM[TROLLEY] = trolleyM;
        refuses(PlanResult.START_OUT_OF_LIMITS, -1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-18.1, 45.1, Double.NEGATIVE_INFINITY})
    void refusesATargetOutsideTheHoistsLimits(double hoistM) {
        request.targetM[HOIST] = hoistM;
        refuses(PlanResult.TARGET_OUT_OF_LIMITS, -1);
    }

    @ParameterizedTest
    @CsvSource({"4.2, 0, 0, 0", "3.99, 0.9, 0, 0", "0, 0, 3.2, 0", "2, 0, 0, 0.15", "NaN, 0, 0, 0", "2, NaN, 0, 0",
        "2, 0, 0, NaN"})
    void refusesAMotionAtTheStartThatIsOutsideTheLimits(double mps, double mps2, double hoistMps, double swayRad) {
        request.axis(TROLLEY, -13, mps, mps2, 20);
        request.axis(HOIST, 20, hoistMps, 0, 20);
        request.swayRad = swayRad;
        refuses(PlanResult.START_OUT_OF_LIMITS, -1);
    }

    /** Too fast for the limit of the trolley, for its own speed limit, for the hoist's limit, for the sill beam. */
    @ParameterizedTest
    @CsvSource({"58, 3.8, 0, 20, 0, 40", "0, 3.95, 0.5, 20, 0, 20", "20, 0, 0, 44, 2.5, 20", "-22, -3.8, 0, 12, 0, 20"})
    void refusesAStartThatCannotBeHeld(double trolleyM, double mps, double mps2, double hoistM, double hoistMps,
            double targetM) {
        request.axis(TROLLEY, trolleyM, mps, mps2, targetM);
        request.axis(HOIST, hoistM, hoistMps, 0, 20);
        refuses(PlanResult.START_MOVING, -1);
    }

    @Test
    void refusesAStartBesideAKeepOutThatItWouldTouch() {
        request.positionM[TROLLEY] = 2.5;
        request.positionM[HOIST] = 10;
        refuses(PlanResult.START_BLOCKED, 0);
    }

    @Test
    void refusesATargetInsideAKeepOut() {
        request.targetM[TROLLEY] = -30;
        request.targetM[HOIST] = 14.2;
        refuses(PlanResult.TARGET_BLOCKED, 1);
    }

    @Test
    void refusesATargetThatTheProfileShowsOccupied() {
        request.heightCm[CELL_OF_20_M] = 2_100;
        refuses(PlanResult.TARGET_BLOCKED, -2 - CELL_OF_20_M);
    }

    @Test
    void landsOnAStackWhoseTopTheProfileShowsSlightlyTooHigh() {
        request.targetM[HOIST] = 20;
        request.heightCm[CELL_OF_20_M] = 2_010;
        planner.plan(request, plan);
        assertThat(plan.result).isEqualTo(PlanResult.OK);
    }

    @Test
    void namesTheObstacleThatCannotBePassed() {
        int cell = 48;
        request.heightCm[cell] = 4_300;
        request.loadDepthM = 2.59;
        refuses(PlanResult.NO_PATH, -2 - cell);
    }

    @ParameterizedTest
    @ValueSource(shorts = {Short.MIN_VALUE, 5_300})
    void refusesAProfileThatCannotBeTrue(short heightCm) {
        int cell = 48;
        request.heightCm[cell] = heightCm;
        refuses(PlanResult.NO_PROFILE, -2 - cell);
    }

    @Test
    void ignoresTheProfileFarFromTheWay() {
        request.heightCm[90] = Short.MIN_VALUE;
        planner.plan(request, plan);
        assertThat(plan.result).isEqualTo(PlanResult.OK);
    }

    @Test
    void saysSoWhenItsBoundsAreReached() {
        request.targetM[HOIST] = 30;
        request.suspendedKg = Double.NaN;
        refuses(PlanResult.NOT_CONVERGED, -1);
    }

    @Test
    void refusesACraneWithoutATrolley() {
        CraneDescription c = SampleCrane.description();
        CraneDescription without = new CraneDescription(c.id(), c.periodNs(), c.maxLatenessNs(), c.groups(),
                List.of(c.axes().get(SampleCrane.HOIST)), c.drives(), c.links(), c.signals(), c.load(), c.pendulum(),
                c.spreader(), c.wind(), c.site());
        assertThatThrownBy(() -> new TransferPlanner(without)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TROLLEY");
    }
}
