package org.openquay.drivers.profile.abb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbbScaleTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1.0, 20000", "-1.0, -20000", "0.5, 10000", "0.00002, 0", "0.00003, 1", "-0.00003, -1",
        "1.00001, 20000", "-7.0, -20000", "Infinity, 20000", "-Infinity, -20000", "NaN, 0"})
    void countsAndSaturates(double fraction, short counts) {
        assertThat(AbbScale.counts(fraction, AbbScale.FULL_SPEED)).isEqualTo(counts);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.75, 1.0, 3.0, 4.0, 0.333})
    void everySpeedCountSurvivesTheRoundTrip(double ratedSpeedMps) {
        for (int counts = -20_000; counts <= 20_000; counts++) {
            double speedMps = AbbScale.fraction((short) counts, AbbScale.FULL_SPEED) * ratedSpeedMps;
            assertThat((int) AbbScale.counts(speedMps / ratedSpeedMps, AbbScale.FULL_SPEED))
                    .isCloseTo(counts, within(1));
        }
    }

    @Test
    void everyTorqueCountSurvivesTheRoundTrip() {
        for (int counts = -10_000; counts <= 10_000; counts++) {
            double fraction = AbbScale.fraction((short) counts, AbbScale.FULL_TORQUE);
            assertThat((int) AbbScale.counts(fraction, AbbScale.FULL_TORQUE)).isCloseTo(counts, within(1));
        }
    }

    @Test
    void tellsAnOverspeedAsOne() {
        assertThat(AbbScale.fraction((short) 24_000, AbbScale.FULL_SPEED)).isEqualTo(1.2);
        assertThat(AbbScale.fraction(Short.MIN_VALUE, AbbScale.FULL_SPEED)).isEqualTo(-1.6384);
    }
}
