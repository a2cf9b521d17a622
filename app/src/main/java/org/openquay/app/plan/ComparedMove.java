package org.openquay.app.plan;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One way to make a transfer, and what the {@link Pendulum} does with it. */
public final class ComparedMove {

    /** A load that swings less hangs still, degrees. */
    public static final double STILL_DEG = 0.05;

    /** Samples that near to a limit are at it. */
    private static final double EXACT = 1e-6;
    private static final double CLEAR_M = 0.005;
    /** Shorter steps say nothing of jerk, s. */
    private static final double LEAST_STEP_S = 1e-4;

    private final TransferMethod method;
    private final boolean together;
    private final SampledMotion motion;
    private final double[] swayDeg;
    private final double peakSwayDeg;
    private final double residualSwayDeg;
    private final double residualSway5Deg;
    private final double residualSway10Deg;
    private final Map<String, Double> exceeded = new LinkedHashMap<>();
    private final Optional<Double> spareM;

    ComparedMove(TransferProblem problem, TransferMethod method, boolean together, SampledMotion motion) {
        this.method = method;
        this.together = together;
        this.motion = motion;
        swayDeg = new double[motion.size()];
        residualSwayDeg = Pendulum.swing(problem.initial(), motion, 1, swayDeg);
        residualSway5Deg = Pendulum.residualDeg(problem.initial(), motion, 0.05);
        residualSway10Deg = Pendulum.residualDeg(problem.initial(), motion, 0.1);
        peakSwayDeg = Arrays.stream(swayDeg).map(Math::abs).max().orElse(0);
        look("trolley", motion.trolley(), problem.trolley());
        look("hoist", motion.rope(), problem.hoist());
        look("swayDeg", peakSwayDeg - problem.maxSwayDeg());
        spareM = Optional.of(motion.spareM(problem.clearance(), swayDeg)).filter(Double::isFinite);
    }

    private void look(String axis, double[][] samples, TransferProblem.Axis limits) {
        look(axis + "SpeedMps", excess(samples[1], limits.minSpeedMps(), limits.maxSpeedMps()));
        look(axis + "AccelerationMps2",
                excess(samples[2], limits.minAccelerationMps2(), limits.maxAccelerationMps2()));
        look(axis + "JerkMps3", excess(jerks(samples[2]), limits.minJerkMps3(), limits.maxJerkMps3()));
    }

    private void look(String quantity, double excess) {
        if (excess > EXACT) {
            exceeded.put(quantity, excess);
        }
    }

    private static double excess(double[] values, double least, double most) {
        return Arrays.stream(values).map(value -> Math.max(value - most, least - value)).max().orElse(0);
    }

    private double[] jerks(double[] acceleration) {
        double[] t = motion.t();
        double[] jerks = new double[t.length];
        for (int i = 0; i + 1 < t.length; i++) {
            double stepS = t[i + 1] - t[i];
            jerks[i] = stepS < LEAST_STEP_S ? 0 : (acceleration[i + 1] - acceleration[i]) / stepS;
        }
        return jerks;
    }

    public TransferMethod method() {
        return method;
    }

    /** Whether trolley and hoist moved together; else one after the other. */
    public boolean together() {
        return together;
    }

    /** Until trolley and hoist stand still, s. */
    public double durationS() {
        return motion.durationS();
    }

    /** Until the load hangs still too, s; empty when it does not at the end, and then nothing ends its swing. */
    public Optional<Double> stillS() {
        return residualSwayDeg <= STILL_DEG ? Optional.of(durationS()) : Optional.empty();
    }

    public double peakSwayDeg() {
        return peakSwayDeg;
    }

    /** Amplitude at the end, degrees. */
    public double residualSwayDeg() {
        return residualSwayDeg;
    }

    /** The same with the rope 5 % longer or shorter than planned with, whichever is worse, degrees. */
    public double residualSway5Deg() {
        return residualSway5Deg;
    }

    /** The same with 10 %. */
    public double residualSway10Deg() {
        return residualSway10Deg;
    }

    /** Which limits are not kept, and by how much, in the unit that the name ends with. */
    public Map<String, Double> exceeded() {
        return Collections.unmodifiableMap(exceeded);
    }

    /** How far the load stays above the clearances, m; negative where it hangs too deep, empty where it crosses none. */
    public Optional<Double> spareM() {
        return spareM;
    }

    /** Whether the load stays above the clearances. */
    public boolean isClear() {
        return spareM.map(spare -> spare >= -CLEAR_M).orElse(true);
    }

    SampledMotion motion() {
        return motion;
    }

    double[] swayDeg() {
        return swayDeg.clone();
    }
}
