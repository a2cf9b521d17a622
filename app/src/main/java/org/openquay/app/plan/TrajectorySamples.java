package org.openquay.app.plan;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.openquay.motion.trajectory.KinematicState;

/**
 * A planned trajectory at equal times: every {@value #PERIOD_S} s, or, where that were more than {@value #MOST} rows, so
 * many parts of the duration; and at its end.
 */
final class TrajectorySamples {

    private static final double PERIOD_S = 0.01;
    private static final int MOST = 10_000;

    private TrajectorySamples() {}

    static int count(double durationS) {
        return 1 + (int) Math.min(MOST, Math.ceil(durationS / PERIOD_S));
    }

    static double time(int sample, double durationS) {
        int last = count(durationS) - 1;
        return sample == last ? durationS : last == MOST ? durationS * sample / MOST : sample * PERIOD_S;
    }

    /** Writes {@code t,p,v,a}, or {@code t,p_0,v_0,a_0,p_1…} for several axes; s, m, m/s, m/s². */
    static void write(Path file, TrajectoryAnswer answer) throws IOException {
        KinematicState state = new KinematicState();
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            StringBuilder line = new StringBuilder("t");
            for (int axis = 0; axis < answer.axes(); axis++) {
                String ending = answer.axes() > 1 ? "_" + axis : "";
                line.append(",p").append(ending).append(",v").append(ending).append(",a").append(ending);
            }
            writer.append(line).append('\n');
            double durationS = answer.durationS();
            for (int i = 0; i < count(durationS); i++) {
                double timeS = time(i, durationS);
                line.setLength(0);
                line.append(timeS);
                for (int axis = 0; axis < answer.axes(); axis++) {
                    answer.profile(axis).sample(timeS, state);
                    line.append(',').append(state.positionM).append(',').append(state.velocityMps).append(',')
                            .append(state.accelerationMps2);
                }
                writer.append(line).append('\n');
            }
        }
    }

    static void draw(Path file, String id, TrajectoryAnswer answer) throws IOException {
        double durationS = answer.durationS();
        int count = count(durationS);
        double[] t = new double[count];
        double[][][] values = new double[3][answer.axes()][count];
        KinematicState state = new KinematicState();
        for (int i = 0; i < count; i++) {
            t[i] = time(i, durationS);
            for (int axis = 0; axis < answer.axes(); axis++) {
                answer.profile(axis).sample(t[i], state);
                values[0][axis][i] = state.positionM;
                values[1][axis][i] = state.velocityMps;
                values[2][axis][i] = state.accelerationMps2;
            }
        }
        Plot plot = new Plot(id);
        String[] names = {"position, m", "speed, m/s", "acceleration, m/s²"};
        for (int quantity = 0; quantity < names.length; quantity++) {
            Plot.Panel panel = plot.panel(names[quantity], "time, s");
            for (int axis = 0; axis < answer.axes(); axis++) {
                panel.line(answer.axes() > 1 ? "axis " + axis : "", t, values[quantity][axis]);
            }
        }
        plot.write(file);
    }
}
