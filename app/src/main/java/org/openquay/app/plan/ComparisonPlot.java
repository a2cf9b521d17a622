package org.openquay.app.plan;

import java.util.List;
import java.util.Locale;

/**
 * The picture of a {@link TransferComparison}: the ways over each other in panels of the trolley's motion, rope and sway
 * over time, and of the load's path where something stands in the way. After its end each move stands still, so that
 * sway that is left is seen to go on.
 */
final class ComparisonPlot {

    /** Points a curve; more cannot be told apart at the width of a page. */
    private static final int POINTS = 240;
    /** Shown after the end of the longest, s. */
    private static final double AFTER_S = 3;

    private final TransferComparison comparison;
    private final List<ComparedMove> moves;
    private final double endS;

    private ComparisonPlot(TransferComparison comparison) {
        this.comparison = comparison;
        moves = comparison.moves().stream().filter(ComparedMove::together).toList();
        endS = AFTER_S + moves.stream().mapToDouble(ComparedMove::durationS).max().orElse(0);
    }

    static Plot of(TransferComparison comparison) {
        return new ComparisonPlot(comparison).plot();
    }

    private Plot plot() {
        TransferProblem problem = comparison.problem();
        Plot plot = new Plot(String.format(Locale.ROOT, "%s: %.1f m, rope %.1f to %.1f m", problem.name(),
                problem.distanceM(), problem.ropeStartM(), problem.ropeEndM()));
        Plot.Panel place = plot.panel("place of the trolley, m", "time, s");
        Plot.Panel speed = plot.panel("speed of the trolley, m/s", "time, s");
        Plot.Panel acceleration = plot.panel("acceleration of the trolley, m/s²", "time, s");
        Plot.Panel sway = plot.panel("sway, degrees", "time, s");
        for (ComparedMove move : moves) {
            SampledMotion motion = move.motion().heldUntil(endS);
            double[] swayDeg = new double[motion.size()];
            Pendulum.swing(problem.initial(), motion, 1, swayDeg);
            String name = move.method().shown();
            double[] t = thinned(motion.t());
            place.line(name, t, thinned(motion.trolley()[0]));
            speed.line(name, t, thinned(motion.trolley()[1]));
            acceleration.line(name, t, thinned(motion.trolley()[2]));
            sway.line(name, t, thinned(swayDeg));
        }
        double limitDeg = problem.maxSwayDeg();
        sway.line("limit", new double[] {0, endS, endS, 0}, new double[] {limitDeg, limitDeg, -limitDeg, -limitDeg});
        if (moves.stream().anyMatch(move -> hoists(move.motion()))) {
            rope(plot);
        }
        if (!problem.clearance().isEmpty()) {
            path(plot);
        }
        return plot;
    }

    private static boolean hoists(SampledMotion motion) {
        double[] speed = motion.rope()[1];
        for (double mps : speed) {
            if (mps != 0) {
                return true;
            }
        }
        return false;
    }

    private void rope(Plot plot) {
        Plot.Panel rope = plot.panel("length of the rope, m", "time, s");
        for (ComparedMove move : moves) {
            SampledMotion motion = move.motion().heldUntil(endS);
            rope.line(move.method().shown(), thinned(motion.t()), thinned(motion.rope()[0]));
        }
    }

    private void path(Plot plot) {
        Plot.Panel path = plot.panel("load's depth below the trolley, m", "load's place, m").downwards();
        comparison.problem().clearance()
                .forEach(zone -> path.ground(zone.fromM(), zone.toM(), zone.maxDepthM()));
        for (ComparedMove move : moves) {
            SampledMotion motion = move.motion();
            double[] swayDeg = move.swayDeg();
            double[] x = new double[motion.size()];
            double[] depth = new double[motion.size()];
            for (int i = 0; i < x.length; i++) {
                x[i] = motion.loadM(i, swayDeg[i]);
                depth[i] = motion.depthM(i, swayDeg[i]);
            }
            path.line(move.method().shown(), thinned(x), thinned(depth));
        }
    }

    private static double[] thinned(double[] values) {
        int count = Math.min(POINTS, values.length);
        double[] few = new double[count];
        for (int i = 0; i < count; i++) {
            few[i] = values[count == 1 ? 0 : (int) ((long) i * (values.length - 1) / (count - 1))];
        }
        return few;
    }
}
