package org.openquay.simulator.plant;

import java.util.List;

import org.openquay.api.crane.KeepOut;
import org.openquay.api.crane.Location;
import org.openquay.api.crane.SiteDescription;

/**
 * What stands under the crane as rectangles along the trolley axis, at the crane's present place on the quay: seen from
 * above by the bay scanner, and touched by the load.
 */
final class Surroundings {

    /** The ship's deck as something to stand on. */
    static final Fixed DECK = new Fixed("deck");

    private static final Fixed QUAY = new Fixed("quay");
    private static final Fixed WATER = new Fixed("water");
    /** Things that lie this close to the end of the load along the quay do not touch it, m. */
    private static final double END_CLEARANCE_M = 0.05;
    private static final double FAR_M = 1_000;

    /** Something fixed, named as violations call it. */
    record Fixed(String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final SiteDescription site;
    private final PlantDescription.Ground ground;
    private final double lengthM;
    private final double halfM;
    private final Berth berth;
    private final Stack[][] stacks;
    private final TruckLane[] lanes;
    private final List<LooseContainer> loose;
    private final KeepOut[] keepOuts;
    private final Fixed[] keepOutNames;
    private double seenGantryM = Double.NaN;
    private int firstBay;
    private int lastBay = -1;
    private double highestM;

    Surroundings(SiteDescription site, PlantDescription plant, Stack[][] stacks, TruckLane[] lanes,
            List<LooseContainer> loose) {
        this.site = site;
        this.ground = plant.ground();
        this.lengthM = plant.load().containerLengthM();
        this.halfM = site.containerWidthM() / 2;
        this.berth = new Berth(site);
        this.stacks = stacks;
        this.lanes = lanes;
        this.loose = loose;
        this.keepOuts = site.keepOuts().toArray(KeepOut[]::new);
        this.keepOutNames = site.keepOuts().stream().map(keepOut -> new Fixed(keepOut.name())).toArray(Fixed[]::new);
        changed();
    }

    /** Finds what a load touches; {@code contact} has begun. */
    void touch(Contact contact, double centreM, double bottomM, double gantryM) {
        if (bottomM > highestM) {
            return;
        }
        see(gantryM);
        contact.with(QUAY, -FAR_M, ground.quayEdgeM(), 0);
        contact.with(WATER, ground.quayEdgeM(), FAR_M, ground.waterM());
        for (int i = 0; i < keepOuts.length; i++) {
            KeepOut keepOut = keepOuts[i];
            contact.with(keepOutNames[i], keepOut.fromM(), keepOut.toM(), keepOut.topM());
        }
        if (lastBay >= firstBay) {
            contact.with(DECK, berth.deckFromM(), berth.deckToM(), site.deckM());
            int middle = berth.row(centreM) - 1;
            int last = Math.min(site.rows() - 1, middle + 1);
            for (int bay = firstBay; bay <= lastBay; bay++) {
                for (int row = Math.max(0, middle - 1); row <= last; row++) {
                    touchStack(contact, stacks[bay][row], bottomM);
                }
            }
        }
        for (TruckLane lane : lanes) {
            touchTruck(contact, lane, gantryM);
        }
        for (int i = 0; i < loose.size(); i++) {
            LooseContainer other = loose.get(i);
            if (reaches(other.gantryM(), gantryM)) {
                contact.with(other, other.centreM() - halfM, other.centreM() + halfM, other.topM());
            }
        }
    }

    private void touchStack(Contact contact, Stack stack, double bottomM) {
        for (int tier = stack.tiers(); tier > 0 && stack.topM(tier) > bottomM; tier--) {
            contact.with(stack, stack.centreM(tier) - halfM, stack.centreM(tier) + halfM, stack.topM(tier));
        }
    }

    private void touchTruck(Contact contact, TruckLane lane, double gantryM) {
        Location at = lane.location();
        if (at == null || !reaches(berth.bayM(at.bay()), gantryM)) {
            return;
        }
        contact.with(lane, lane.slotM - TruckLane.HALF_WIDTH_M, lane.slotM + TruckLane.HALF_WIDTH_M, lane.chassisM());
        if (lane.container() != null) {
            contact.with(lane, lane.containerCentreM() - halfM, lane.containerCentreM() + halfM,
                    lane.chassisM() + site.containerHeightM());
        }
    }

    /** Finds the bays that a load reaches from here. */
    private void see(double gantryM) {
        if (gantryM == seenGantryM) {
            return;
        }
        seenGantryM = gantryM;
        firstBay = 0;
        lastBay = -1;
        for (int bay = 0; bay < site.bays(); bay++) {
            if (reaches(berth.bayM(bay + 1), gantryM)) {
                firstBay = lastBay < firstBay ? bay : firstBay;
                lastBay = bay;
            }
        }
    }

    private boolean reaches(double thingM, double gantryM) {
        return Math.abs(thingM - gantryM) < lengthM - END_CLEARANCE_M;
    }

    /** Height of the highest thing between two places along the trolley axis, as a scanner sees it from here, m. */
    double heightM(double fromM, double toM, double gantryM) {
        see(gantryM);
        double heightM = fromM < ground.quayEdgeM() ? 0 : ground.waterM();
        for (KeepOut keepOut : keepOuts) {
            heightM = keepOut.fromM() < toM && keepOut.toM() > fromM ? Math.max(heightM, keepOut.topM()) : heightM;
        }
        if (lastBay >= firstBay && berth.deckFromM() < toM && berth.deckToM() > fromM) {
            heightM = Math.max(heightM, site.deckM());
            for (int bay = firstBay; bay <= lastBay; bay++) {
                for (Stack stack : stacks[bay]) {
                    boolean over = stack.tiers() > 0 && stack.centreM(stack.tiers()) - halfM < toM
                            && stack.centreM(stack.tiers()) + halfM > fromM;
                    heightM = over ? Math.max(heightM, stack.topM()) : heightM;
                }
            }
        }
        for (TruckLane lane : lanes) {
            Location at = lane.location();
            if (at != null && reaches(berth.bayM(at.bay()), gantryM) && lane.slotM - TruckLane.HALF_WIDTH_M < toM
                    && lane.slotM + TruckLane.HALF_WIDTH_M > fromM) {
                double topM = lane.chassisM() + (lane.container() == null ? 0 : site.containerHeightM());
                heightM = Math.max(heightM, topM);
            }
        }
        for (int i = 0; i < loose.size(); i++) {
            LooseContainer other = loose.get(i);
            boolean over = other.centreM() - halfM < toM && other.centreM() + halfM > fromM;
            heightM = over && reaches(other.gantryM(), gantryM) ? Math.max(heightM, other.topM()) : heightM;
        }
        return heightM;
    }

    /** To be told whenever a container or a truck has come or gone. */
    void changed() {
        double topM = Math.max(0, site.deckM());
        for (KeepOut keepOut : keepOuts) {
            topM = Math.max(topM, keepOut.topM());
        }
        for (Stack[] bay : stacks) {
            for (Stack stack : bay) {
                topM = Math.max(topM, stack.topM());
            }
        }
        for (LooseContainer other : loose) {
            topM = Math.max(topM, other.topM());
        }
        highestM = Math.max(topM, site.chassisM() + site.containerHeightM());
    }
}
