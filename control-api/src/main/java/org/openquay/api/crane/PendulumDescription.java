package org.openquay.api.crane;

/**
 * The load on its ropes.
 *
 * @param suspensionHeightM height of the upper rope points above the rail, m
 * @param maxSwayRad        greatest planned sway angle, rad
 * @param sensorDelayS      age of the sway sensor's value when it is read, s
 * @param dampingGain       closed-loop damping as a fraction of critical damping; 0 switches it off
 * @param calmSwayM         sway amplitude at the load below which a landing may begin, m
 */
public record PendulumDescription(double suspensionHeightM, double maxSwayRad, double sensorDelayS,
        double dampingGain, double calmSwayM) {}
