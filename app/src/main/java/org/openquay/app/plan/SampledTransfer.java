package org.openquay.app.plan;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.openquay.api.image.AxisPath;
import org.openquay.api.image.PlanImage;
import org.openquay.motion.sway.PathSampler;

/**
 * A plan as it is told to trolley and hoist, every millisecond and at its end, and what the {@link Pendulum} does when it
 * is driven by these very samples.
 */
public final class SampledTransfer {

    /** Where the samples themselves are that near to a limit, they are at it. */
    private static final double EXACT = 1e-6;
    private static final double CLEAR_M = 0.005;

    private final TransferProblem problem;
    private final SampledMotion samples;
    private final double[] swayDeg;
    private final double peakSwayDeg;
    private final double residualSwayDeg;
    private final double wrongRopeSwayDeg;
    private final double spareM;

    SampledTransfer(TransferProblem problem, ProblemCrane crane, PlanImage plan) {
        this.problem = problem;
        samples = samples(crane, plan);
        swayDeg = new double[samples.size()];
        residualSwayDeg = Pendulum.swing(problem.initial(), samples, 1, swayDeg);
        peakSwayDeg = Arrays.stream(swayDeg).map(Math::abs).max().orElse(0);
        double tolerance = problem.robustness().map(TransferProblem.Robustness::ropeTolerance).orElse(0.0);
        wrongRopeSwayDeg = Pendulum.residualDeg(problem.initial(), samples, tolerance);
        spareM = samples.spareM(problem.clearance(), swayDeg);
    }

    private static SampledMotion samples(ProblemCrane crane, PlanImage plan) {
        double[] t = SampledMotion.times(plan.durationS);
        double[][] trolley = sample(plan.paths[ProblemCrane.TROLLEY], t);
        double[][] rope = sample(plan.paths[ProblemCrane.HOIST], t);
        for (int i = 0; i < t.length; i++) {
            rope[0][i] = crane.ropeM(rope[0][i]);
            rope[1][i] = 0 - rope[1][i];
            rope[2][i] = 0 - rope[2][i];
        }
        return new SampledMotion(t, trolley, rope);
    }

    private static double[][] sample(AxisPath path, double[] times) {
        double[][] values = new double[3][times.length];
        PathSampler at = new PathSampler();
        at.begin(path);
        for (int i = 0; i < times.length; i++) {
            at.sample(path, times[i]);
            values[0][i] = at.positionM();
            values[1][i] = at.speedMps();
            values[2][i] = at.accelerationMps2();
        }
        return values;
    }

    /** What of the problem the samples do not keep. */
    Optional<TransferAnswer.Refused> unkept() {
        boolean kept = keeps(samples.trolley(), problem.trolley()) && keeps(samples.rope(), problem.hoist())
                && peakSwayDeg <= problem.maxSwayDeg() + EXACT && spareM >= -CLEAR_M;
        if (!kept) {
            return Optional.of(new TransferAnswer.Refused(TransferRefusal.NOT_CONVERGED,
                    String.format(Locale.ROOT, "the samples swing %.3f degrees and spare %.3f m", peakSwayDeg,
                            spareM)));
        }
        return problem.robustness().filter(wanted -> wrongRopeSwayDeg > wanted.maxResidualSwayDeg())
                .map(wanted -> new TransferAnswer.Refused(TransferRefusal.NOT_ROBUST,
                        String.format(Locale.ROOT, "%.3f degrees are left with the rope %.0f %% off, wanted %.3f",
                                wrongRopeSwayDeg, 100 * wanted.ropeTolerance(), wanted.maxResidualSwayDeg())));
    }

    private static boolean keeps(double[][] axis, TransferProblem.Axis limits) {
        boolean kept = true;
        for (int i = 0; i < axis[0].length; i++) {
            kept &= axis[1][i] <= limits.maxSpeedMps() + EXACT && axis[1][i] >= limits.minSpeedMps() - EXACT
                    && axis[2][i] <= limits.maxAccelerationMps2() + EXACT
                    && axis[2][i] >= limits.minAccelerationMps2() - EXACT;
        }
        return kept;
    }

    /** What the pendulum was driven by. */
    SampledMotion samples() {
        return samples;
    }

    public double durationS() {
        return samples.durationS();
    }

    public double peakSwayDeg() {
        return peakSwayDeg;
    }

    public double residualSwayDeg() {
        return residualSwayDeg;
    }

    /** The sway left with the rope wrong by the problem's tolerance, the greater of both ways, degrees. */
    public double wrongRopeSwayDeg() {
        return wrongRopeSwayDeg;
    }

    /** Writes {@code t,x,v,a,l,lv,la}, a row a millisecond and one at the end. */
    public void write(Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("t,x,v,a,l,lv,la\n");
            double[] t = samples.t();
            double[][] trolley = samples.trolley();
            double[][] rope = samples.rope();
            for (int i = 0; i < t.length; i++) {
                writer.write(t[i] + "," + trolley[0][i] + "," + trolley[1][i] + "," + trolley[2][i] + "," + rope[0][i]
                        + "," + rope[1][i] + "," + rope[2][i] + "\n");
            }
        }
    }

    /** Draws the motion, the sway, and the path over the ground. */
    public void draw(Path file) throws IOException {
        double[] t = samples.t();
        double[][] trolley = samples.trolley();
        double[][] rope = samples.rope();
        Plot plot = new Plot(problem.name());
        plot.panel("trolley, m", "time, s").line("", t, trolley[0]);
        plot.panel("speed, m/s", "time, s").line("trolley", t, trolley[1]).line("rope", t, rope[1]);
        plot.panel("acceleration, m/s²", "time, s").line("trolley", t, trolley[2]).line("rope", t, rope[2]);
        plot.panel("sway, degrees", "time, s").line("", t, swayDeg);
        double[] x = new double[t.length];
        double[] depth = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            x[i] = samples.loadM(i, swayDeg[i]);
            depth[i] = samples.depthM(i, swayDeg[i]);
        }
        Plot.Panel path = plot.panel("load's depth below the trolley, m", "load's place, m").downwards();
        List<TransferProblem.Clearance> zones = problem.clearance();
        zones.forEach(zone -> path.ground(zone.fromM(), zone.toM(), zone.maxDepthM()));
        path.line("", x, depth);
        plot.write(file);
    }
}
