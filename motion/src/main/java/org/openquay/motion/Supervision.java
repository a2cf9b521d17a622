package org.openquay.motion;

import org.openquay.api.ControlPath;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.status.Fault;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.StopKind;
import org.openquay.motion.authority.Leases;
import org.openquay.motion.axis.Axis;

/** Watches over what concerns the crane as a whole, and tells moves and axes what follows from it. Remembers nothing. */
@ControlPath
final class Supervision {

    private static final double NS_PER_MS = 1e6;
    private static final Fault[] FAULTS = Fault.values();

    private final CraneParts parts;
    private final long maxLatenessNs;

    Supervision(CraneParts parts, long maxLatenessNs) {
        this.parts = parts;
        this.maxLatenessNs = maxLatenessNs;
    }

    /** Latches what this cycle's inputs show to be wrong with the crane as a whole. */
    void observe(InputImage in, OutputImage out) {
        CraneFaults faults = parts.faults;
        boolean engaged = engaged();
        boolean fresh = parts.inputs.ioFresh;
        if (in.elapsedTicks > 1) {
            out.event(EventKind.CYCLE_MISSED, 0, 0, 0, 0, in.elapsedTicks - 1, in.latenessNs / NS_PER_MS);
        }
        faults.observe(Fault.CYCLE_TOO_LATE, in.latenessNs > maxLatenessNs && engaged, out);
        faults.observe(Fault.SAFETY_CIRCUIT_OPEN, fresh && !parts.inputs.safetyCircuitClosed, out);
        faults.observe(Fault.SPREADER_MIXED, parts.spreader.mixedInTheAir(), out);
        faults.observe(Fault.OVERLOAD, parts.load.overloaded(), out);
        faults.observe(Fault.SLACK_ROPE,
                parts.load.slack() && (parts.moves.needsTautRopes()
                        || faults.latched(Fault.SLACK_ROPE) && !parts.spreader.landed()),
                out);
        faults.observe(Fault.WIND, parts.wind.tooStrong() && (engaged || faults.latched(Fault.WIND)), out);
        if (!in.active && engaged && !parts.stops.latched()) {
            parts.stops.stop(StopKind.STOP, Leases.NOBODY, out);
        }
    }

    /** Puts out the faults that the axes latched in this cycle. */
    void announceAxisFaults(OutputImage out) {
        for (int axis = 0; axis < parts.axes.length; axis++) {
            long fresh = parts.axes[axis].newFaults();
            while (fresh != 0) {
                parts.faults.announce(FAULTS[Long.numberOfTrailingZeros(fresh)], axis, out);
                fresh &= fresh - 1;
            }
        }
    }

    /** Why no job may go on; NONE when it may. */
    HoldReason forbidden() {
        if (parts.wind.tooStrong() || parts.faults.latched(Fault.WIND)) {
            return HoldReason.WIND;
        }
        boolean axisFaulted =
                parts.scene.hoist.faulted() || parts.scene.trolley.faulted() || parts.scene.gantry.faulted();
        if (parts.faults.any() || axisFaulted) {
            return HoldReason.FAULT_LATCHED;
        }
        return parts.stops.latched() ? HoldReason.STOP_LATCHED : HoldReason.NONE;
    }

    /** Some drive modulates: what happens now happens to a crane that is at work. */
    private boolean engaged() {
        for (Axis axis : parts.axes) {
            if (axis.powered()) {
                return true;
            }
        }
        return false;
    }
}
