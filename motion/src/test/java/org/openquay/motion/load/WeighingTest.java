package org.openquay.motion.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeighingTest {

    private static final double PERIOD_S = 0.01;
    private static final double LOAD_KG = 50_000;

    private final Weighing weighing = new Weighing();

    /** How long the weighing took, s. */
    private double weigh(DoubleUnaryOperator cellsKg) {
        weighing.begin();
        int cycles = 0;
        while (!weighing.done()) {
            weighing.add(cellsKg.applyAsDouble(cycles * PERIOD_S), PERIOD_S);
            cycles++;
        }
        return cycles * PERIOD_S;
    }

    /** Periods of 13 t and 51 t on ropes of 2 MN/m at full height and near the ground, and any phase. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.0", "0.5, 1.6", "0.8, 0.0", "0.8, 3.1", "1.0, 0.0", "1.0, 0.8", "1.0, 1.6", "1.2, 0.0",
        "1.2, 4.7"})
    void seesThroughABouncingLoad(double periodS, double phase) {
        double tookS = weigh(timeS -> LOAD_KG
                * (1 + 0.1 * Math.exp(-timeS / 2) * Math.sin(2 * Math.PI * timeS / periodS + phase)));
        assertThat(weighing.kg()).isCloseTo(LOAD_KG, within(0.02 * LOAD_KG));
        assertThat(tookS).isBetween(2.0, 5.0);
    }

    @Test
    void waitsUntilTheRopesCarryAllOfIt() {
        weigh(timeS -> Math.min(LOAD_KG, 12_000 + 26_000 * timeS));
        assertThat(weighing.kg()).isCloseTo(LOAD_KG, within(0.02 * LOAD_KG));
    }

    @Test
    void endsOnCellsThatNeverComeToRest() {
        double tookS = weigh(timeS -> 10_000 + 5_000 * timeS);
        assertThat(tookS).isCloseTo(4.9, within(0.1));
        assertThat(weighing.kg()).isCloseTo(10_000 + 5_000 * 3.85, within(200.0));
    }
}
