package org.openquay.simulator.device;

import org.openquay.simulator.plant.Noise;
import org.openquay.simulator.plant.Plant;

/** A gyro on the headblock: shows the sway's rate at once, with a constant bias and a little noise. */
final class SwayGyro {

    /** Of an industrial rate sensor after warm-up, rad/s: some 0.2 °/s, and 0.06 °/s of noise. */
    private static final double BIAS_RADPS = 0.0035;
    private static final double NOISE_RADPS = 0.001;

    private final Plant plant;
    private final Noise noise;

    SwayGyro(Plant plant, Noise noise) {
        this.plant = plant;
        this.noise = noise;
    }

    double rateRadps() {
        return plant.load().swayRadps() + BIAS_RADPS + NOISE_RADPS * noise.normal();
    }
}
