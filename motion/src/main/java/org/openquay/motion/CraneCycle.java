package org.openquay.motion;

import java.util.Arrays;
import java.util.List;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.StatusImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Fault;
import org.openquay.motion.authority.Leases;
import org.openquay.motion.authority.Stops;

/** The parts of the kernel and the order in which one cycle calls them. */
@ControlPath
final class CraneCycle {

    private static final double NS_PER_MS = 1e6;

    private final long maxLatenessNs;
    private final long statusTicks;
    private final Stops stops;
    private final Leases leases;
    private final CommandDesk desk;
    private final CraneFaults faults = new CraneFaults();
    private long ticksToStatus;

    CraneCycle(CraneDescription crane, List<DriveProfile> profiles, ImageShape shape) {
        maxLatenessNs = crane.maxLatenessNs();
        statusTicks = Math.max(1, (long) (StatusImage.PERIOD_MS * NS_PER_MS) / crane.periodNs());
        stops = new Stops(shape.stopWriters());
        leases = new Leases(shape.groups());
        desk = new CommandDesk(leases, stops);
    }

    void run(InputImage in, OutputImage out) {
        stops.readWords(in.stopWords, out);
        leases.expire(in.nowNs, Leases.NOBODY, out);
        desk.take(in, out);
        supervise(in, out);
        report(in, out);
    }

    /** The cycle failed half-way: latches that, and lets nothing act. */
    void failed(InputImage in, OutputImage out) {
        faults.latch(Fault.INTERNAL, out);
        for (short[] words : out.words) {
            Arrays.fill(words, (short) 0);
        }
    }

    void restarted() {
        stops.restarted();
        leases.restarted();
    }

    void exchange(StateCursor cursor) {
        stops.exchange(cursor);
        leases.exchange(cursor);
        desk.exchange(cursor);
        faults.exchange(cursor);
        ticksToStatus = cursor.value(ticksToStatus);
    }

    private void supervise(InputImage in, OutputImage out) {
        if (in.elapsedTicks > 1) {
            out.event(EventKind.CYCLE_MISSED, 0, 0, 0, 0, in.elapsedTicks - 1, in.latenessNs / NS_PER_MS);
        }
        faults.observe(Fault.CYCLE_TOO_LATE, in.latenessNs > maxLatenessNs, out);
    }

    private void report(InputImage in, OutputImage out) {
        ticksToStatus -= in.elapsedTicks;
        if (ticksToStatus > 0) {
            return;
        }
        ticksToStatus = statusTicks;
        out.statusPresent = true;
        StatusImage status = out.status;
        status.stop = stops.inForce();
        status.firstFault = faults.first();
        status.firstFaultAxis = faults.firstAxis();
        for (int group = 0; group < leases.groups(); group++) {
            status.leaseHolder[group] = leases.holder(group);
            status.leaseEpoch[group] = leases.epoch(group);
        }
    }
}
