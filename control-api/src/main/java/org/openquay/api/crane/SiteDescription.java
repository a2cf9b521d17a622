package org.openquay.api.crane;

import java.util.List;
import java.util.Optional;

/**
 * The ground that the crane works over: vessel, lanes, fixed obstacles.
 *
 * @param bays             number of vessel bays
 * @param firstBayM        where bay 1 is along the quay, m
 * @param bayPitchM        distance of bays, m
 * @param rows             number of vessel rows
 * @param firstRowM        where row 1 is across the quay, m
 * @param rowPitchM        distance of rows, m
 * @param deckM            height of the deck that tier 1 stands on, m
 * @param tiers            most tiers on deck
 * @param laneM            where each lane's middle is across the quay, lane 1 first, m
 * @param chassisM         height of a truck's chassis, m
 * @param containerHeightM height of a container, m
 * @param containerWidthM  width of a container, across the quay, m
 * @param keepOuts         fixed obstacles
 * @param heightMap        the bay profile
 */
public record SiteDescription(int bays, double firstBayM, double bayPitchM, int rows, double firstRowM,
        double rowPitchM, double deckM, int tiers, List<Double> laneM, double chassisM, double containerHeightM,
        double containerWidthM, List<KeepOut> keepOuts, HeightMapDescription heightMap) {

    /** Room that is kept to the highest thing of the site while the gantry travels, m. */
    public static final double TRAVEL_CLEARANCE_M = 1.0;

    public SiteDescription {
        laneM = List.copyOf(laneM);
        keepOuts = List.copyOf(keepOuts);
    }

    /** The highest top that the site can hold: all tiers stand, and every keep-out, m. */
    public double highestM() {
        return keepOuts.stream().mapToDouble(KeepOut::topM).reduce(deckM + tiers * containerHeightM, Math::max);
    }

    /** Where the spreader lands for a container at that location; empty when the site has no such place. */
    public Optional<LandingPoint> landingPoint(Location at) {
        if (at.bay() < 1 || at.bay() > bays) {
            return Optional.empty();
        }
        double alongM = firstBayM + (at.bay() - 1) * bayPitchM;
        return switch (at.kind()) {
            case VESSEL -> at.row() < 1 || at.row() > rows || at.tier() < 1 || at.tier() > tiers
                    ? Optional.empty()
                    : Optional.of(new LandingPoint(firstRowM + (at.row() - 1) * rowPitchM, alongM,
                            deckM + at.tier() * containerHeightM));
            case LANE -> at.row() < 1 || at.row() > laneM.size() || at.tier() != 1
                    ? Optional.empty()
                    : Optional.of(new LandingPoint(laneM.get(at.row() - 1), alongM, chassisM + containerHeightM));
        };
    }
}
