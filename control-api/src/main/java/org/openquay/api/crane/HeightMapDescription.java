package org.openquay.api.crane;

/**
 * The bay profile that the profile scanner delivers: equal cells across the quay.
 *
 * @param firstM begin of cell 0, m
 * @param cellM  width of a cell, m
 * @param cells  how many
 */
public record HeightMapDescription(double firstM, double cellM, int cells) {}
