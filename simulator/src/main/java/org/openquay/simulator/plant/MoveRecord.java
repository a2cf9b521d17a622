package org.openquay.simulator.plant;

import java.util.List;

/**
 * One move as it really was, from the end of the move before to the released load.
 *
 * @param number          counts from 1
 * @param containerId     number of the container
 * @param massKg          its mass, kg
 * @param from            place it was picked at, empty when that was none
 * @param to              place it was set down at, empty when that is none
 * @param startNs         end of the move before, since the start of the plant, ns
 * @param lockedNs        all twistlocks locked, ns
 * @param unlockedNs      all twistlocks unlocked, ns
 * @param motionS         time with any axis moving, s
 * @param peakSwayDeg     greatest sway angle of the hanging load or spreader, degrees
 * @param landingSwayMm   sway amplitude at the touch-down of the container, at load height, mm
 * @param landingErrorMm  horizontal distance of the container from the middle of the place it was set down at, mm
 * @param energyKwh       energy drawn minus returned, all drives, kWh
 * @param regeneratedKwh  energy returned, all drives, kWh
 * @param violations      what went wrong on the way
 */
public record MoveRecord(int number, String containerId, double massKg, String from, String to, long startNs,
        long lockedNs, long unlockedNs, double motionS, double peakSwayDeg, double landingSwayMm,
        double landingErrorMm, double energyKwh, double regeneratedKwh, List<Violation> violations) {

    public MoveRecord {
        violations = List.copyOf(violations);
    }
}
