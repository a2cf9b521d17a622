package org.openquay.motion.lever;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.LeverInput;
import org.openquay.api.state.StateCursor;

/** An electronic motor potentiometer: a speed that two push buttons raise and lower and that otherwise stays. */
@ControlPath
final class SpeedDial {

    private final double leastMps;
    private final double mostMps;
    private final double perS;
    private final boolean retained;
    private double speedMps;

    SpeedDial(LeverInput.Potentiometer potentiometer) {
        leastMps = potentiometer.leastMps();
        mostMps = potentiometer.speedMps();
        perS = (mostMps - leastMps) / potentiometer.rampS();
        retained = potentiometer.retained();
        speedMps = leastMps;
    }

    /** One cycle; both buttons pressed count as none. */
    double turn(boolean up, boolean down, double dtS) {
        if (up != down) {
            double wanted = speedMps + (up ? perS : -perS) * dtS;
            speedMps = Math.max(leastMps, Math.min(mostMps, wanted));
        }
        return speedMps;
    }

    /** Control begins a new session upon what it remembered. */
    void restarted() {
        if (!retained) {
            speedMps = leastMps;
        }
    }

    void exchange(StateCursor cursor) {
        speedMps = cursor.value(speedMps);
    }
}
