package org.openquay.motion.load;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * What hangs on the ropes while it is raised at a steady speed.
 *
 * <p>A container that leaves the ground bounces on its ropes, by a tenth of its weight and once in 0.6 s to 1.2 s,
 * and before that the ropes take its weight over little by little. So the load cells are averaged over windows about as
 * long as a bounce, and only three windows in a row that agree are a weight.
 */
@ControlPath
public final class Weighing {

    /** Length of a window: three of them hold two to four whole bounces on the ropes of a ship-to-shore crane, s. */
    private static final double WINDOW_S = 0.7;
    /** Windows agree when they differ by no more than this part of the weight. */
    private static final double AGREEMENT = 0.06;
    /** After so many windows the mean of the last three is the weight, whether they agree or not. */
    private static final int MOST_WINDOWS = 7;

    private double kilogramSeconds;
    private double seconds;
    private double lastKg;
    private double beforeLastKg;
    private double kg;
    private int windows;
    private boolean done;

    public void begin() {
        kilogramSeconds = 0;
        seconds = 0;
        lastKg = 0;
        beforeLastKg = 0;
        kg = 0;
        windows = 0;
        done = false;
    }

    /** Takes what the load cells show now, kg, and the time since they were asked last, s. */
    public void add(double cellsKg, double elapsedS) {
        kilogramSeconds += cellsKg * elapsedS;
        seconds += elapsedS;
        if (seconds >= WINDOW_S) {
            window(kilogramSeconds / seconds);
            kilogramSeconds = 0;
            seconds = 0;
        }
    }

    private void window(double meanKg) {
        windows++;
        kg = (beforeLastKg + lastKg + meanKg) / 3;
        double leastKg = Math.min(Math.min(beforeLastKg, lastKg), meanKg);
        double mostKg = Math.max(Math.max(beforeLastKg, lastKg), meanKg);
        boolean agree = windows >= 3 && mostKg - leastKg <= AGREEMENT * kg;
        done = agree || windows >= MOST_WINDOWS;
        beforeLastKg = lastKg;
        lastKg = meanKg;
    }

    public boolean done() {
        return done;
    }

    /** The weight once {@link #done}, kg. */
    public double kg() {
        return kg;
    }

    public void exchange(StateCursor cursor) {
        kilogramSeconds = cursor.value(kilogramSeconds);
        seconds = cursor.value(seconds);
        lastKg = cursor.value(lastKg);
        beforeLastKg = cursor.value(beforeLastKg);
        kg = cursor.value(kg);
        windows = cursor.value(windows);
        done = cursor.value(done);
    }
}
