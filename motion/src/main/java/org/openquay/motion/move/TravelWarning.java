package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Limiter;
import org.openquay.motion.axis.Axis;
import org.openquay.motion.axis.AxisDemand;
import org.openquay.motion.axis.DemandKind;
import org.openquay.motion.io.CraneOutputs;

/** Warns people on the quay before the gantry moves, and for as long as it does. */
@ControlPath
public final class TravelWarning {

    /** How long the warning sounds before the gantry may move, s. */
    public static final double BEFORE_S = 3.0;

    /** More than so many periods are not believed to have been heard: nobody wrote the output meanwhile. */
    private static final int MOST_PERIODS = 5;
    private static final double S_PER_NS = 1e-9;

    private final double mostS;
    private boolean sounded;
    private double soundedS;

    public TravelWarning(long periodNs) {
        mostS = MOST_PERIODS * periodNs * S_PER_NS;
    }

    /** Sounds the warning when the gantry is to move or moves; holds it back until people have had their time. */
    public void guard(AxisDemand demand, Axis gantry, double elapsedS, CraneOutputs outputs) {
        boolean away = Math.abs(demand.positionM - gantry.positionM()) > gantry.description().inPositionM();
        boolean wanted = demand.kind == DemandKind.POSITION && away
                || demand.kind == DemandKind.VELOCITY && demand.speedMps != 0;
        boolean sounds = wanted || gantry.moving();
        outputs.travelWarning = sounds;
        soundedS = sounds && sounded ? Math.min(BEFORE_S, soundedS + Math.min(elapsedS, mostS)) : 0;
        sounded = sounds;
        if (wanted && soundedS < BEFORE_S) {
            demand.kind = DemandKind.HOLD;
            if (demand.stopLimiter == Limiter.NONE) {
                demand.stopLimiter = Limiter.TRAVEL_WARNING;
            }
        }
    }

    /** The outputs go out without a warning in this cycle: people have had no time. */
    public void silence() {
        sounded = false;
        soundedS = 0;
    }

    public void exchange(StateCursor cursor) {
        sounded = cursor.value(sounded);
        soundedS = cursor.value(soundedS);
    }
}
