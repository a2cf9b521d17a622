package org.openquay.motion.sway;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.openquay.api.crane.HeightMapDescription;
import org.openquay.api.crane.SiteDescription;
import org.openquay.api.image.PlanRequest;

/**
 * What stands under the sample crane: stacks of containers on the vessel's rows, trucks on the lanes. Knows the true
 * shapes as well as the profile that a scanner makes of them.
 */
final class BayScene {

    private final SiteDescription site;
    /** Trolley position and top of every place where a container can stand. */
    final double[] placeM;
    final double[] topM;

    BayScene(SiteDescription site) {
        this.site = site;
        int rows = site.rows();
        placeM = new double[rows + site.laneM().size()];
        topM = new double[placeM.length];
        for (int i = 0; i < placeM.length; i++) {
            placeM[i] = i < rows ? site.firstRowM() + i * site.rowPitchM() : site.laneM().get(i - rows);
            topM[i] = i < rows ? site.deckM() : 0;
        }
    }

    /** Every stack of its own height, every second lane with a truck. */
    void fill(SplittableRandom random) {
        int mostTiers = random.nextInt(site.tiers() + 1);
        for (int i = 0; i < placeM.length; i++) {
            boolean vessel = i < site.rows();
            topM[i] = vessel
                    ? site.deckM() + random.nextInt(mostTiers + 1) * site.containerHeightM()
                    : random.nextBoolean() ? 0 : site.chassisM() + random.nextInt(2) * site.containerHeightM();
        }
    }

    /** Writes the profile: the highest thing that reaches into each cell. */
    void scan(PlanRequest request) {
        HeightMapDescription map = site.heightMap();
        Arrays.fill(request.heightCm, (short) 0);
        for (int cell = 0; cell < map.cells(); cell++) {
            double fromM = map.firstM() + cell * map.cellM();
            for (int i = 0; i < placeM.length; i++) {
                if (placeM[i] + halfM() > fromM && placeM[i] - halfM() < fromM + map.cellM()) {
                    request.heightCm[cell] = (short) Math.max(request.heightCm[cell], Math.round(100 * topM[i]));
                }
            }
        }
    }

    double halfM() {
        return 0.5 * site.containerWidthM();
    }

    /** How the box with that middle, half width and bottom lies to everything: least of (above or beside), m. */
    double clearanceM(double middleM, double halfWidthM, double bottomM, double leastAboveM, double leastBesideM) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < placeM.length; i++) {
            least = Math.min(least, spare(placeM[i] - halfM(), placeM[i] + halfM(), topM[i], middleM, halfWidthM,
                    bottomM, leastAboveM, leastBesideM));
        }
        List<org.openquay.api.crane.KeepOut> keepOuts = site.keepOuts();
        for (org.openquay.api.crane.KeepOut k : keepOuts) {
            least = Math.min(least, spare(k.fromM(), k.toM(), k.topM(), middleM, halfWidthM, bottomM, leastAboveM,
                    leastBesideM));
        }
        return least;
    }

    private static double spare(double fromM, double toM, double topM, double middleM, double halfWidthM,
            double bottomM, double leastAboveM, double leastBesideM) {
        double besideM = Math.max(fromM - middleM, middleM - toM) - halfWidthM;
        double aboveM = bottomM - topM;
        return Math.max(besideM - leastBesideM, aboveM - leastAboveM);
    }
}
