package org.openquay.simulator.plant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.KeepOut;
import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.api.crane.SiteDescription;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.cargo.Container;
import org.openquay.simulator.cargo.Stowed;
import org.openquay.simulator.cargo.TruckCall;

/**
 * Everything that stands under the crane: vessel, stacks, trucks, keep-outs, quay and water, as rectangles along the
 * trolley axis at the crane's present place on the quay.
 */
final class Yard {

    /** Things that lie this close to the end of the load along the quay do not touch it, m. */
    private static final double END_CLEARANCE_M = 0.05;
    private static final double FAR_M = 1_000;
    /** Trucks wait while the load hangs lower than this over their lane, m. */
    private static final double TRUCK_HEADROOM_M = 7.0;

    /** Something fixed, named as violations call it. */
    private record Fixed(String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * How a container was set down.
     *
     * @param at     the place, empty when it is none
     * @param errorM horizontal distance to the centre of the place, or of the nearest one, m
     */
    record Placement(String at, double errorM) {}

    private static final Fixed QUAY = new Fixed("quay");
    private static final Fixed WATER = new Fixed("water");
    private static final Fixed DECK = new Fixed("deck");

    private final SiteDescription site;
    private final PlantDescription.Ground ground;
    private final double lengthM;
    private final Stack[][] stacks;
    private final TruckLane[] lanes;
    private final Fixed[] keepOutNames;
    private final List<LooseContainer> loose = new ArrayList<>();
    private final double deckFromM;
    private final double deckToM;
    private double seenGantryM = Double.NaN;
    private int firstBay;
    private int lastBay = -1;
    private double highestM;

    Yard(SiteDescription site, PlantDescription plant, CargoPlan cargo) {
        this.site = site;
        this.ground = plant.ground();
        this.lengthM = plant.load().containerLengthM();
        this.deckFromM = site.firstRowM() - site.rowPitchM() / 2;
        this.deckToM = deckFromM + site.rows() * site.rowPitchM();
        this.stacks = new Stack[site.bays()][site.rows()];
        for (int bay = 1; bay <= site.bays(); bay++) {
            for (int row = 1; row <= site.rows(); row++) {
                stacks[bay - 1][row - 1] = new Stack(bay, row, rowM(row), bayM(bay), site.deckM(),
                        site.containerHeightM(), site.tiers());
            }
        }
        this.lanes = new TruckLane[site.laneM().size()];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = new TruckLane(i + 1, site.laneM().get(i), site.chassisM(), plant.trucks());
        }
        this.keepOutNames = site.keepOuts().stream().map(keepOut -> new Fixed(keepOut.name())).toArray(Fixed[]::new);
        cargo.stowed().forEach(this::stow);
        cargo.trucks().forEach(this::expect);
        changed();
    }

    private void stow(Stowed stowed) {
        Location at = stowed.at();
        if (site.landingPoint(at).isEmpty() || at.kind() != LocationKind.VESSEL) {
            throw new IllegalArgumentException(
                    stowed.container().id() + " stands at " + at + ", no place on the vessel");
        }
        Stack stack = stacks[at.bay() - 1][at.row() - 1];
        if (stack.tiers() != at.tier() - 1) {
            throw new IllegalArgumentException(stowed.container().id() + " stands at " + at + ", with "
                    + stack.tiers() + " tiers stowed beneath");
        }
        stack.push(stowed.container(), stack.slotM);
    }

    private void expect(TruckCall call) {
        if (site.landingPoint(call.at()).isEmpty() || call.at().kind() != LocationKind.LANE) {
            throw new IllegalArgumentException("a truck is to come to " + call.at() + ", no lane of the site");
        }
        lanes[call.at().row() - 1].expect(call);
    }

    private double rowM(int row) {
        return site.firstRowM() + (row - 1) * site.rowPitchM();
    }

    private double bayM(int bay) {
        return site.firstBayM() + (bay - 1) * site.bayPitchM();
    }

