package org.openquay.simulator.plant;

import org.jspecify.annotations.Nullable;

import org.openquay.simulator.cargo.Container;

/** What the spreader does on a container: guides find it, pins prove it, twistlocks take it and leave it. */
final class Spreader {

    private final PlantDescription.Spreader description;
    private final Yard yard;
    private final Contact contact;
    private final SuspendedLoad load;
    private final MoveRecorder moves;
    private final Twistlocks twistlocks;
    private boolean pinsIn;
    private @Nullable Container carried;

    Spreader(PlantDescription.Spreader description, Yard yard, Contact contact, SuspendedLoad load,
            MoveRecorder moves) {
        this.description = description;
        this.yard = yard;
        this.contact = contact;
        this.load = load;
        this.moves = moves;
        this.twistlocks = new Twistlocks(description);
    }

    /** How far the guides pull the empty spreader onto the container beneath, m; NaN when they grip nothing. */
    double guideM(double gantryM) {
        Object footing = contact.footing;
        if (carried != null || footing == null || yard.topContainer(footing) == null) {
            return Double.NaN;
        }
        double offM = yard.topContainerM(footing) - load.positionM();
        double alongQuayM = yard.topContainerGantryM(footing) - gantryM;
        double captureM = description.captureM();
        return Math.abs(offM) <= captureM && Math.abs(alongQuayM) <= captureM ? offM : Double.NaN;
    }

    /** Pushes the pins in, or lets them out. */
    void feel(double guideM) {
        pinsIn = contact.standing() && load.restingN() > description.pinForceN()
                && (carried != null || Math.abs(guideM) <= description.pinClearanceM());
    }

    /** Turns the twistlocks, takes a container and leaves it. */
    void step(Plant plant, double stepS) {
        boolean allPinsIn = pinsIn && contact.minusSideBears && contact.plusSideBears;
        twistlocks.step(allPinsIn, stepS);
        Object footing = contact.footing;
        if (carried == null && allPinsIn && footing != null && twistlocks.allLocked()) {
            take(plant, footing);
        } else if (carried != null && contact.standing() && twistlocks.allUnlocked()) {
            leave(plant, carried);
        }
    }

    private void take(Plant plant, Object footing) {
        Container picked = yard.topContainer(footing);
        if (picked != null) {
            moves.locked(plant.timeNs(), yard.placeOf(footing));
            yard.take(footing);
            carried = picked;
            load.carry(picked.massKg());
        }
    }

    private void leave(Plant plant, Container container) {
        Yard.Placement placement = yard.leave(container, load.positionM(), plant.gantryM(), contact.footing,
                load.heightM());
        if (placement.at().isEmpty()) {
            moves.violated(ViolationKind.MISPLACED, plant.timeNs(), "%s set down on %s at %.2f m", container.id(),
                    contact.footing, load.positionM());
        }
        carried = null;
        load.carry(0);
        moves.unlocked(plant, container, placement);
    }

    Twistlocks twistlocks() {
        return twistlocks;
    }

    @Nullable
    Container carried() {
        return carried;
    }

    boolean landed(int corner) {
        return pinsIn && (corner < 2 ? contact.minusSideBears : contact.plusSideBears);
    }
}
