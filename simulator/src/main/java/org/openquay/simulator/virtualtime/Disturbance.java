package org.openquay.simulator.virtualtime;

/**
 * How a link in memory behaves.
 *
 * @param latencyNs       time of words from one end to the other, ns
 * @param jitterNs        up to so much more, evenly, ns
 * @param lossRate        fraction of exchanges that get no answer, half of them before the device and half behind it
 * @param brokenFrameRate fraction of answers that are recognised as no answer at all
 * @param garbageRate     fraction of answers that look right and hold random words
 * @param silent          the other end says nothing any more
 * @param unplugged       there is no connection and none can be made
 */
public record Disturbance(long latencyNs, long jitterNs, double lossRate, double brokenFrameRate, double garbageRate,
        boolean silent, boolean unplugged) {

    /** A good network: 0.5 ms each way, nothing lost. */
    public static final Disturbance NONE = latency(500_000, 0);
    public static final Disturbance SILENT = new Disturbance(500_000, 0, 0, 0, 0, true, false);
    public static final Disturbance UNPLUGGED = new Disturbance(500_000, 0, 0, 0, 0, false, true);

    /** Slow, nothing lost. */
    public static Disturbance latency(long latencyNs, long jitterNs) {
        return new Disturbance(latencyNs, jitterNs, 0, 0, 0, false, false);
    }

    /** The same, with that fraction of exchanges lost. */
    public Disturbance losing(double rate) {
        return new Disturbance(latencyNs, jitterNs, rate, brokenFrameRate, garbageRate, silent, unplugged);
    }

    /** The same, with that fraction of answers broken. */
    public Disturbance breaking(double rate) {
        return new Disturbance(latencyNs, jitterNs, lossRate, rate, garbageRate, silent, unplugged);
    }

    /** The same, with that fraction of answers holding random words. */
    public Disturbance garbling(double rate) {
        return new Disturbance(latencyNs, jitterNs, lossRate, brokenFrameRate, rate, silent, unplugged);
    }
}
