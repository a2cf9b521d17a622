package org.openquay.motion.move;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.image.ImageShape;
import org.openquay.api.status.Limiter;
import org.openquay.motion.TestProfile;
import org.openquay.motion.axis.Axis;
import org.openquay.motion.axis.AxisDemand;
import org.openquay.motion.axis.DemandKind;
import org.openquay.motion.io.CraneOutputs;

/** The gantry waits until people have heard its warning for its whole time. */
class TravelWarningTest {

    private static final double PERIOD_S = 0.01;

    private final CraneDescription crane = SampleCrane.description();
    private final Axis gantry = new Axis(crane, SampleCrane.GANTRY,
            crane.drives().stream().<DriveProfile>map(TestProfile::new).toList());
    private final TravelWarning warning = new TravelWarning(crane.periodNs());
    private final CraneOutputs outputs = new CraneOutputs(new ImageShape(new int[0], new int[0], 3, 3, 1, 0, 0));

    @Test
    void sounds3SecondsBeforeTheGantryMoves() {
        assertThat(secondsUntilItMoves(PERIOD_S)).isBetween(3.0, 3.0 + 2 * PERIOD_S);
    }

    @Test
    void aStallBeforeItSoundsIsNoWarning() {
        assertThat(moves(4.0)).isFalse();
        assertThat(secondsUntilItMoves(PERIOD_S)).isBetween(3.0 - PERIOD_S, 3.0 + PERIOD_S);
    }

    @Test
    void aStallWhileItSoundsCountsForAFewPeriodsOnly() {
        for (int i = 0; i < 100; i++) {
            moves(PERIOD_S);
        }
        assertThat(moves(4.0)).isFalse();
        assertThat(secondsUntilItMoves(PERIOD_S)).isGreaterThan(1.9);
    }

    @Test
    void beginsAnewWhenTheOutputsWereTakenAway() {
        secondsUntilItMoves(PERIOD_S);
        warning.silence();

        assertThat(secondsUntilItMoves(PERIOD_S)).isGreaterThanOrEqualTo(3.0);
    }

    private double secondsUntilItMoves(double elapsedS) {
        int cycles = 0;
        while (!moves(elapsedS)) {
            assertThat(++cycles).isLessThan(1000);
        }
        return cycles * elapsedS;
    }

    private boolean moves(double elapsedS) {
        AxisDemand demand = new AxisDemand();
        demand.kind = DemandKind.VELOCITY;
        demand.speedMps = 0.3;
        warning.guard(demand, gantry, elapsedS, outputs);
        assertThat(outputs.travelWarning).isTrue();
        assertThat(demand.stopLimiter).as("why it waits")
                .isEqualTo(demand.kind == DemandKind.VELOCITY ? Limiter.NONE : Limiter.TRAVEL_WARNING);
        return demand.kind == DemandKind.VELOCITY;
    }
}
