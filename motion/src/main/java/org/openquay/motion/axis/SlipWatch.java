package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.state.StateCursor;

/**
 * Watches an axis under its closed brake. It may be closed while the axis still moves: then the axis must become slower at
 * {@link AxisTuning#BRAKE_SHARE} of a quick stop at least. From its standstill on it must stay where it is.
 */
@ControlPath
final class SlipWatch {

    private final double slipM;
    private final double standstillMps;
    private final double brakingMps2;

    private boolean holds;
    private boolean stands;
    private double heldAtM;
    /** The speed that a brake which does its work has left by now, m/s. */
    private double boundMps;

    SlipWatch(AxisDescription axis) {
        slipM = AxisTuning.SLIP_WINDOWS * axis.inPositionM();
        standstillMps = axis.brake().standstillMps();
        brakingMps2 = AxisTuning.BRAKE_SHARE * axis.limits().quickStopMps2();
    }

    /** The axis moves although its brake is closed. */
    boolean slips(MeasuredMotion measured) {
        if (!holds) {
            return false;
        }
        return stands
                ? measured.fresh() && Math.abs(measured.positionM() - heldAtM) > slipM
                : Math.abs(measured.speedMps()) > boundMps + AxisTuning.SLIP_MPS;
    }

    /** Takes in one cycle in which the brake is closed, or is not. */
    void watch(boolean closed, MeasuredMotion measured, double dtS) {
        if (!closed) {
            forget();
            return;
        }
        boundMps = holds ? Math.max(0, boundMps - brakingMps2 * dtS) : Math.abs(measured.speedMps());
        holds = true;
        if (!stands && measured.fresh() && measured.slowerThan(standstillMps)) {
            stands = true;
            heldAtM = measured.positionM();
        }
    }

    void forget() {
        holds = false;
        stands = false;
        boundMps = 0;
    }

    void exchange(StateCursor cursor) {
        holds = cursor.value(holds);
        stands = cursor.value(stands);
        heldAtM = cursor.value(heldAtM);
        boundMps = cursor.value(boundMps);
    }
}
