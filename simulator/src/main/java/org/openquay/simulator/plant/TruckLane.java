package org.openquay.simulator.plant;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.Location;
import org.openquay.simulator.cargo.Container;
import org.openquay.simulator.cargo.TruckCall;

/** One lane and the trucks that come to it, one after the other. */
final class TruckLane {

    /** Half the width of a chassis, m. */
    static final double HALF_WIDTH_M = 1.25;

    final int lane;
    final double slotM;
    private final double chassisM;
    private final PlantDescription.Trucks trucks;
    private final Deque<TruckCall> calls = new ArrayDeque<>();
    private @Nullable TruckCall present;
    private @Nullable Container container;
    private double containerCentreM;
    private boolean served;
    private double waitedS;

    TruckLane(int lane, double slotM, double chassisM, PlantDescription.Trucks trucks) {
        this.lane = lane;
        this.slotM = slotM;
        this.chassisM = chassisM;
        this.trucks = trucks;
    }

    void expect(TruckCall call) {
        calls.add(call);
        if (present == null) {
            arrive();
        }
    }

    private void arrive() {
        present = calls.poll();
        container = present == null ? null : present.brings().orElse(null);
        containerCentreM = slotM;
        served = false;
        waitedS = 0;
    }

    /**
     * Lets trucks come and go.
     *
     * @param clear nothing hangs low over the lane
     * @return whether something changed that can be touched
     */
    boolean step(boolean clear, double stepS) {
        waitedS += stepS;
        if (!clear) {
            return false;
        }
        if (present != null && served && waitedS >= trucks.driveAwayS()) {
            present = null;
            container = null;
            waitedS = 0;
            return true;
        }
        if (present == null && !calls.isEmpty() && waitedS >= trucks.arriveS()) {
            arrive();
            return true;
        }
        return false;
    }

    @Nullable
    Location location() {
        return present == null ? null : present.at();
    }

    double chassisM() {
        return chassisM;
    }

    @Nullable
    Container container() {
        return container;
    }

    double containerCentreM() {
        return containerCentreM;
    }

    void load(Container added, double atM) {
        container = added;
        containerCentreM = atM;
        serve();
    }

    void unload() {
        container = null;
        serve();
    }

    private void serve() {
        served = true;
        waitedS = 0;
    }

    @Override
    public String toString() {
        return "lane " + lane;
    }
}
