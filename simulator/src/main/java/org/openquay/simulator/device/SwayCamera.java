package org.openquay.simulator.device;

import org.openquay.simulator.plant.Noise;
import org.openquay.simulator.plant.Plant;
import org.openquay.simulator.plant.PlantDescription;

/** A camera under the trolley that measures the sway from pictures: late, a little noisy, now and then blind. */
final class SwayCamera {

    private final Plant plant;
    private final PlantDescription.Sensors sensors;
    private final Noise noise;
    private final long frameNs;
    /** Pictures on their way through image processing, oldest at {@code next}. */
    private final double[] angleRad;
    private final boolean[] good;
    private int next;
    private long nextFrameNs;
    private long blindUntilNs;
    private double shownRad;
    private boolean shownValid;
    private boolean covered;

    SwayCamera(Plant plant, PlantDescription.Sensors sensors, Noise noise) {
        this.plant = plant;
        this.sensors = sensors;
        this.noise = noise;
        this.frameNs = Math.round(sensors.swayFrameS() * 1e9);
        int underWay = (int) Math.max(1, Math.round(sensors.swayDelayS() / sensors.swayFrameS()));
        this.angleRad = new double[underWay];
        this.good = new boolean[underWay];
        this.nextFrameNs = frameNs;
    }

    void step() {
        if (plant.timeNs() < nextFrameNs) {
            return;
        }
        nextFrameNs += frameNs;
        shownValid = good[next];
        if (shownValid) {
            shownRad = angleRad[next];
        }
        if (noise.uniform() < sensors.swayDropoutPerS() * sensors.swayFrameS()) {
            blindUntilNs = plant.timeNs() + Math.round(noise.uniform() * sensors.swayDropoutS() * 1e9);
        }
        good[next] = plant.timeNs() >= blindUntilNs && !covered;
        angleRad[next] = plant.load().swayRad() + sensors.swayNoiseRad() * noise.normal();
        next = (next + 1) % angleRad.length;
    }

    /** Fault: something covers the lens. */
    void cover(boolean on) {
        covered = on;
    }

    /** The last good angle, rad. */
    double angleRad() {
        return shownRad;
    }

    boolean valid() {
        return shownValid;
    }
}
