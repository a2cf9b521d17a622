package org.openquay.simulator.plant;

import org.openquay.simulator.cargo.Container;

/**
 * A container that stands where no container belongs.
 *
 * @param container the container
 * @param centreM   along the trolley axis, m
 * @param gantryM   along the gantry axis, m
 * @param topM      its top, m
 */
record LooseContainer(Container container, double centreM, double gantryM, double topM) {

    @Override
    public String toString() {
        return "container " + container.id();
    }
}