    /** Lets trucks come and go while nothing hangs low over their lane. */
    void stepTrucks(double loadM, double loadBottomM, double stepS) {
        for (TruckLane lane : lanes) {
            boolean clear = loadBottomM > TRUCK_HEADROOM_M || Math.abs(loadM - lane.slotM) > 2 * site.containerWidthM();
            if (lane.step(clear, stepS)) {
                changed();
            }
        }
    }

    /** Finds what a load touches; {@code contact} has begun. */
    void touch(Contact contact, double centreM, double bottomM, double gantryM) {
        if (bottomM > highestM) {
            return;
        }
        see(gantryM);
        double halfM = site.containerWidthM() / 2;
        contact.with(QUAY, -FAR_M, ground.quayEdgeM(), 0);
        contact.with(WATER, ground.quayEdgeM(), FAR_M, ground.waterM());
        for (int i = 0; i < keepOutNames.length; i++) {
            KeepOut keepOut = site.keepOuts().get(i);
            contact.with(keepOutNames[i], keepOut.fromM(), keepOut.toM(), keepOut.topM());
        }
        if (lastBay >= firstBay) {
            contact.with(DECK, deckFromM, deckToM, site.deckM());
            int middle = (int) Math.floor((centreM - deckFromM) / site.rowPitchM());
            int last = Math.min(site.rows() - 1, middle + 1);
            for (int bay = firstBay; bay <= lastBay; bay++) {
                for (int row = Math.max(0, middle - 1); row <= last; row++) {
                    touchStack(contact, stacks[bay][row], bottomM, halfM);
                }
            }
        }
        for (TruckLane lane : lanes) {
            touchTruck(contact, lane, halfM, gantryM);
        }
        for (int i = 0; i < loose.size(); i++) {
            LooseContainer other = loose.get(i);
            if (reaches(other.gantryM(), gantryM)) {
                contact.with(other, other.centreM() - halfM, other.centreM() + halfM, other.topM());
            }
        }
    }

    private static void touchStack(Contact contact, Stack stack, double bottomM, double halfM) {
        for (int tier = stack.tiers(); tier > 0 && stack.topM(tier) > bottomM; tier--) {
            contact.with(stack, stack.centreM(tier) - halfM, stack.centreM(tier) + halfM, stack.topM(tier));
        }
    }

