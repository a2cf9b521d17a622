package org.openquay.simulator.device;

import org.openquay.api.crane.HeightMapDescription;
import org.openquay.simulator.plant.Noise;
import org.openquay.simulator.plant.Plant;
import org.openquay.simulator.plant.PlantDescription;

/** A laser on the boom that sees how high things stand in each cell below, the load and its ropes left out. */
final class BayScanner {

    private final Plant plant;
    private final HeightMapDescription map;
    private final double noiseM;
    private final long periodNs;
    private final Noise noise;
    private final double[] heightM;
    private long seenNs = Long.MIN_VALUE;

    BayScanner(Plant plant, HeightMapDescription map, PlantDescription.Sensors sensors, Noise noise) {
        this.plant = plant;
        this.map = map;
        this.noiseM = sensors.scannerNoiseM();
        this.periodNs = Math.round(sensors.scannerPeriodS() * 1e9);
        this.noise = noise;
        this.heightM = new double[map.cells()];
    }

    /** Height in a cell as of the last sweep, m. */
    double heightM(int cell) {
        long sweepNs = plant.timeNs() / periodNs * periodNs;
        if (sweepNs != seenNs) {
            seenNs = sweepNs;
            for (int i = 0; i < heightM.length; i++) {
                double fromM = map.firstM() + i * map.cellM();
                heightM[i] = plant.heightM(fromM, fromM + map.cellM()) + noiseM * noise.normal();
            }
        }
        return heightM[cell];
    }
}
