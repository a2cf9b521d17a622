package org.openquay.api.crane;

/**
 * Where the twistlock plane of the spreader is when it stands on, or sets down, a container at a {@link Location}. A
 * place of the site, whichever axes take the load there; axes count in the same coordinates.
 *
 * @param acrossM  across the quay, or the block, m
 * @param alongM   along it, m
 * @param heightM  above the rail, m
 */
public record LandingPoint(double acrossM, double alongM, double heightM) {}
