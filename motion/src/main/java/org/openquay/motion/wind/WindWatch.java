package org.openquay.motion.wind;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.WindDescription;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.io.CraneInputs;

/**
 * Compares the filtered wind speed with its two limits. Each is left only below 90 % of it, so that a wind at the limit
 * does not switch to and fro.
 */
@ControlPath
public final class WindWatch {

    private static final double LEAVING = 0.9;

    private final double warningMps;
    private final double stopMps;
    private final double filterS;

    private boolean known;
    private double filteredMps;
    private boolean warned;
    private boolean tooStrong;

    public WindWatch(WindDescription wind) {
        warningMps = wind.warningMps();
        stopMps = wind.stopMps();
        filterS = wind.filterS();
    }

    public double filteredMps() {
        return filteredMps;
    }

    /** No motion in this wind. */
    public boolean tooStrong() {
        return tooStrong;
    }

    /** Takes this cycle's wind; a stale one is not believed and changes nothing. */
    public void read(CraneInputs inputs, double elapsedS, OutputImage out) {
        if (!inputs.ioFresh) {
            return;
        }
        filteredMps = known
                ? filteredMps + (inputs.windMps - filteredMps) * elapsedS / (filterS + elapsedS)
                : inputs.windMps;
        known = true;
        boolean warning = filteredMps >= (warned ? warningMps * LEAVING : warningMps);
        if (warning && !warned) {
            out.event(EventKind.WIND_WARNING, 0, 0, 0, 0, 0, filteredMps);
        }
        warned = warning;
        tooStrong = filteredMps >= (tooStrong ? stopMps * LEAVING : stopMps);
    }

    public void exchange(StateCursor cursor) {
        known = cursor.value(known);
        filteredMps = cursor.value(filteredMps);
        warned = cursor.value(warned);
        tooStrong = cursor.value(tooStrong);
    }
}
