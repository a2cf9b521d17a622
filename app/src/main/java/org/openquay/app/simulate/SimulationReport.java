package org.openquay.app.simulate;

import java.util.List;

/**
 * What a simulation found.
 *
 * @param completed     moves that were completed
 * @param hash          SHA-256 over every output word and event
 * @param timesRealTime simulated time over the time it took
 * @param cycles        cycles of control
 * @param violationCount broken invariants
 * @param violations    the first of them
 * @param touches       how often wind, a bad network or a fault made the load touch a container
 * @param moves         figures of each move
 */
public record SimulationReport(int completed, String hash, double timesRealTime, long cycles, int violationCount,
        List<Invariants.Violation> violations, int touches, List<Move> moves) {

    /** One move, by the plant's truth; as in the report of a run, and what was made to go wrong in it. */
    public record Move(String jobId, String containerId, String from, String to, double durationS, double motionS,
            double peakSwayDeg, double landingSwayMm, double landingErrorMm, double energyKwh, double regeneratedKwh,
            String trouble) {}
}
