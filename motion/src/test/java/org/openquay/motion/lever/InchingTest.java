package org.openquay.motion.lever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InchingTest {

    private static final double DT_S = 0.01;
    private static final double INCH_M = 0.02;

    private final Inching inching = new Inching(INCH_M, 0.05);
    private double atM = 3;

    @Test
    void makesOneStepForOnePressHoweverLong() {
        for (int press = 1; press <= 5; press++) {
            press(true, false, 50);
            arrive();
            press(true, false, 100);
            assertThat(inching.direction()).as("still pressed").isZero();
            press(false, false, 1);
            assertThat(atM).isCloseTo(3 + press * INCH_M, within(1e-9));
        }
        press(false, true, 50);
        arrive();
        assertThat(atM).isCloseTo(3 + 4 * INCH_M, within(1e-9));
    }

    @Test
    void takesNoNoticeOfAPressThatIsTooShortOrOfBoth() {
        press(true, false, 5);
        press(false, false, 1);
        assertThat(inching.direction()).isZero();
        press(true, true, 100);
        assertThat(inching.direction()).isZero();
    }

    @Test
    void takesNoNoticeOfAPressWhileTheAxisMoves() {
        for (int i = 0; i < 20; i++) {
            inching.step(true, false, true, false, atM, DT_S);
        }
        press(true, false, 50);
        assertThat(inching.direction()).as("the button must be let go first").isZero();
        press(false, false, 1);
        press(true, false, 50);
        assertThat(inching.direction()).isOne();
    }

    @Test
    void givesAStepUpWhenItMayNotBeMade() {
        press(true, false, 20);
        assertThat(inching.direction()).isOne();
        inching.step(true, false, false, false, atM, DT_S);
        assertThat(inching.direction()).isZero();
        press(true, false, 50);
        assertThat(inching.direction()).as("the button must be let go first").isZero();
    }

    private void press(boolean plus, boolean minus, int cycles) {
        for (int i = 0; i < cycles; i++) {
            inching.step(plus, minus, true, true, atM, DT_S);
        }
    }

    private void arrive() {
        assertThat(inching.direction()).isNotZero();
        atM = inching.targetM();
        inching.step(true, false, true, true, atM, DT_S);
        assertThat(inching.direction()).isZero();
    }
}
