package org.openquay.motion.wind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.WindDescription;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.OutputImage;
import org.openquay.motion.Events;
import org.openquay.motion.io.CraneInputs;

class WindWatchTest {

    private final WindWatch watch = new WindWatch(new WindDescription(15, 20, 3));
    private final CraneInputs inputs = new CraneInputs(new ImageShape(new int[0], new int[0], 3, 3, 1, 0, 0));
    private final OutputImage out = Events.sink();

    @Test
    void aGustShorterThanTheFilterDoesNotStop() {
        blow(10, 20);
        blow(24, 0.5);

        assertThat(watch.tooStrong()).isFalse();
    }

    @Test
    void stopsAtTheLimitAndLetsGoOnlyClearlyBelowIt() {
        blow(21, 30);
        assertThat(watch.tooStrong()).isTrue();
        blow(19, 60);
        assertThat(watch.tooStrong()).isTrue();
        blow(17.9, 60);
        assertThat(watch.tooStrong()).isFalse();
    }

    @Test
    void warnsOncePerCrossing() {
        blow(16, 30);
        blow(14.5, 30);
        blow(16, 30);
        assertThat(Events.of(out, EventKind.WIND_WARNING)).hasSize(1);
        blow(12, 30);
        blow(16, 30);
        assertThat(Events.of(out, EventKind.WIND_WARNING)).hasSize(2);
    }

    @Test
    void theFirstValueCountsWhole() {
        blow(25, 0.01);

        assertThat(watch.tooStrong()).isTrue();
    }

    private void blow(double speedMps, double seconds) {
        inputs.ioFresh = true;
        inputs.windMps = speedMps;
        for (double t = 0; t < seconds; t += 0.01) {
            watch.read(inputs, 0.01, out);
        }
    }
}
