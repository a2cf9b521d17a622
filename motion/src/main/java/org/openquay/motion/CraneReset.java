package org.openquay.motion;

import org.openquay.api.ControlPath;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.status.Fault;
import org.openquay.motion.authority.Stops;
import org.openquay.motion.axis.Axis;

/**
 * Acknowledges what is latched and gone, on the crane and on every axis. The latched stop goes with the last fault, not
 * before; nothing begins to move by it.
 */
@ControlPath
final class CraneReset {

    private final CraneFaults faults;
    private final Axis[] axes;
    private final Stops stops;

    CraneReset(CraneFaults faults, Axis[] axes, Stops stops) {
        this.faults = faults;
        this.axes = axes;
        this.stops = stops;
    }

    /** False when a fault persists: the first of those is named by an event. */
    boolean apply(int writer, OutputImage out) {
        Fault persisting = faults.reset();
        int at = CraneFaults.NO_AXIS;
        for (int axis = 0; axis < axes.length; axis++) {
            Fault onAxis = axes[axis].reset();
            if (persisting == Fault.NONE && onAxis != Fault.NONE) {
                persisting = onAxis;
                at = axis;
            }
        }
        faults.firstIs(persisting, at);
        if (persisting != Fault.NONE) {
            out.event(EventKind.RESET_REFUSED, at, writer, persisting.ordinal(), 0, 0, 0);
            return false;
        }
        stops.reset();
        out.event(EventKind.RESET_DONE, 0, writer, 0, 0, 0, 0);
        return true;
    }
}
