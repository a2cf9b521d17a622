package org.openquay.motion.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.SampleCrane;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.OutputImage;
import org.openquay.motion.Events;
import org.openquay.motion.io.CraneInputs;

class LoadWatchTest {

    private static final double SPREADER_KG = 15_000;
    private static final double LIMIT_KG = 65_000 * 1.1;

    private final LoadWatch watch = new LoadWatch(SampleCrane.description().load());
    private final CraneInputs inputs =
            new CraneInputs(new ImageShape(new int[0], new int[0], 3, 3, 1, 0, 0));
    private final OutputImage out = Events.sink();

    @Test
    void latchesAnOverloadOnlyWhileLifting() {
        run(LIMIT_KG + 5_000, 10, 0, 3);
        assertThat(watch.aboveLimit()).isTrue();
        assertThat(watch.overloaded()).isFalse();

        run(LIMIT_KG + 5_000, 10, 0.3, 0.1);
        assertThat(watch.overloaded()).isTrue();
    }

    @Test
    void anOverloadIsOverOnlyBelowItsHeightAndWithinTheLimit() {
        run(LIMIT_KG + 5_000, 10, 0.3, 3);

        run(LIMIT_KG - 9_000, 10.5, 0, 3);
        assertThat(watch.overloaded()).as("within the limit, but higher").isTrue();
        run(LIMIT_KG + 5_000, 10.5, 0, 3);
        run(LIMIT_KG + 5_000, 9, -0.3, 3);
        assertThat(watch.overloaded()).as("lower, but too heavy").isTrue();
        run(LIMIT_KG - 9_000, 9, 0, 3);
        assertThat(watch.overloaded()).isFalse();
    }

    @Test
    void aShortPeakFromAccelerationIsNoOverload() {
        run(65_000, 10, 0.3, 2);
        run(65_000 * 1.15, 10, 0.3, 0.1);

        assertThat(watch.overloaded()).isFalse();
    }

    @Test
    void warnsOnceAndAgainOnlyAfterItWasClearlyLower() {
        run(60_000, 10, 0, 3);
        run(58_000, 10, 0, 3);
        run(60_000, 10, 0, 3);
        assertThat(Events.of(out, EventKind.LOAD_WARNING)).hasSize(1);

        run(40_000, 10, 0, 3);
        run(60_000, 10, 0, 3);
        assertThat(Events.of(out, EventKind.LOAD_WARNING)).hasSize(2);
    }

    @Test
    void ropesAreSlackByTheSwitchOrByTheLoadCells() {
        run(0, 10, 0, 0.01);
        assertThat(watch.slack()).isFalse();
        inputs.slackRope = true;
        run(0, 10, 0, 0.01);
        assertThat(watch.slack()).isTrue();
        inputs.slackRope = false;
        run(-9_500, 10, 0, 0.01);
        assertThat(watch.slack()).isTrue();
        run(-8_500, 10, 0, 0.01);
        assertThat(watch.slack()).as("taut only clearly above the limit").isTrue();
        run(-8_000, 10, 0, 0.01);
        assertThat(watch.slack()).isFalse();
    }

    @Test
    void doesNotBelieveStaleLoadCells() {
        run(10_000, 10, 0, 3);
        inputs.ioFresh = false;
        inputs.suspendedKg = 0;
        watch.read(inputs, 10, 0, 0.01, out);

        assertThat(watch.slack()).isFalse();
        assertThat(watch.loadKg()).isBetween(9_990.0, 10_010.0);
    }

    private void run(double loadKg, double hoistM, double hoistMps, double seconds) {
        inputs.ioFresh = true;
        inputs.suspendedKg = SPREADER_KG + loadKg;
        for (double t = 0; t < seconds; t += 0.01) {
            watch.read(inputs, hoistM, hoistMps, 0.01, out);
        }
    }
}
