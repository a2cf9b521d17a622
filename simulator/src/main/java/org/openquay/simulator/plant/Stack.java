package org.openquay.simulator.plant;

import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.simulator.cargo.Container;

/** One stack of containers on the vessel, each where it was really set down. */
final class Stack {

    static final String KIND = "stack";

    final int bay;
    final int row;
    final double slotM;
    final double bayM;
    private final double deckM;
    private final double heightM;
    private final @Nullable Container[] container;
    private final double[] centreM;
    private int tiers;

    Stack(int bay, int row, double slotM, double bayM, double deckM, double heightM, int capacity) {
        this.bay = bay;
        this.row = row;
        this.slotM = slotM;
        this.bayM = bayM;
        this.deckM = deckM;
        this.heightM = heightM;
        this.container = new Container[capacity];
        this.centreM = new double[capacity];
    }

    int tiers() {
        return tiers;
    }

    boolean full() {
        return tiers == container.length;
    }

    double topM() {
        return topM(tiers);
    }

    /** Top of a tier, m; of the deck for tier 0. */
    double topM(int tier) {
        return deckM + tier * heightM;
    }

    double centreM(int tier) {
        return centreM[tier - 1];
    }

    @Nullable
    Container top() {
        return tiers == 0 ? null : container[tiers - 1];
    }

    /** Where the topmost container stands. */
    Location topLocation() {
        return new Location(LocationKind.VESSEL, bay, row, tiers);
    }

    void push(Container added, double atM) {
        container[tiers] = added;
        centreM[tiers] = atM;
        tiers++;
    }

    void pop() {
        tiers--;
        container[tiers] = null;
    }

    @Override
    public String toString() {
        return KIND + " V-" + two(bay) + "-" + two(row);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
