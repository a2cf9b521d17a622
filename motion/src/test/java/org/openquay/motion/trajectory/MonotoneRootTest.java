package org.openquay.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;

class MonotoneRootTest {

    @Test
    void findsTheRootOfAKnownPolynomial() {
        // (x - 1)(x - 2)(x - 3)(x - 4)
        assertThat(MonotoneRoot.of(-10, 35, -50, 24, 1.5, 0, 0.1)).isCloseTo(1, within(1e-14));
        assertThat(MonotoneRoot.of(-10, 35, -50, 24, 1.5, 2.5, 2.4)).isCloseTo(2, within(1e-14));
        assertThat(MonotoneRoot.of(-10, 35, -50, 24, 3.5, 2.5, 2.6)).isCloseTo(3, within(1e-13));
        assertThat(MonotoneRoot.of(-10, 35, -50, 24, 3.5, 100, 100)).isCloseTo(4, within(1e-13));
    }

    @Test
    void acceptsARootAtAnEnd() {
        assertThat(MonotoneRoot.of(0, 0, 0, -1, 1, 3, 3)).isCloseTo(1, within(1e-15));
        assertThat(MonotoneRoot.of(0, 0, 0, -1, 0, 1, 0)).isCloseTo(1, within(1e-15));
        assertThat(MonotoneRoot.of(0, 0, 0, 0, 0, 0, 0)).isZero();
    }

    @Test
    void staysInsideTheIntervalWhateverTheGuess() {
        for (double guess : new double[] {Double.NaN, -1e300, 1e300, 0, 2}) {
            assertThat(MonotoneRoot.of(0, 0, 0, -16, 0, 1e6, guess)).isCloseTo(2, within(1e-14));
        }
    }

    @Test
    void findsARandomRootBetweenRandomEnds() {
        long seed = 20_260_101;
        System.out.println("random polynomials, seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            double scale = Math.pow(10, 12 * random.nextDouble() - 6);
            double root = scale * random.nextGaussian();
            double b = scale * random.nextGaussian();
            double c = scale * scale * (random.nextDouble() + 0.26) + b * b / 4;
            double d = scale * random.nextGaussian();
            // (x - root)(x + d)(x² + b x + c), the last factor without real roots
            double p3 = b + d - root;
            double p2 = c + b * (d - root) - root * d;
            double p1 = c * (d - root) - b * root * d;
            double p0 = -c * root * d;
            double other = -d;
            double end = root > other ? root + scale * random.nextDouble() : root - scale * random.nextDouble();
            double middle = root + (other - root) * random.nextDouble();
            double found = MonotoneRoot.of(p3, p2, p1, p0, middle, end, end);
            double slope = Math.abs((root + d) * (root * root + b * root + c));
            double noise = 1e-14 * (Math.abs(p0) + Math.abs(p1 * root) + Math.abs(p2 * root * root)
                    + Math.abs(p3 * root * root * root) + root * root * root * root);
            assertThat(Math.abs(found - root)).as("case %d", i)
                    .isLessThanOrEqualTo(1e-15 * Math.abs(root) + noise / slope + Math.sqrt(noise) * 1e-7);
        }
    }
}
