package org.openquay.simulator.plant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.api.crane.SiteDescription;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.cargo.Container;
import org.openquay.simulator.cargo.Stowed;
import org.openquay.simulator.cargo.TruckCall;

/** The containers under the crane, in stacks, on trucks and where they do not belong, and how they come and go. */
final class Yard {

    /** Trucks wait while the load hangs lower than this over their lane, m. */
    private static final double TRUCK_HEADROOM_M = 7.0;

    /**
     * How a container was set down.
     *
     * @param at     the place, empty when it is none
     * @param errorM horizontal distance to the centre of the place, or of the nearest one, m
     */
    record Placement(String at, double errorM) {}

    private final SiteDescription site;
    private final Berth berth;
    private final Stack[][] stacks;
    private final TruckLane[] lanes;
    private final List<LooseContainer> loose = new ArrayList<>();
    private final Surroundings surroundings;

    /**
     * The yard at the start.
     *
     * @throws IllegalArgumentException naming container or truck, when the cargo does not fit the site
     */
    Yard(SiteDescription site, PlantDescription plant, CargoPlan cargo) {
        this.site = site;
        this.berth = new Berth(site);
        this.stacks = new Stack[site.bays()][site.rows()];
        for (int bay = 1; bay <= site.bays(); bay++) {
            for (int row = 1; row <= site.rows(); row++) {
                stacks[bay - 1][row - 1] = new Stack(bay, row, berth.rowM(row), berth.bayM(bay), site.deckM(),
                        site.containerHeightM(), site.tiers());
            }
        }
        this.lanes = new TruckLane[site.laneM().size()];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = new TruckLane(i + 1, site.laneM().get(i), site.chassisM(), plant.trucks());
        }
        cargo.stowed().forEach(this::stow);
        cargo.trucks().forEach(this::expect);
        this.surroundings = new Surroundings(site, plant, stacks, lanes, loose);
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

    /** What can be seen and touched. */
    Surroundings surroundings() {
        return surroundings;
    }

    /** Lets trucks come and go while nothing hangs low over their lane. */
    void stepTrucks(double loadM, double loadBottomM, double stepS) {
        for (TruckLane lane : lanes) {
            boolean clear = loadBottomM > TRUCK_HEADROOM_M || Math.abs(loadM - lane.slotM) > 2 * site.containerWidthM();
            if (lane.step(clear, stepS)) {
                surroundings.changed();
            }
        }
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
        return at == null ? Double.NaN : berth.bayM(at.bay());
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
        surroundings.changed();
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
        surroundings.changed();
        return placement;
    }

    /** The stack that a container set down here belongs to. */
    private @Nullable Stack stackFor(@Nullable Object footing, double centreM, double gantryM) {
        int row = berth.row(centreM);
        int bay = berth.bay(gantryM);
        if (row < 1 || row > site.rows() || bay < 1 || bay > site.bays()) {
            return null;
        }
        Stack stack = stacks[bay - 1][row - 1];
        boolean fits = footing == Surroundings.DECK ? stack.tiers() == 0 : footing == stack;
        return fits && !stack.full() ? stack : null;
    }

    private double nearestPlaceM(double centreM, double gantryM) {
        double offM = Math.abs(centreM - berth.rowM(Math.clamp(berth.row(centreM), 1, site.rows())));
        for (TruckLane lane : lanes) {
            offM = Math.min(offM, Math.abs(centreM - lane.slotM));
        }
        return StrictMath.hypot(offM, gantryM - berth.bayM(Math.clamp(berth.bay(gantryM), 1, site.bays())));
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
