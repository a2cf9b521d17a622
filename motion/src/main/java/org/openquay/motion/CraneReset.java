package org.openquay.motion;

import org.openquay.api.ControlPath;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.Fault;
import org.openquay.api.status.Permission;
import org.openquay.motion.authority.Stops;
import org.openquay.motion.axis.Axis;

/**
 * Acknowledges what is latched and gone, on the crane and on every axis. The latched stop goes with the last fault, not
 * before, and not while an axis still stops for it; nothing begins to move by it.
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

    /**
     * Resets everything, or tells what is missing for it and resets nothing of the stop. A stop for which an axis is still
     * slowing down stays; of faults that persist, an event names the first.
     *
     * @return the permissions that stay missing; 0 when nothing is latched any more
     */
    long apply(int writer, OutputImage out) {
        if (stops.latched() && moving()) {
            return Permission.NO_LATCHED_STOP.bit();
        }
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
            return Permission.NO_LATCHED_FAULT.bit();
        }
        stops.reset();
        out.event(EventKind.RESET_DONE, 0, writer, 0, 0, 0, 0);
        return 0;
    }

    /** An axis that we drive does not stand yet. */
    private boolean moving() {
        for (Axis axis : axes) {
            if (axis.moving() && axis.state() != AxisState.DISABLED) {
                return true;
            }
        }
        return false;
    }
}
