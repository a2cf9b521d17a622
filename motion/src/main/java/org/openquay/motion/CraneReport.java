package org.openquay.motion;

import org.openquay.api.ControlPath;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.StatusImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.CraneMode;
import org.openquay.api.status.Permission;
import org.openquay.motion.axis.DemandKind;
import org.openquay.motion.io.CraneInputs;

/** Shows the crane to people every {@link StatusImage#PERIOD_MS}. */
@ControlPath
final class CraneReport {

    private static final long NS_PER_MS = 1_000_000;

    private final CraneParts parts;
    private final Cabin cabin;
    private final long periodTicks;
    private long ticksToGo;

    CraneReport(CraneParts parts, Cabin cabin, long periodNs) {
        this.parts = parts;
        this.cabin = cabin;
        periodTicks = Math.max(1, StatusImage.PERIOD_MS * NS_PER_MS / periodNs);
    }

    void put(InputImage in, OutputImage out) {
        ticksToGo -= in.elapsedTicks;
        if (ticksToGo > 0) {
            return;
        }
        ticksToGo = periodTicks;
        out.statusPresent = true;
        StatusImage status = out.status;
        status.mode = mode(in);
        for (int axis = 0; axis < parts.axes.length; axis++) {
            parts.axes[axis].status(status.axes[axis]);
            long missing = missing(axis);
            status.axes[axis].missingPlus |= missing;
            status.axes[axis].missingMinus |= missing;
        }
        measurements(status);
        status.stop = parts.stops.inForce();
        status.firstFault = parts.faults.first();
        status.firstFaultAxis = parts.faults.firstAxis();
        status.loadUndecided = parts.suspended.undecided();
        for (int group = 0; group < parts.leases.groups(); group++) {
            status.leaseHolder[group] = parts.leases.holder(group);
            status.leaseEpoch[group] = parts.leases.epoch(group);
        }
        parts.moves.status(status);
    }

    void exchange(StateCursor cursor) {
        ticksToGo = cursor.value(ticksToGo);
    }

    /** A running job does the whole move by itself; everything else is somebody's hand. */
    private CraneMode mode(InputImage in) {
        if (!in.active) {
            return CraneMode.OTHER;
        }
        return parts.moves.running() ? CraneMode.FULLAUTOMATIC : CraneMode.MANUAL;
    }

    /** What an axis lacks that nobody has told to move; whoever pulls its lever wants to move it, and lacks what that does. */
    private long missing(int axis) {
        boolean rests = parts.demands[axis].kind == DemandKind.REST;
        long ofLever = rests ? cabin.missing(axis) : 0;
        if (ofLever != 0 && cabin.pulled(axis)) {
            return ofLever;
        }
        long missing = rests ? Permission.MOTION_COMMANDED.bit() : 0;
        boolean held = parts.leases.held(parts.axes[axis].description().group());
        return held ? missing | ofLever : missing | ofLever | Permission.LEASE_HELD.bit();
    }

    private void measurements(StatusImage status) {
        CraneInputs inputs = parts.inputs;
        status.loadKg = parts.load.loadKg();
        status.swayRad = parts.sway.swayRad();
        status.swayRateRadps = parts.sway.swayRateRadps();
        status.swayValid = parts.sway.sensorUsable();
        status.windMps = parts.wind.filteredMps();
        status.landedCorners = inputs.landedCorners;
        status.lockedCorners = inputs.lockedCorners;
        status.unlockedCorners = inputs.unlockedCorners;
        status.slackRope = parts.load.slack();
        System.arraycopy(inputs.heightCm, 0, status.heightCm, 0, status.heightCm.length);
    }
}
