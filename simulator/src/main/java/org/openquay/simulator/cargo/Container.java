package org.openquay.simulator.cargo;

/**
 * One container.
 *
 * @param id     its number, unique
 * @param massKg tare and cargo together, kg
 */
public record Container(String id, double massKg) {}
