package org.openquay.app.study;

import org.openquay.simulator.plant.Plant;
import org.openquay.simulator.plant.PlantDescription;

/** The angle at which the true wind would hold the true load, and its mean over the last seconds. */
final class WindLean {

    private static final double AIR_KGPM3 = 1.225;
    private static final double GRAVITY_MPS2 = 9.81;
    /** About half a swing, s. */
    private static final double MEAN_S = 5;

    private final PlantDescription.Load load;
    private final Plant plant;
    private double meanRad;

    WindLean(PlantDescription.Load load, Plant plant) {
        this.load = load;
        this.plant = plant;
        meanRad = rad();
    }

    /** Of a wind along the trolley's axis, on the spreader alone or with a container. */
    static double rad(PlantDescription.Load load, double windMps, double suspendedKg, boolean container) {
        double areaM2 = load.spreaderDragM2() + (container ? load.containerDragM2() : 0);
        return 0.5 * AIR_KGPM3 * load.dragCoefficient() * areaM2 * windMps * Math.abs(windMps)
                / (suspendedKg * GRAVITY_MPS2);
    }

    /** Of the wind of this moment, rad. */
    double rad() {
        return rad(load, plant.wind().alongTrolleyMps(), plant.load().massKg(), plant.carried() != null);
    }

    /** After each step of the plant. */
    void step() {
        meanRad += (rad() - meanRad) * Plant.STEP_NS / 1e9 / MEAN_S;
    }

    /** Of the wind of the last seconds, rad. */
    double meanRad() {
        return meanRad;
    }
}
