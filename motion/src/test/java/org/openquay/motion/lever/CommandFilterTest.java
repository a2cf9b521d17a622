package org.openquay.motion.lever;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFilterTest {

    private static final double DT_S = 0.01;
    private static final double LEAST_S = 0.055;
    private static final double REVERSE_S = 0.195;

    private final CommandFilter filter = new CommandFilter(LEAST_S, REVERSE_S);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6})
    void movesNothingForACommandThatIsTooShort(int cycles) {
        for (int i = 0; i < cycles; i++) {
            assertThat(pass(1, true)).isZero();
        }
        assertThat(pass(0, true)).isZero();
        assertThat(pass(1, true)).as("begins anew").isZero();
    }

    @Test
    void passesWhatIsAskedForLongEnough() {
        for (int i = 0; i < 6; i++) {
            pass(1, true);
        }
        assertThat(pass(1, true)).isEqualTo(1);
        assertThat(pass(0.4, false)).as("changes of speed at once").isEqualTo(0.4);
        assertThat(pass(0, false)).as("an end at once").isZero();
    }

    @Test
    void countsTheOtherDirectionWhenTheAxisHasStoodLongEnough() {
        settle(1);
        for (int i = 0; i < 100; i++) {
            assertThat(pass(-1, false)).as("it still moves").isZero();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(pass(-1, true)).as("it stands since %d cycles", i).isZero();
        }
        assertThat(pass(-1, true)).isEqualTo(-1);
    }

    @Test
    void goesOnTheSameWayWithoutThat() {
        settle(1);
        pass(0, false);
        settle(1);
        assertThat(pass(1, false)).isEqualTo(1);
    }

    @Test
    void beginsTheTimeAnewWhenTheAxisMovesBetween() {
        settle(1);
        for (int i = 0; i < 15; i++) {
            pass(-1, true);
        }
        pass(-1, false);
        for (int i = 0; i < 19; i++) {
            assertThat(pass(-1, true)).isZero();
        }
    }

    private void settle(double speedMps) {
        for (int i = 0; i < 8; i++) {
            pass(speedMps, false);
        }
    }

    private double pass(double speedMps, boolean stands) {
        return filter.pass(speedMps, stands, DT_S);
    }
}
