package org.openquay.simulator.plant;

/**
 * Wind with gusts: a mean speed and three filtered noises whose sum has the Kaimal spectrum
 * {@code n·S/σ² = 4f / (1 + 6f)^(5/3)}, {@code f = n·L/U}, within 14 % for f from 0.01 to 30. Weights and time constants
 * are a fit to that spectrum.
 */
public final class Wind {

    /** Time between two changes of the speed, s. */
    static final double STEP_S = 0.01;

    private static final double[] WEIGHT = {0.5347, 0.3898, 0.0755};
    /** Time constants as multiples of length scale ÷ mean speed. */
    private static final double[] TIME = {1.4050, 0.1821, 0.0236};

    private final double turbulence;
    private final double lengthScaleM;
    private final Noise noise;
    private final double[] gustMps = new double[WEIGHT.length];
    private final double[] keep = new double[WEIGHT.length];
    private final double[] excite = new double[WEIGHT.length];
    private double meanMps;
    private double alongTrolley;
    private double speedMps;

    Wind(PlantDescription.Wind wind, Noise noise) {
        this.turbulence = wind.turbulence();
        this.lengthScaleM = wind.lengthScaleM();
        this.noise = noise;
        blow(wind.meanMps(), wind.directionRad());
        for (int i = 0; i < gustMps.length; i++) {
            gustMps[i] = StrictMath.sqrt(WEIGHT[i]) * turbulence * meanMps * noise.normal();
        }
        speedMps = Math.max(0, meanMps + sum());
    }

    /**
     * Sets the mean; gusts follow it at their own pace.
     *
     * @param mean      mean speed, m/s
     * @param direction where it blows to, 0 = along the trolley axis in plus direction, rad
     */
    public void blow(double mean, double direction) {
        meanMps = mean;
        alongTrolley = StrictMath.cos(direction);
        for (int i = 0; i < WEIGHT.length; i++) {
            double timeS = TIME[i] * lengthScaleM / Math.max(0.1, mean);
            keep[i] = StrictMath.exp(-STEP_S / timeS);
            excite[i] = StrictMath.sqrt(WEIGHT[i] * (1 - keep[i] * keep[i])) * turbulence * mean;
        }
    }

    void step() {
        for (int i = 0; i < gustMps.length; i++) {
            gustMps[i] = keep[i] * gustMps[i] + excite[i] * noise.normal();
        }
        speedMps = Math.max(0, meanMps + sum());
    }

    private double sum() {
        return gustMps[0] + gustMps[1] + gustMps[2];
    }

    /** What an anemometer shows, m/s. */
    public double speedMps() {
        return speedMps;
    }

    /** Its part along the trolley axis, positive towards plus, m/s. */
    public double alongTrolleyMps() {
        return speedMps * alongTrolley;
    }
}
