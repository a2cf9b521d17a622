package org.openquay.motion.sway;

import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import java.util.SplittableRandom;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SiteDescription;
import org.openquay.api.image.PlanRequest;

/**
 * Transfers as a crane meets them: from and to any stack, truck or place in mid-air, empty or with any load, over any
 * stacking, with a little sway at the start. Covers the space by drawing each independently; some requests are
 * therefore such that no plan exists.
 */
final class RandomTransfers {

    final PlanRequest request = new PlanRequest(TransferCrane.shape());
    final BayScene scene;
    private final CraneDescription crane = SampleCrane.description();
    private final SplittableRandom random;

    RandomTransfers(long seed) {
        random = new SplittableRandom(seed);
        scene = new BayScene(crane.site());
    }

    void next() {
        SiteDescription site = crane.site();
        scene.fill(random);
        boolean loaded = random.nextInt(3) > 0;
        request.requestId++;
        request.loadDepthM = loaded ? site.containerHeightM() : 0;
        request.suspendedKg = loaded ? random.nextDouble(17_000, 80_000) : 15_000;
        int from = random.nextInt(scene.placeM.length);
        int to = random.nextInt(scene.placeM.length);
        request.positionM[TROLLEY] = scene.placeM[from] + random.nextDouble(-0.02, 0.02);
        request.positionM[HOIST] = scene.topM[from] + request.loadDepthM + (loaded ? random.nextDouble(0.05, 1) : 0)
                + (random.nextInt(4) == 0 ? random.nextDouble(0, 15) : 0);
        request.targetM[TROLLEY] = random.nextInt(10) == 0 ? placeAt(random.nextDouble(-45, 60)) : scene.placeM[to];
        request.targetM[HOIST] = random.nextInt(10) == 0
                ? random.nextDouble(10, 44)
                : scene.topM[to] + request.loadDepthM + random.nextDouble(0, 1.5);
        request.swayRad = random.nextInt(3) == 0 ? random.nextDouble(-0.02, 0.02) : 0;
        scene.scan(request);
    }

    /** What is this near a place is taken for it, and only at its middle is there room between neighbours. */
    private double placeAt(double anywhereM) {
        for (double placeM : scene.placeM) {
            if (Math.abs(anywhereM - placeM) <= BayObstacles.AT_PLACE_M) {
                return placeM;
            }
        }
        return anywhereM;
    }
}
