package org.openquay.api.crane;

/**
 * The brake of an axis and the times that supervise it.
 *
 * @param owner             who opens and closes it
 * @param openTimeoutS      longest time from the release to the acknowledgement "open", s
 * @param closeTimeoutS     longest time from the closing to the acknowledgement "closed", s
 * @param closeDelayS       time the brake needs to hold after the release was taken away, s
 * @param proveTorque       torque that must be proven before opening, fraction of rated torque; 0 = no proving
 * @param proveTimeoutS     longest time for the proof, s
 * @param standstillMps     speed below which a normal stop may close the brake, m/s
 * @param holdOpenS         time at standstill before the brake closes (a restart within it does not cycle the brake), s
 */
public record BrakeDescription(BrakeOwner owner, double openTimeoutS, double closeTimeoutS, double closeDelayS,
        double proveTorque, double proveTimeoutS, double standstillMps, double holdOpenS) {}
