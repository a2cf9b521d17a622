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
 * A plan as it is told to trolley and hoist, every millisecond and at its end, and what the ideal pendulum does when it
 * is driven by these very samples, accelerations linear between them.
 *
 * <p>Pendulum: l·θ'' + 2·l'·θ' + g·sin θ + x''·cos θ = 0, by Runge and Kutta's classical method.
 */
public final class SampledTransfer {

    private static final double PERIOD_S = 0.001;
    private static final double GRAVITY_MPS2 = 9.81;
    /** Where the samples themselves are that near to a limit, they are at it. */
    private static final double EXACT = 1e-6;
    private static final double CLEAR_M = 0.005;

    private final TransferProblem problem;
    private final double durationS;
    private final double[] t;
    /** Trolley: place, speed, acceleration. Rope: length, speed, acceleration. */
    private final double[][] trolley;
    private final double[][] rope;
    private final double[] swayDeg;
    private final double peakSwayDeg;
    private final double residualSwayDeg;
    private final double wrongRopeSwayDeg;
    private final double spareM;

    SampledTransfer(TransferProblem problem, ProblemCrane crane, PlanImage plan) {
        this.problem = problem;
        durationS = plan.durationS;
        t = times(durationS);
        trolley = sample(plan.paths[ProblemCrane.TROLLEY], t);
        rope = sample(plan.paths[ProblemCrane.HOIST], t);
        for (int i = 0; i < t.length; i++) {
            rope[0][i] = crane.ropeM(rope[0][i]);
            rope[1][i] = 0 - rope[1][i];
            rope[2][i] = 0 - rope[2][i];
        }
        swayDeg = new double[t.length];
        residualSwayDeg = swing(1, swayDeg);
        peakSwayDeg = Arrays.stream(swayDeg).map(Math::abs).max().orElse(0);
        double tolerance = problem.robustness().map(TransferProblem.Robustness::ropeTolerance).orElse(0.0);
        double[] other = new double[t.length];
        wrongRopeSwayDeg = Math.max(swing(1 - tolerance, other), swing(1 + tolerance, other));
        spareM = spareM();
    }

    private static double[] times(double durationS) {
        int whole = (int) Math.ceil(durationS / PERIOD_S - 1e-9);
        double[] times = new double[whole + 1];
        for (int i = 0; i < whole; i++) {
            times[i] = i * PERIOD_S;
        }
        times[whole] = durationS;
        return times;
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

    /** Fills in the sway with the rope longer by a factor, degrees; returns the amplitude that is left at the end. */
    private double swing(double factor, double[] outDeg) {
        double angle = Math.toRadians(problem.initial().swayDeg());
        double rate = Math.toRadians(problem.initial().swayRateDegPerS());
        outDeg[0] = problem.initial().swayDeg();
        for (int i = 0; i + 1 < t.length; i++) {
            double h = t[i + 1] - t[i];
            double l1 = factor * rope[0][i];
            double l3 = factor * rope[0][i + 1];
            double v1 = factor * rope[1][i];
            double v3 = factor * rope[1][i + 1];
            double a1 = trolley[2][i];
            double a3 = trolley[2][i + 1];
            double l2 = 0.5 * (l1 + l3);
            double v2 = 0.5 * (v1 + v3);
            double a2 = 0.5 * (a1 + a3);
            double k1 = slope(angle, rate, l1, v1, a1);
            double k2 = slope(angle + h / 2 * rate, rate + h / 2 * k1, l2, v2, a2);
            double k3 = slope(angle + h / 2 * rate + h * h / 4 * k1, rate + h / 2 * k2, l2, v2, a2);
            double k4 = slope(angle + h * rate + h * h / 2 * k2, rate + h * k3, l3, v3, a3);
            angle += h * rate + h * h / 6 * (k1 + k2 + k3);
            rate += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            outDeg[i + 1] = Math.toDegrees(angle);
        }
        double lengthM = factor * rope[0][t.length - 1];
        return Math.toDegrees(Math.hypot(angle, rate * Math.sqrt(lengthM / GRAVITY_MPS2)));
    }

    private static double slope(double angle, double rate, double l, double lv, double a) {
        return -(2 * lv * rate + GRAVITY_MPS2 * StrictMath.sin(angle) + a * StrictMath.cos(angle)) / l;
    }

    /** By how much the load stays above the clearances at its worst, m. */
    private double spareM() {
        double least = Double.POSITIVE_INFINITY;
        for (TransferProblem.Clearance zone : problem.clearance()) {
            for (int i = 0; i < t.length; i++) {
                if (zone.covers(loadM(i))) {
                    least = Math.min(least, zone.maxDepthM() - depthM(i));
                }
            }
        }
        return least;
    }

    private double loadM(int i) {
        return trolley[0][i] + rope[0][i] * StrictMath.sin(Math.toRadians(swayDeg[i]));
    }

    private double depthM(int i) {
        return rope[0][i] * StrictMath.cos(Math.toRadians(swayDeg[i]));
    }

    /** What of the problem the samples do not keep. */
    Optional<TransferAnswer.Refused> unkept() {
        boolean kept = keeps(trolley, problem.trolley()) && keeps(rope, problem.hoist())
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

    public double durationS() {
        return durationS;
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
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("t,x,v,a,l,lv,la\n");
            for (int i = 0; i < t.length; i++) {
                writer.write(t[i] + "," + trolley[0][i] + "," + trolley[1][i] + "," + trolley[2][i] + "," + rope[0][i]
                        + "," + rope[1][i] + "," + rope[2][i] + "\n");
            }
        }
    }

    /** Draws the motion, the sway, and the path over the ground. */
    public void draw(Path file) throws IOException {
        Plot plot = new Plot(problem.name());
        plot.panel("trolley, m", "time, s").line("", t, trolley[0]);
        plot.panel("speed, m/s", "time, s").line("trolley", t, trolley[1]).line("rope", t, rope[1]);
        plot.panel("acceleration, m/s²", "time, s").line("trolley", t, trolley[2]).line("rope", t, rope[2]);
        plot.panel("sway, degrees", "time, s").line("", t, swayDeg);
        double[] x = new double[t.length];
        double[] depth = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            x[i] = loadM(i);
            depth[i] = depthM(i);
        }
        Plot.Panel path = plot.panel("load's depth below the trolley, m", "load's place, m").downwards();
        List<TransferProblem.Clearance> zones = problem.clearance();
        zones.forEach(zone -> path.ground(zone.fromM(), zone.toM(), zone.maxDepthM()));
        path.line("", x, depth);
        plot.write(file);
    }
}
