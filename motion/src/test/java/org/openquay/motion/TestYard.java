package org.openquay.motion;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.HeightMapDescription;
import org.openquay.api.crane.KeepOut;
import org.openquay.api.crane.LandingPoint;
import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.api.crane.SiteDescription;

/** What stands on the ground: stacks on the vessel and containers on trucks, by bay. */
final class TestYard {

    private record Place(LocationKind kind, int bay, int row) {}

    private final SiteDescription site;
    private final Map<Place, Integer> stacked = new HashMap<>();
    private final Map<Place, Double> massKg = new HashMap<>();

    TestYard(SiteDescription site) {
        this.site = site;
    }

    /** Puts so many containers there, the top one of that mass. */
    void stack(Location at, int containers, double topKg) {
        Place place = new Place(at.kind(), at.bay(), at.row());
        stacked.put(place, containers);
        massKg.put(place, topKg);
    }

    LandingPoint point(Location at) {
        return site.landingPoint(at).orElseThrow();
    }

    /** Height of whatever a spreader or container at that place would stand on, m. */
    double supportM(double trolleyM, double gantryM) {
        double highest = -1000;
        int bay = (int) Math.round((gantryM - site.firstBayM()) / site.bayPitchM()) + 1;
        for (int row = 1; row <= site.rows(); row++) {
            double at = site.firstRowM() + (row - 1) * site.rowPitchM();
            if (Math.abs(at - trolleyM) < site.containerWidthM() * 0.9) {
                highest = Math.max(highest, topM(new Place(LocationKind.VESSEL, bay, row)));
            }
        }
        for (int lane = 1; lane <= site.laneM().size(); lane++) {
            if (Math.abs(site.laneM().get(lane - 1) - trolleyM) < site.containerWidthM() * 0.9) {
                highest = Math.max(highest, topM(new Place(LocationKind.LANE, bay, lane)));
            }
        }
        for (KeepOut keepOut : site.keepOuts()) {
            if (trolleyM > keepOut.fromM() - 1.2 && trolleyM < keepOut.toM() + 1.2) {
                highest = Math.max(highest, keepOut.topM());
            }
        }
        return highest;
    }

    /** Takes the top container away; returns its mass, or 0 when there is none. */
    double take(double trolleyM, double gantryM) {
        Place place = nearest(trolleyM, gantryM);
        if (place == null || stacked.getOrDefault(place, 0) == 0) {
            return 0;
        }
        stacked.merge(place, -1, Integer::sum);
        return massKg.getOrDefault(place, 12_000.0);
    }

    void put(double trolleyM, double gantryM, double kg) {
        Place place = nearest(trolleyM, gantryM);
        if (place != null) {
            stacked.merge(place, 1, Integer::sum);
            massKg.put(place, kg);
        }
    }

    int containers(Location at) {
        return stacked.getOrDefault(new Place(at.kind(), at.bay(), at.row()), 0);
    }

    /** What a perfect scanner over that bay would see, cm. */
    void profile(double gantryM, short[] heightCm) {
        HeightMapDescription map = site.heightMap();
        int bay = (int) Math.round((gantryM - site.firstBayM()) / site.bayPitchM()) + 1;
        for (int cell = 0; cell < map.cells(); cell++) {
            double from = map.firstM() + cell * map.cellM();
            heightCm[cell] = (short) Math.round(100 * highest(bay, from, from + map.cellM()));
        }
    }

    private double highest(int bay, double fromM, double toM) {
        double highest = 0;
        for (int row = 1; row <= site.rows(); row++) {
            highest = over(highest, site.firstRowM() + (row - 1) * site.rowPitchM(), fromM, toM,
                    topM(new Place(LocationKind.VESSEL, bay, row)));
        }
        for (int lane = 1; lane <= site.laneM().size(); lane++) {
            int containers = stacked.getOrDefault(new Place(LocationKind.LANE, bay, lane), 0);
            double top = containers == 0 ? 0 : topM(new Place(LocationKind.LANE, bay, lane));
            highest = over(highest, site.laneM().get(lane - 1), fromM, toM, top);
        }
        return highest;
    }

    private double over(double highest, double middleM, double fromM, double toM, double topM) {
        double half = site.containerWidthM() / 2;
        return middleM + half > fromM && middleM - half < toM ? Math.max(highest, topM) : highest;
    }

    private double topM(Place place) {
        double ground = place.kind() == LocationKind.VESSEL ? site.deckM() : site.chassisM();
        return ground + stacked.getOrDefault(place, 0) * site.containerHeightM();
    }

    private @Nullable Place nearest(double trolleyM, double gantryM) {
        int bay = (int) Math.round((gantryM - site.firstBayM()) / site.bayPitchM()) + 1;
        @Nullable
        Place best = null;
        double bestM = 1.5;
        for (int row = 1; row <= site.rows(); row++) {
            double away = Math.abs(site.firstRowM() + (row - 1) * site.rowPitchM() - trolleyM);
            if (away < bestM) {
                bestM = away;
                best = new Place(LocationKind.VESSEL, bay, row);
            }
        }
        for (int lane = 1; lane <= site.laneM().size(); lane++) {
            double away = Math.abs(site.laneM().get(lane - 1) - trolleyM);
            if (away < bestM) {
                bestM = away;
                best = new Place(LocationKind.LANE, bay, lane);
            }
        }
        return best;
    }
}
