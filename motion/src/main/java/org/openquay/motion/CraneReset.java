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

    /** The first axis that we drive and that still slows down for a latched stop; −1 when there is none. */
    int movingAxis() {
        for (int axis = 0; stops.latched() && axis < axes.length; axis++) {
            if (axes[axis].moving() && axes[axis].state() != AxisState.DISABLED) {
                return axis;
            }
        }
        return CraneFaults.NO_AXIS;
    }

    /**
     * Resets everything, or tells what is missing for it and resets nothing of the stop. Not while there is a
     * {@link #movingAxis()}. Of faults that persist, an event names the first.
     *
     * @return the permissions that stay missing; 0 when nothing is latched any more
     */
    long apply(int writer, OutputImage out) {
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

}
