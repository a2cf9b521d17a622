package org.openquay.motion.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LeverCurve;
import org.openquay.api.crane.LeverDescription;
import org.openquay.api.crane.LeverInput;
import org.openquay.api.crane.LeversDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.crane.SignalType;

/** An embedded crane's levers are held to the same as those of a crane file. */
class LeverCheckTest {

    private static final CraneDescription CRANE = SampleCrane.withLevers();

    @Test
    void takesTheSampleCraneWithLevers() {
        SignalCheck.requireSafe(CRANE);
    }

    @Test
    void refusesALeverWithoutASignalThatItNeeds() {
        refuses(without(SignalRole.LEVER, SampleCrane.HOIST), "signals: LEVER for axis 'hoist' is missing");
        refuses(without(SignalRole.LEVER_STEP_3, SampleCrane.GANTRY), "LEVER_STEP_3 for axis 'gantry' is missing");
        refuses(without(SignalRole.INCH_MINUS, SampleCrane.TROLLEY), "INCH_MINUS for axis 'trolley' is missing");
        refuses(without(SignalRole.CABIN_SELECTED, 0), "signals: CABIN_SELECTED is missing");
        refuses(without(SignalRole.CABIN_ENABLED, 0), "signals: CABIN_ENABLED is missing");
        SignalCheck.requireSafe(without(SignalRole.MICRO_SPEED, 0));
    }

    @Test
    void refusesALeverThatNoAxisCanHaveOrFollow() {
        LeverInput fast = new LeverInput.Steps(List.of(0.8), 0);
        LeverInput slow = new LeverInput.Steps(List.of(0.7), 0);
        refuses(with(lever(SampleCrane.GANTRY, fast)), "lever of axis 'gantry': speed 0.8 m/s, allowed: up to 0.75");
        refuses(with(lever(3, slow)), "lever of axis 3");
        refuses(with(lever(SampleCrane.GANTRY, slow), lever(SampleCrane.GANTRY, slow)), "lever of axis 2");
    }

    private static LeverDescription lever(int axis, LeverInput input) {
        return new LeverDescription(axis, input, 0, 0, 1, 0);
    }

    private static CraneDescription with(LeverDescription... levers) {
        return SampleCrane.withLevers(new LeversDescription(0.5, List.of(levers)));
    }

    @ParameterizedTest
    @CsvSource({"-1000, 0, 1000, 0, true", "-1000, 100, 1000, 0, false", "-1000, 100, 1000, 100, true",
        "4000, 12000, 20000, 0, true", "0, 16000, 32000, 0, false", "-100, 16000, 32000, 0, false",
        "1600, 16000, 32000, 0, true", "1400, 16000, 32000, 0, false"})
    void knowsWhetherABrokenWirePullsALever(double min, double centre, double max, double offset, boolean safe) {
        LeverInput.Analog lever = new LeverInput.Analog(min, centre, max, 0.08, new LeverCurve.Linear(), 1);
        SignalDescription signal =
                new SignalDescription(SignalRole.LEVER, 0, 0, 0, SignalType.INT16, 0, false, 1, offset);
        assertThat(LeverCheck.zeroAsksNothing(lever, signal)).isEqualTo(safe);
    }

    private static CraneDescription without(SignalRole role, int index) {
        List<SignalDescription> signals = CRANE.signals().stream()
                .filter(signal -> signal.role() != role || signal.index() != index).toList();
        return new CraneDescription(CRANE.id(), CRANE.periodNs(), CRANE.maxLatenessNs(), CRANE.groups(), CRANE.axes(),
                CRANE.drives(), CRANE.links(), signals, CRANE.load(), CRANE.pendulum(), CRANE.spreader(), CRANE.wind(),
                CRANE.site(), CRANE.levers());
    }

    private static void refuses(CraneDescription crane, String says) {
        assertThatThrownBy(() -> SignalCheck.requireSafe(crane)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }
}
