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
        double dampingGain, double calmSwayM) {

    /**
     * Length of the pendulum, the same for planner, observer and plant: from the upper rope points to the twistlock
     * plane, loaded or not. Spreader and load hang on several parallel ropes and swing without turning, so that where
     * their mass lies does not count.
     *
     * @param heightM height of the twistlock plane above the rail when the load hangs still, m
     * @return length along the rope, which swaying does not change, m
     */
    public double lengthM(double heightM) {
        return suspensionHeightM - heightM;
    }

    /** The height of the twistlock plane that goes with a pendulum length, m. */
    public double heightM(double lengthM) {
        return suspensionHeightM - lengthM;
    }
}
