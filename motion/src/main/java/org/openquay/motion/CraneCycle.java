package org.openquay.motion;

import java.util.Arrays;
import java.util.List;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Fault;
import org.openquay.api.status.HoldReason;
import org.openquay.motion.authority.Leases;
import org.openquay.motion.axis.Axis;

/** The order in which one cycle calls the parts of the kernel. */
@ControlPath
final class CraneCycle {

    private static final double NS_PER_S = 1e9;

    private final double periodS;
    private final CraneParts parts;
    private final Supervision supervision;
    private final CommandDesk desk;
    private final Cabin cabin;
    private final CraneDemands demands;
    private final CraneReport report;
    private long heartbeat;

    CraneCycle(CraneDescription crane, List<DriveProfile> profiles, ImageShape shape) {
        periodS = crane.periodNs() / NS_PER_S;
        parts = new CraneParts(crane, profiles, shape);
        Permits permits = new Permits(parts.hoistAxis, parts.inputs, parts.stops, parts.faults, parts.spreader,
                parts.load, parts.suspended, parts.wind);
        supervision = new Supervision(parts, crane.maxLatenessNs());
        int cabinWriter = crane.levers().present() ? shape.stopWriters() : Leases.NOBODY;
        desk = new CommandDesk(parts, permits, new CraneReset(parts.faults, parts.axes, parts.stops), cabinWriter);
        cabin = new Cabin(parts, permits, desk, cabinWriter);
        demands = new CraneDemands(parts, permits, cabin, crane.spreader().landingSpeedMps());
        report = new CraneReport(parts, cabin, crane.periodNs());
    }

    void run(InputImage in, OutputImage out) {
        desk.begin();
        parts.scene.elapsedS = in.elapsedTicks * periodS;
        read(in, out);
        parts.stops.readWords(in.stopWords, in.nowNs, out);
        parts.leases.expire(in.nowNs, parts.moves.working() ? parts.jobGroup : Leases.NOBODY, out);
        parts.live.expire(parts.leases, in.nowNs);
        desk.take(in, out);
        cabin.step(in, out);
        supervision.observe(in, out);
        HoldReason forbidden = supervision.forbidden();
        demands.begin();
        demands.want(forbidden, in, out);
        demands.restrict(forbidden);
        act(in, out);
        supervision.announceAxisFaults(out);
        report.put(in, out);
    }

    /**
     * The cycle failed half-way: latches that, answers what has no answer yet, stops every drive and takes every output
     * away. When even that fails, all words go out as zero.
     */
    void failed(InputImage in, OutputImage out) {
        try {
            parts.faults.latch(Fault.INTERNAL, out);
            desk.refuseRest(in, out);
            noOutputs();
            parts.travelWarning.silence();
            for (Axis axis : parts.axes) {
                axis.abandon(parts.outputs, out);
            }
            parts.signals.encode(parts.outputs, ++heartbeat, out);
        } catch (Throwable again) {
            for (short[] words : out.words) {
                Arrays.fill(words, (short) 0);
            }
        }
    }

    void restarted() {
        parts.restarted();
    }

    void exchange(StateCursor cursor) {
        parts.exchange(cursor);
        desk.exchange(cursor);
        report.exchange(cursor);
        heartbeat = cursor.value(heartbeat);
    }

    private void read(InputImage in, OutputImage out) {
        parts.signals.decode(in, parts.inputs);
        for (Axis axis : parts.axes) {
            axis.read(in, parts.inputs);
        }
        Axis trolley = parts.scene.trolley;
        Axis hoist = parts.scene.hoist;
        parts.sway.observe(parts.inputs, trolley.positionM(), trolley.speedMps(), hoist.positionM(), hoist.speedMps(),
                in.elapsedTicks);
        parts.spreader.read(parts.inputs, trolley.positionM(), parts.moves.jobNumber(), out);
        parts.load.read(parts.inputs, hoist.positionM(), hoist.speedMps(), parts.scene.elapsedS, out);
        parts.wind.read(parts.inputs, parts.scene.elapsedS, out);
        parts.suspended.read(parts.inputs, parts.spreader);
    }

    private void act(InputImage in, OutputImage out) {
        double elapsedS = parts.scene.elapsedS;
        noOutputs();
        if (in.active) {
            parts.travelWarning.guard(parts.scene.gantryDemand, parts.scene.gantry, elapsedS, parts.outputs);
            parts.spreader.act(parts.scene.twistlocks, parts.scene.hoist.standstill(), parts.inputs, parts.outputs);
        } else {
            parts.travelWarning.silence();
        }
        if (parts.inputs.ioFresh) {
            parts.scene.hoist.load(parts.inputs.suspendedKg);
        }
        for (int axis = 0; axis < parts.axes.length; axis++) {
            parts.axes[axis].act(parts.demands[axis], elapsedS, parts.inputs, parts.outputs, out);
        }
        parts.signals.encode(parts.outputs, ++heartbeat, out);
    }

    private void noOutputs() {
        Arrays.fill(parts.outputs.brakeRelease, false);
        parts.outputs.lock = false;
        parts.outputs.unlock = false;
        parts.outputs.travelWarning = false;
    }
}
