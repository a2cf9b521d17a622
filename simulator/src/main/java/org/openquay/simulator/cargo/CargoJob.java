package org.openquay.simulator.cargo;

import org.openquay.api.crane.Location;

/**
 * One line of a job list as far as the cargo is concerned.
 *
 * @param containerId number of the container
 * @param massKg      its mass, kg
 * @param from        where it is picked
 * @param to          where it is set down
 */
public record CargoJob(String containerId, double massKg, Location from, Location to) {}