    private void touchTruck(Contact contact, TruckLane lane, double halfM, double gantryM) {
        Location at = lane.location();
        if (at == null || !reaches(bayM(at.bay()), gantryM)) {
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
            if (reaches(bayM(bay + 1), gantryM)) {
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
        for (int i = 0; i < keepOutNames.length; i++) {
            KeepOut keepOut = site.keepOuts().get(i);
            heightM = keepOut.fromM() < toM && keepOut.toM() > fromM ? Math.max(heightM, keepOut.topM()) : heightM;
        }
        double halfM = site.containerWidthM() / 2;
        if (lastBay >= firstBay && deckFromM < toM && deckToM > fromM) {
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
            if (at != null && reaches(bayM(at.bay()), gantryM) && lane.slotM - TruckLane.HALF_WIDTH_M < toM
                    && lane.slotM + TruckLane.HALF_WIDTH_M > fromM) {
                double topM = lane.chassisM() + (lane.container() == null ? 0 : site.containerHeightM());
                heightM = Math.max(heightM, topM);
            }
        }
        for (LooseContainer other : loose) {
            boolean over = other.centreM() - halfM < toM && other.centreM() + halfM > fromM;
            heightM = over && reaches(other.gantryM(), gantryM) ? Math.max(heightM, other.topM()) : heightM;
        }
        return heightM;
    }

    /** The container on top of what the spreader stands on. */
    @Nullable
    Container topContainer(@Nullable Object footing) {
        return switch (footing) {
            case Stack stack -> stack.top();
            case TruckLane lane -> lane.container();
            case LooseContainer other -> other.container();
            case null, default -> null;
        };
    }

    /** Where that container's middle is along the trolley axis, m. */
    double topContainerM(Object footing) {
        return switch (footing) {
            case Stack stack -> stack.centreM(stack.tiers());
            case TruckLane lane -> lane.containerCentreM();
            case LooseContainer other -> other.centreM();
            default -> Double.NaN;
        };
    }

    /** Where that container's middle is along the gantry axis, m. */
    double topContainerGantryM(Object footing) {
        return switch (footing) {
            case Stack stack -> stack.bayM;
            case TruckLane lane -> laneGantryM(lane);
            case LooseContainer other -> other.gantryM();
            default -> Double.NaN;
        };
    }

    private double laneGantryM(TruckLane lane) {
        Location at = lane.location();
        return at == null ? Double.NaN : bayM(at.bay());
    }

    /** The name of the place that the topmost container stands at; empty when it is none. */
    String placeOf(Object footing) {
        return switch (footing) {
            case Stack stack -> stack.topLocation().toString();
            case TruckLane lane -> String.valueOf(lane.location());
            default -> "";
        };
    }

    /** Takes the topmost container away. */
    void take(Object footing) {
        switch (footing) {
            case Stack stack -> stack.pop();
            case TruckLane lane -> lane.unload();
            case LooseContainer other -> loose.remove(other);
            default -> throw new IllegalArgumentException("nothing to take from " + footing);
        }
        changed();
    }

    /** Leaves a container where the load stands now. */
    Placement leave(Container container, double centreM, double gantryM, @Nullable Object footing, double topM) {
        Stack stack = stackFor(footing, centreM, gantryM);
        Placement placement;
        if (stack != null) {
            stack.push(container, centreM);
            placement = new Placement(stack.topLocation().toString(),
                    StrictMath.hypot(centreM - stack.slotM, gantryM - stack.bayM));
        } else if (footing instanceof TruckLane lane && lane.container() == null) {
            lane.load(container, centreM);
            placement = new Placement(String.valueOf(lane.location()),
                    StrictMath.hypot(centreM - lane.slotM, gantryM - laneGantryM(lane)));
        } else {
            loose.add(new LooseContainer(container, centreM, gantryM, topM));
            placement = new Placement("", nearestPlaceM(centreM, gantryM));
        }
        changed();
        return placement;
    }

    /** The stack that a container set down here belongs to. */
    private @Nullable Stack stackFor(@Nullable Object footing, double centreM, double gantryM) {
        if (footing != DECK && !(footing instanceof Stack)) {
            return null;
        }
        int row = (int) Math.floor((centreM - deckFromM) / site.rowPitchM());
        int bay = (int) Math.rint((gantryM - site.firstBayM()) / site.bayPitchM());
        if (row < 0 || row >= site.rows() || bay < 0 || bay >= site.bays()) {
            return null;
        }
        Stack stack = stacks[bay][row];
        boolean fits = footing == DECK ? stack.tiers() == 0 : footing == stack;
        return fits && !stack.full() ? stack : null;
    }

    private double nearestPlaceM(double centreM, double gantryM) {
        int row = Math.clamp((int) Math.floor((centreM - deckFromM) / site.rowPitchM()), 0, site.rows() - 1);
        int bay = Math.clamp((int) Math.rint((gantryM - site.firstBayM()) / site.bayPitchM()), 0, site.bays() - 1);
        double offM = Math.abs(centreM - rowM(row + 1));
        for (TruckLane lane : lanes) {
            offM = Math.min(offM, Math.abs(centreM - lane.slotM));
        }
        return StrictMath.hypot(offM, gantryM - bayM(bay + 1));
    }

    /** Finds the height above which nothing stands. */
    private void changed() {
        double topM = Math.max(0, site.deckM());
        for (KeepOut keepOut : site.keepOuts()) {
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

    /** What stands everywhere, one line per place: for tests that compare two runs, and for people. */
    String inventory() {
        StringBuilder text = new StringBuilder();
        for (Stack[] bay : stacks) {
            for (Stack stack : bay) {
                Container top = stack.top();
                if (top != null) {
                    text.append(String.format(Locale.ROOT, "%s %s %.4f%n", stack.topLocation(), top.id(),
                            stack.centreM(stack.tiers())));
                }
            }
        }
        for (TruckLane lane : lanes) {
            Container on = lane.container();
            text.append(lane.location()).append(' ').append(on == null ? "-" : on.id()).append('\n');
        }
        loose.forEach(other -> text.append(other).append('\n'));
        return text.toString();
    }
}
