package org.openquay.motion.lever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.LeverInput;

class SpeedDialTest {

    private static final double DT_S = 0.01;
    private static final double LEAST_MPS = 0.1;
    private static final double MOST_MPS = 0.7;
    private static final double RAMP_S = 3;

    private final SpeedDial dial = dial(false);

    @Test
    void goesFromLeastToMostInItsRampTimeAndBack() {
        assertThat(turn(true, false, RAMP_S / 2)).isCloseTo((LEAST_MPS + MOST_MPS) / 2, within(1e-9));
        assertThat(turn(true, false, RAMP_S / 2 + DT_S)).isEqualTo(MOST_MPS);
        assertThat(turn(true, false, 1)).isEqualTo(MOST_MPS);
        assertThat(turn(false, true, RAMP_S / 2)).isCloseTo((LEAST_MPS + MOST_MPS) / 2, within(1e-9));
        assertThat(turn(false, true, RAMP_S)).isEqualTo(LEAST_MPS);
    }

    @Test
    void staysWithNoButtonPressedAndWithBoth() {
        double mps = turn(true, false, 1);
        assertThat(turn(false, false, 10)).isEqualTo(mps);
        assertThat(turn(true, true, 10)).isEqualTo(mps);
    }

    @Test
    void keepsItsSpeedOverARestartOnlyWhenItIsToldTo() {
        turn(true, false, 1);
        dial.restarted();
        assertThat(turn(false, false, DT_S)).isEqualTo(LEAST_MPS);

        SpeedDial retained = dial(true);
        double mps = retained.turn(true, false, 1);
        retained.restarted();
        assertThat(retained.turn(false, false, DT_S)).isEqualTo(mps).isGreaterThan(LEAST_MPS);
    }

    private static SpeedDial dial(boolean retained) {
        return new SpeedDial(new LeverInput.Potentiometer(LEAST_MPS, MOST_MPS, RAMP_S, retained));
    }

    private double turn(boolean up, boolean down, double seconds) {
        double mps = dial.turn(false, false, DT_S);
        for (long cycle = Math.round(seconds / DT_S); cycle > 0; cycle--) {
            mps = dial.turn(up, down, DT_S);
        }
        return mps;
    }
}
