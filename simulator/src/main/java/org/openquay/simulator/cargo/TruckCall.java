package org.openquay.simulator.cargo;

import java.util.Optional;

import org.openquay.api.crane.Location;

/**
 * One truck's visit: it comes empty for a container, or brings one.
 *
 * @param at     lane and bay where it stands
 * @param brings the container on its chassis, empty when it comes for one
 */
public record TruckCall(Location at, Optional<Container> brings) {}
