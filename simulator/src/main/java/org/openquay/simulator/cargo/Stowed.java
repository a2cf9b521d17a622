package org.openquay.simulator.cargo;

import org.openquay.api.crane.Location;

/**
 * A container and where on the vessel it stands at the start.
 *
 * @param container the container
 * @param at        its place
 */
public record Stowed(Container container, Location at) {}
