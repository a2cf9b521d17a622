package org.openquay.motion.load;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.LoadDescription;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.io.CraneInputs;

/**
 * Watches the load cells: above the overload limit the hoist may not go up, with slack ropes it may not go down.
 *
 * <p>An overload while lifting is remembered with the height at which it happened; it is over when the hoist is below
 * that height and the load within its limit, so that nobody tears at a load by trying again and again.
 */
@ControlPath
public final class LoadWatch {

    /** Time constant that keeps accelerations of the load from counting as its weight, s. */
    private static final double FILTER_S = 0.3;
    /** The hoist counts as lifting above this speed, m/s. */
    private static final double LIFTING_MPS = 0.02;
    private static final double RECOVERY = 0.1;

    private final double spreaderKg;
    private final double overloadKg;
    private final double warningKg;
    private final double slackKg;

    private boolean known;
    private double suspendedKg;
    private boolean overloaded;
    private double overloadedAtM;
    private boolean warned;
    private boolean slack;

    public LoadWatch(LoadDescription load) {
        spreaderKg = load.spreaderKg();
        overloadKg = load.safeWorkingLoadKg() * load.overloadFraction();
        warningKg = load.safeWorkingLoadKg() * load.warningFraction();
        slackKg = load.slackKg();
    }

    /** Everything on the ropes, filtered, kg. */
    public double suspendedKg() {
        return suspendedKg;
    }

    /** What hangs below the spreader, filtered, kg; negative while the spreader itself rests on something. */
    public double loadKg() {
        return suspendedKg - spreaderKg;
    }

    /** The load is too heavy to go up with, now. */
    public boolean aboveLimit() {
        return loadKg() > overloadKg;
    }

    /** An overload stopped a lift and is not over yet. */
    public boolean overloaded() {
        return overloaded;
    }

    public boolean slack() {
        return slack;
    }

    /** Takes this cycle's load cells; stale ones are not believed and change nothing. */
    public void read(CraneInputs inputs, double hoistM, double hoistMps, double elapsedS, OutputImage out) {
        if (!inputs.ioFresh) {
            return;
        }
        suspendedKg = known
                ? suspendedKg + (inputs.suspendedKg - suspendedKg) * elapsedS / (FILTER_S + elapsedS)
                : inputs.suspendedKg;
        known = true;
        slack = inputs.slackRope || inputs.suspendedKg < (slack ? slackKg * (1 + RECOVERY) : slackKg);
        if (aboveLimit() && hoistMps > LIFTING_MPS && !overloaded) {
            overloaded = true;
            overloadedAtM = hoistM;
        } else if (overloaded && !aboveLimit() && hoistM < overloadedAtM) {
            overloaded = false;
        }
        if (loadKg() > warningKg && !warned) {
            out.event(EventKind.LOAD_WARNING, 0, 0, 0, 0, 0, loadKg());
        }
        warned = loadKg() > (warned ? warningKg * (1 - RECOVERY) : warningKg);
    }

    public void exchange(StateCursor cursor) {
        known = cursor.value(known);
        suspendedKg = cursor.value(suspendedKg);
        overloaded = cursor.value(overloaded);
        overloadedAtM = cursor.value(overloadedAtM);
        warned = cursor.value(warned);
        slack = cursor.value(slack);
    }
}
