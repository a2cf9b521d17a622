package org.openquay.simulator.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WindTest {

    private static final double MEAN_MPS = 12;
    private static final double LENGTH_M = 120;
    private static final double SIGMA_MPS = 0.15 * MEAN_MPS;

    private static double[] series(long seed, int count) {
        Wind wind = new Wind(new PlantDescription.Wind(MEAN_MPS, 0, 0.15, LENGTH_M), new Noise(seed, "wind"));
        double[] mps = new double[count];
        for (int i = 0; i < count; i++) {
            wind.step();
            mps[i] = wind.speedMps();
        }
        return mps;
    }

    @Test
    void blowsWithItsMeanAndTurbulence() {
        double sum = 0;
        double squares = 0;
        double[] mps = series(3, 2_000_000);
        for (double each : mps) {
            sum += each;
            squares += (each - MEAN_MPS) * (each - MEAN_MPS);
        }
        assertThat(sum / mps.length).isCloseTo(MEAN_MPS, within(0.15));
        assertThat(Math.sqrt(squares / mps.length)).isCloseTo(SIGMA_MPS, within(0.12));
    }

    /** The spectrum's shape, by its structure function: mean square difference over a lag against Kaimal's integral. */
    @Test
    void gustsHaveTheKaimalSpectrum() {
        double[] mps = series(4, 4_000_000);
        for (double lagS : new double[] {0.3, 1, 3, 10}) {
            int lag = (int) Math.round(lagS / Wind.STEP_S);
            double sum = 0;
            for (int i = lag; i < mps.length; i++) {
                sum += (mps[i] - mps[i - lag]) * (mps[i] - mps[i - lag]);
            }
            double measured = sum / (mps.length - lag);
            double expected = kaimalStructure(lagS);
            assertThat(measured).as("lag %s s", lagS).isCloseTo(expected, within(0.15 * expected));
        }
    }

    private static double kaimalStructure(double lagS) {
        double sum = 0;
        double stepLn = 0.01;
        for (double ln = Math.log(1e-5); ln < Math.log(1e4); ln += stepLn) {
            double hertz = Math.exp(ln);
            double f = hertz * LENGTH_M / MEAN_MPS;
            double density = SIGMA_MPS * SIGMA_MPS * 4 * f / Math.pow(1 + 6 * f, 5.0 / 3);
            sum += 2 * density * (1 - Math.cos(2 * Math.PI * hertz * lagS)) * stepLn;
        }
        return sum;
    }

    @Test
    void isCalmWithoutMean() {
        Wind wind = new Wind(new PlantDescription.Wind(0, 0, 0.15, LENGTH_M), new Noise(1, "wind"));
        wind.step();
        assertThat(wind.speedMps()).isZero();
        wind.blow(10, Math.PI);
        for (int i = 0; i < 10_000; i++) {
            wind.step();
        }
        assertThat(wind.speedMps()).isBetween(3.0, 17.0);
        assertThat(wind.alongTrolleyMps()).isCloseTo(-wind.speedMps(), within(1e-9));
    }

    @Test
    void theSameSeedBlowsTheSame() {
        assertThat(series(9, 1000)).isEqualTo(series(9, 1000)).isNotEqualTo(series(10, 1000));
    }
}
