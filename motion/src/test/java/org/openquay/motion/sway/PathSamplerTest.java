package org.openquay.motion.sway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.openquay.api.image.AxisPath;

class PathSamplerTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private final AxisPath path = new AxisPath();
    private final PathSampler sampler = new PathSampler();
    private double durationS;

    @BeforeEach
    void makePath() {
        SplittableRandom random = new SplittableRandom(3);
        path.startPositionM = 4;
        path.startSpeedMps = 0.1;
        path.startAccelerationMps2 = -0.2;
        path.segments = 50;
        for (int i = 0; i < path.segments; i++) {
            path.durationS[i] = i % 7 == 3 ? 0 : random.nextDouble(0.05, 0.3);
            path.jerkMps3[i] = random.nextDouble(-0.6, 0.6);
            durationS += path.durationS[i];
        }
        sampler.begin(path);
    }

    private void agreesAt(double timeS) {
        double[] expected = TransferCheck.at(path, timeS);
        assertThat(sampler.positionM()).isCloseTo(expected[0], EXACT);
        assertThat(sampler.speedMps()).isCloseTo(expected[1], EXACT);
        assertThat(sampler.accelerationMps2()).isCloseTo(expected[2], EXACT);
    }

    @Test
    void goesAlongThePath() {
        for (double t = 0; t < durationS; t += 0.01) {
            sampler.sample(path, t);
            agreesAt(t);
            assertThat(sampler.ended()).isFalse();
        }
    }

    @Test
    void findsAnyTimeForwardsAndBackwards() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 200; i++) {
            double t = random.nextDouble(0, durationS);
            sampler.sample(path, t);
            agreesAt(t);
        }
    }

    @Test
    void keepsTheSpeedReachedAfterTheEnd() {
        sampler.sample(path, durationS);
        double endM = sampler.positionM();
        double endMps = sampler.speedMps();
        sampler.sample(path, durationS + 2);
        assertThat(sampler.ended()).isTrue();
        assertThat(sampler.accelerationMps2()).isZero();
        assertThat(sampler.speedMps()).isEqualTo(endMps);
        assertThat(sampler.positionM()).isCloseTo(endM + 2 * endMps, EXACT);
    }

    @Test
    void standsStillOnAPathWithoutSegments() {
        AxisPath still = new AxisPath();
        still.startPositionM = 7;
        sampler.begin(still);
        sampler.sample(still, 3);
        assertThat(sampler.positionM()).isEqualTo(7);
        assertThat(sampler.speedMps()).isZero();
        assertThat(sampler.ended()).isTrue();
    }

    @Test
    void remembersEverythingInTheImage() {
        sampler.sample(path, 0.4 * durationS);
        PathSampler copy = StateReflection.copied(sampler, new PathSampler(), PathSampler::exchange);
        copy.sample(path, 0.5 * durationS);
        sampler.sample(path, 0.5 * durationS);
        assertThat(copy.positionM()).isEqualTo(sampler.positionM());
    }
}
