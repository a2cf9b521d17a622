package org.openquay.motion.lever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.LeverInput;

class StepSwitchTest {

    private static final double DT_S = 0.01;
    private static final double SETTLE_S = 0.05;
    private static final List<Double> SPEEDS = List.of(0.1, 0.3, 0.7, 1.5, 4.0);
    private static final int CHANGES = 5_000;
    private static final long SEED = 7;

    private final StepSwitch steps = new StepSwitch(new LeverInput.Steps(SPEEDS, SETTLE_S));

    @Test
    void mapsEachStepToItsSpeedWhetherTheContactsBelowStayClosedOrNot() {
        for (boolean plus : List.of(true, false)) {
            for (int step = 1; step <= SPEEDS.size(); step++) {
                double expected = (plus ? 1 : -1) * SPEEDS.get(step - 1);
                assertThat(settled(plus, alone(step))).isEqualTo(expected);
                assertThat(settled(plus, withThoseBelow(step))).isEqualTo(expected);
            }
        }
    }

    /** Random changes between any two steps, with contacts that open before others close, or after, or bounce. */
    @Test
    void showsNothingButTheOldAndTheNewStepWhileContactsChange() {
        Random random = new Random(SEED);
        int step = 1;
        settled(true, alone(step));
        for (int change = 0; change < CHANGES; change++) {
            int next = 1 + random.nextInt(SPEEDS.size());
            for (int between = random.nextInt(4); between > 0; between--) {
                int contacts = switch (random.nextInt(3)) {
                    case 0 -> 0;
                    case 1 -> alone(step) | alone(next);
                    default -> random.nextInt(16);
                };
                assertThat(steps.speedMps(true, false, contacts, DT_S)).as("change %d", change)
                        .isEqualTo(SPEEDS.get(step - 1));
            }
            for (int cycle = 0; cycle < 10; cycle++) {
                assertThat(steps.speedMps(true, false, alone(next), DT_S)).as("change %d", change)
                        .isIn(SPEEDS.get(step - 1), SPEEDS.get(next - 1));
            }
            assertThat(steps.speedMps(true, false, alone(next), DT_S)).isEqualTo(SPEEDS.get(next - 1));
            step = next;
        }
    }

    @Test
    void asksNothingInTheCycleInWhichItsDirectionOpensOrContradictsItself() {
        settled(true, alone(4));
        assertThat(steps.speedMps(false, false, alone(4), DT_S)).isZero();
        settled(true, alone(4));
        assertThat(steps.speedMps(true, true, alone(4), DT_S)).isZero();
        settled(true, alone(4));
        assertThat(steps.speedMps(false, true, alone(4), DT_S)).as("the other direction settles first").isZero();
    }

    private double settled(boolean plus, int contacts) {
        for (int cycle = 0; cycle < 10; cycle++) {
            steps.speedMps(plus, !plus, contacts, DT_S);
        }
        return steps.speedMps(plus, !plus, contacts, DT_S);
    }

    private static int alone(int step) {
        return step == 1 ? 0 : 1 << step - 2;
    }

    private static int withThoseBelow(int step) {
        return (1 << step - 1) - 1;
    }
}
