package org.openquay.motion.load;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.io.CraneInputs;
import org.openquay.motion.spreader.Spreader;

/**
 * A load that hung already when the session began: nobody in this session has put it there, so nothing moves until
 * somebody decides upon it.
 */
@ControlPath
public final class SuspendedLoad {

    /** A load counts as hanging above the spreader's own mass plus this; below the mass of any container, kg. */
    public static final double MARGIN_KG = 1_000;

    private final double spreaderKg;
    private boolean looked;
    private boolean undecided;

    public SuspendedLoad(double spreaderKg) {
        this.spreaderKg = spreaderKg;
    }

    public boolean undecided() {
        return undecided;
    }

    /** Looks once, at the first fresh inputs of the session; until then nobody knows, and nothing may move anyway. */
    public void read(CraneInputs inputs, Spreader spreader) {
        if (!looked && inputs.ioFresh) {
            looked = true;
            undecided = hangs(inputs) || spreader.locked() && !spreader.landed();
        }
    }

    /** Whether the load cells say that something hangs below the spreader. */
    public boolean hangs(CraneInputs inputs) {
        return inputs.suspendedKg > spreaderKg + MARGIN_KG;
    }

    public void decide() {
        undecided = false;
    }

    /** A new session looks again. */
    public void restarted() {
        looked = false;
        undecided = false;
    }

    public void exchange(StateCursor cursor) {
        looked = cursor.value(looked);
        undecided = cursor.value(undecided);
    }
}
