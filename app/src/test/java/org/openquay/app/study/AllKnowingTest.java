package org.openquay.app.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.api.crane.CraneDescription;
import org.openquay.app.replay.RecordedSession;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.plant.Plant;
import org.openquay.simulator.plant.PlantDescription;

/** What stands as the bound: its regulator, what it knows of the wind, and that it lands at least as well as ours. */
class AllKnowingTest {

    private static final CraneDescription CRANE = RecordedSession.sample().crane();
    private static final PlantDescription PLANT = RecordedSession.sample().plant().orElseThrow();
    private static final double STEP_S = 0.001;

    @ParameterizedTest
    @CsvSource({"15, 0.05", "15, 0.25", "40, 0.05", "40, 0.25"})
    void theRegulatorBringsALoadThatIsOffAndSwingsToRest(double ropeM, double lagS) {
        PendulumRegulator regulator = new PendulumRegulator(ropeM, lagS, 0.6, 0.01);
        double square = 9.81 / ropeM;
        double[] state = {0.15, 0.1, -0.1, 0, 0, 0};
        double jerk = 0;
        double leastM = Double.POSITIVE_INFINITY;
        for (int ms = 0; ms < 15_000; ms++) {
            if (ms % 10 == 0) {
                jerk = Math.clamp(regulator.jerkMps3(state), -0.6, 0.6);
            }
            double pull = square * (state[2] - state[0]);
            double answer = (state[4] - state[3]) / lagS;
            state[0] += STEP_S * state[1];
            state[1] += STEP_S * pull;
            state[2] += STEP_S * state[3];
            state[3] += STEP_S * answer;
            state[4] += STEP_S * state[5];
            state[5] += STEP_S * jerk;
            leastM = Math.min(leastM, state[0]);
        }
        assertThat(state[0]).isCloseTo(0, within(1e-3));
        assertThat(state[1]).isCloseTo(0, within(1e-3));
        assertThat(state[3]).isCloseTo(0, within(1e-3));
        assertThat(leastM).isGreaterThan(-0.15);
    }

    @Test
    void steadyWindHoldsTheTrueLoadWhereItIsSaidTo() {
        PlantDescription.Wind steady = new PlantDescription.Wind(12, 0, 0, 120);
        PlantDescription.Load load = PLANT.load();
        PlantDescription plant = new PlantDescription(PLANT.axes(), PLANT.drives(), PLANT.hoist(),
                new PlantDescription.Ropes(1_800_000, 30, 40, 30_000, 0.2, 20_000), load, PLANT.spreader(), steady,
                PLANT.sensors(), PLANT.ground(), PLANT.trucks());
        Plant hanging = new SimulatedCrane(CRANE, plant, CargoPlan.none(), 1).plant();
        WindLean lean = new WindLean(load, hanging);
        for (int ms = 0; ms < 90_000; ms++) {
            hanging.step();
            lean.step();
        }
        assertThat(lean.rad()).isGreaterThan(0.004);
        assertThat(hanging.load().swayRad()).isCloseTo(lean.rad(), within(2e-5));
        assertThat(lean.meanRad()).isCloseTo(lean.rad(), within(1e-6));
    }

    @Test
    void itLandsNoWorseThanOursAndSooner() {
        List<Circumstances> windy = LongStream.rangeClosed(1, 30)
                .mapToObj(seed -> Circumstances.draw(CRANE.site(), CRANE.load().safeWorkingLoadKg(), seed))
                .filter(by -> by.windMps() > 6 && by.windMps() < 12).limit(4).toList();
        double oursMm = 0;
        double boundMm = 0;
        for (Circumstances by : windy) {
            Landing.TouchDown ours = landed(by, Way.OURS);
            Landing.TouchDown bound = landed(by, Way.BOUND);
            oursMm += ours.errorMm();
            boundMm += bound.errorMm();
            assertThat(bound.errorMm()).as("seed %s", by.seed()).isLessThan(45);
            assertThat(bound.positioningS()).as("seed %s", by.seed()).isLessThan(ours.positioningS());
        }
        assertThat(windy).hasSize(4);
        assertThat(boundMm).isLessThan(oursMm);
    }

    private static Landing.TouchDown landed(Circumstances by, Way way) {
        return new LandingTrial(CRANE, PLANT, by, way).run().touchDown().orElseThrow();
    }
}
