package org.openquay.simulator.plant;

import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.CraneDescription;

/** Sees what must never happen, and tells the recorder once each time. */
final class Watch {

    /** A load that gains this much downward speed without torque is falling, m/s. */
    private static final double FALLING_MPS = 0.6;
    /** Less than this fraction of the rated torque is none. */
    private static final double NO_TORQUE = 0.05;
    /** The spreader hangs free of what it stood on when so little of it rests, fraction of its weight. */
    private static final double HANGING = 0.02;

    private final Plant plant;
    private final CraneDescription crane;
    private final PlantDescription.Ground ground;
    private final boolean[] overrun;
    private boolean stood;
    private boolean leaned;
    private boolean tipped;
    private boolean wasInside;
    private boolean halfLocked;
    private boolean hoistHeld = true;
    private boolean torqueless;
    private boolean fell;
    private double lossMps;

    Watch(Plant plant, CraneDescription crane, PlantDescription.Ground ground) {
        this.plant = plant;
        this.crane = crane;
        this.ground = ground;
        this.overrun = new boolean[plant.axes()];
    }

    void step(Contact contact) {
        touch(contact);
        limits();
        hoist();
        locks();
    }

    private void touch(Contact contact) {
        SuspendedLoad load = plant.load();
        boolean stands = contact.standing();
        if (stands && !stood && -load.verticalMps() > ground.hardLandingMps()) {
            collision("touched %s downwards at %.2f m/s", contact.footing, -load.verticalMps());
        } else if (stands && !stood && Math.abs(load.speedMps()) > ground.collisionMps()) {
            collision("touched %s from above, moving sideways at %.2f m/s", contact.footing, load.speedMps());
        }
        boolean leans = contact.leaningM > 0;
        if (leans && !leaned && -load.speedMps() * contact.pushedTowards > ground.collisionMps()) {
            boolean stack = String.valueOf(contact.leaningOn).startsWith(Stack.KIND);
            plant.moves().violated(stack ? ViolationKind.STACK_TOUCHED : ViolationKind.COLLISION, plant.timeNs(),
                    "load touched %s sideways at %.2f m/s", contact.leaningOn, load.speedMps());
        }
        boolean tips = stands && !contact.balanced() && plant.slackRope();
        if (tips && !tipped) {
            plant.moves().violated(ViolationKind.TIPPED, plant.timeNs(), "load on %s at %.2f m", contact.footing,
                    load.positionM());
        }
        boolean inside = contact.inside != null;
        if (inside && !wasInside) {
            collision("was driven into %s along the quay, at %.2f m", contact.inside, plant.gantryM());
        }
        stood = stands;
        leaned = leans;
        tipped = tips;
        wasInside = inside;
    }

    private void collision(String detail, @Nullable Object... values) {
        plant.moves().violated(ViolationKind.COLLISION, plant.timeNs(), "load " + detail, values);
    }

    private void limits() {
        for (int i = 0; i < overrun.length; i++) {
            AxisBody axis = plant.axis(i);
            boolean beyond = axis.endLimitPlus() || axis.endLimitMinus();
            if (beyond && !overrun[i]) {
                plant.moves().violated(ViolationKind.LIMIT_OVERRUN, plant.timeNs(), "%s at %.3f m, %.2f m/s",
                        crane.axes().get(i).name(), axis.positionM(), axis.speedMps());
            }
            overrun[i] = beyond;
        }
    }

    private void hoist() {
        AxisBody hoist = plant.axis(plant.hoistIndex());
        double torque = 0;
        boolean modulating = false;
        for (int i = 0; i < plant.motors(); i++) {
            if (plant.axisOfDrive(i) == plant.hoistIndex()) {
                torque = Math.max(torque, Math.abs(plant.motor(i).torque()));
                modulating |= plant.motor(i).modulating();
            }
        }
        boolean holds = hoist.brake().holds();
        if (hoistHeld && !holds && torque < NO_TORQUE) {
            plant.moves().violated(ViolationKind.BRAKE_OPENED_WITHOUT_TORQUE, plant.timeNs(), "torque %.3f of rated",
                    torque);
        }
        hoistHeld = holds;
        boolean nothingHolds = !modulating && !holds;
        if (nothingHolds && !torqueless) {
            lossMps = Math.min(0, hoist.speedMps());
            fell = false;
        }
        torqueless = nothingHolds;
        if (nothingHolds && !fell && hoist.speedMps() < lossMps - FALLING_MPS) {
            fell = true;
            plant.moves().violated(ViolationKind.LOAD_DROPPED, plant.timeNs(), "falls at %.2f m/s from %.2f m",
                    -hoist.speedMps(), plant.load().heightM());
        }
    }

    private void locks() {
        Twistlocks locks = plant.twistlocks();
        boolean half = !locks.allLocked() && !locks.allUnlocked();
        boolean raised = !plant.touching()
                && plant.load().restingN() < HANGING * plant.load().massKg() * SuspendedLoad.GRAVITY_MPS2;
        if (half && raised && !halfLocked) {
            plant.moves().violated(ViolationKind.LIFTED_HALF_LOCKED, plant.timeNs(), "at %.2f m",
                    plant.load().heightM());
        }
        halfLocked = half && (halfLocked || raised);
    }
}
