package org.openquay.motion.sway;

import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import java.util.List;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.HeightMapDescription;
import org.openquay.api.crane.KeepOut;
import org.openquay.api.crane.LoadDescription;
import org.openquay.api.crane.MotionLimits;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SiteDescription;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.PlanRequest;

/** Cranes for the tests of transfers: the sample crane, and the same with other limits and an empty yard. */
final class TransferCrane {

    private TransferCrane() {}

    static ImageShape shape() {
        return new ImageShape(new int[0], new int[0], 3, 3, 1, 1, SampleCrane.HEIGHT_CELLS);
    }

    /** An axis over open ground, with everything that shapes it but these limits out of the way. */
    static CraneDescription open(MotionLimits trolley, MotionLimits hoist, double maxSwayRad) {
        CraneDescription sample = SampleCrane.description();
        AxisDescription h = sample.axes().get(SampleCrane.HOIST);
        AxisDescription t = sample.axes().get(SampleCrane.TROLLEY);
        List<AxisDescription> axes = List.of(
                new AxisDescription(h.name(), h.role(), 0, -18, 51, -18.8, 51.5, 0, 0.5, hoist, 0.02, h.brake()),
                new AxisDescription(t.name(), t.role(), 0, -200, 200, -201, 201, 0, 0.8, trolley, 0.02, t.brake()),
                sample.axes().get(SampleCrane.GANTRY));
        LoadDescription load = new LoadDescription(65_000, 1.1, 0.9, 6_000, 15_000, 3.0, 1e9, hoist);
        SiteDescription s = sample.site();
        return new CraneDescription(sample.id(), sample.periodNs(), sample.maxLatenessNs(), sample.groups(), axes,
                sample.drives(), sample.links(), sample.signals(), load,
                new PendulumDescription(52.0, maxSwayRad, 0.08, 0, 0.06), sample.spreader(), sample.wind(),
                site(s, List.of(), new HeightMapDescription(0, 1, 0)));
    }

    static SiteDescription site(SiteDescription s, List<KeepOut> keepOuts, HeightMapDescription map) {
        return new SiteDescription(s.bays(), s.firstBayM(), s.bayPitchM(), s.rows(), s.firstRowM(), s.rowPitchM(),
                s.deckM(), s.tiers(), s.laneM(), s.chassisM(), s.containerHeightM(), s.containerWidthM(), keepOuts,
                map);
    }

    static PlanRequest request(double fromM, double toM, double hoistFromM, double hoistToM) {
        PlanRequest request = new PlanRequest(shape());
        request.requestId = 1;
        request.positionM[TROLLEY] = fromM;
        request.targetM[TROLLEY] = toM;
        request.positionM[HOIST] = hoistFromM;
        request.targetM[HOIST] = hoistToM;
        request.suspendedKg = 15_000;
        return request;
    }
}
