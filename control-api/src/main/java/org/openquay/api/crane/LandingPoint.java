package org.openquay.api.crane;

/**
 * Where the twistlock plane of the spreader is when it stands on, or sets down, a container at a {@link Location}.
 *
 * @param trolleyM position along the trolley axis, m
 * @param gantryM  position along the gantry axis, m
 * @param heightM  height above the rail, m
 */
public record LandingPoint(double trolleyM, double gantryM, double heightM) {}
