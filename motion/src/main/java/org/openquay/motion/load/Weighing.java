package org.openquay.motion.load;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/** The mean of the load cells over a while, taken when the load hangs free and moves steadily. */
@ControlPath
public final class Weighing {

    /** How long a weighing takes, s. */
    private static final double DURATION_S = 0.5;

    private double kilogramSeconds;
    private double seconds;

    public void begin() {
        kilogramSeconds = 0;
        seconds = 0;
    }

    public void add(double kg, double elapsedS) {
        kilogramSeconds += kg * elapsedS;
        seconds += elapsedS;
    }

    public boolean done() {
        return seconds >= DURATION_S;
    }

    /** The mean since the begin, kg. */
    public double kg() {
        return seconds > 0 ? kilogramSeconds / seconds : 0;
    }

    public void exchange(StateCursor cursor) {
        kilogramSeconds = cursor.value(kilogramSeconds);
        seconds = cursor.value(seconds);
    }
}
