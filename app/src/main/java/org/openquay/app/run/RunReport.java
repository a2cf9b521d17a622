package org.openquay.app.run;

import java.util.List;
import java.util.Map;

/**
 * What {@code --report} writes; component names are the JSON's names.
 *
 * @param crane        id of the crane
 * @param moves        the moves, in their order
 * @param movesPerHour moves over the time from the first acceptance to the last released load
 * @param cycles       cycles of the control loop
 * @param missedCycles periods in which no cycle ran
 * @param latenessUs   how late cycles began, µs
 * @param links        per link
 * @param cpuPercent   processor time of each process, percent of one core
 * @param journal      what verification and replay found
 */
public record RunReport(String crane, List<Move> moves, double movesPerHour, long cycles, long missedCycles,
        Lateness latenessUs, List<Link> links, Map<String, Double> cpuPercent, Journal journal) {

    /**
     * One move. Motion figures are the plant's truth, written by the virtual crane; they count from the release of the
     * load before, or from the start, and so have the spreader's way up from there in them.
     *
     * @param durationS      from the acceptance of the job to the released load, s
     * @param motionS        time with any axis moving, s
     * @param peakSwayDeg    greatest sway angle, degrees
     * @param landingSwayMm  sway amplitude at touch-down at load height, mm
     * @param landingErrorMm horizontal distance of the landed load from its target, mm
     * @param energyKwh      drawn minus returned, kWh
     * @param regeneratedKwh returned, kWh
     */
    public record Move(String jobId, String containerId, String from, String to, double durationS, double motionS,
            double peakSwayDeg, double landingSwayMm, double landingErrorMm, double energyKwh, double regeneratedKwh) {}

    /** Percentiles of the lateness of cycles, µs. */
    public record Lateness(double p50, double p99, double p999, double max) {}

    /** One link: age of its words when a cycle used them, and its exchanges. */
    public record Link(String name, Age ageMs, long exchanges, long timeouts, long reconnects) {}

    /** Percentiles of an age, ms. */
    public record Age(double p50, double p99, double p999) {}

    /** What verification and replay found. */
    public record Journal(long events, boolean verified, long replayedCycles, long replayMismatches) {}
}
