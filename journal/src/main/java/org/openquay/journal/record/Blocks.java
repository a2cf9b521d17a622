package org.openquay.journal.record;

import java.nio.ByteOrder;

import org.agrona.DirectBuffer;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.image.AxisPath;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.PlanResult;
import org.openquay.journal.sbe.CommandBlockDecoder;
import org.openquay.journal.sbe.CycleDecoder;
import org.openquay.journal.sbe.EventBlockDecoder;
import org.openquay.journal.sbe.PathBlockDecoder;
import org.openquay.journal.sbe.PlanAxisBlockDecoder;
import org.openquay.journal.sbe.PlanBlockDecoder;
import org.openquay.journal.sbe.PlanRequestBlockDecoder;
import org.openquay.journal.sbe.WorkOrderDecoder;

/** Reads the blocks that records share. */
final class Blocks {

    private Blocks() {}

    static void readWords(DirectBuffer data, short[] into) {
        if (data.capacity() != into.length * Short.BYTES) {
            throw new IllegalArgumentException("the record holds " + data.capacity() / Short.BYTES
                    + " words where the image has " + into.length);
        }
        for (int i = 0; i < into.length; i++) {
            into[i] = data.getShort(i * Short.BYTES, ByteOrder.LITTLE_ENDIAN);
        }
    }

    static Command command(CommandBlockDecoder block, Vocabulary vocabulary) {
        Command command = new Command();
        command.commandId = block.commandId();
        command.writer = block.writer();
        command.sequence = block.sequence();
        command.bootId = block.bootId();
        command.expiresNs = block.expiresNs();
        command.leaseEpoch = block.leaseEpoch();
        command.kind = vocabulary.constant(CommandKind.class, block.kind());
        command.group = block.group();
        command.axis = block.axis();
        command.value = block.value();
        readOrder(block.order(), command.order);
        return command;
    }

    static void readOrder(WorkOrderDecoder block, WorkOrder into) {
        block.getJobId(into.jobId, 0);
        block.getContainerId(into.containerId, 0);
        into.from = block.from();
        into.to = block.to();
        into.pickAcrossM = block.pickAcrossM();
        into.pickAlongM = block.pickAlongM();
        into.pickHeightM = block.pickHeightM();
        into.placeAcrossM = block.placeAcrossM();
        into.placeAlongM = block.placeAlongM();
        into.placeHeightM = block.placeHeightM();
        into.massKg = block.massKg();
    }

    static Event event(EventBlockDecoder block, Vocabulary vocabulary) {
        Event event = new Event();
        event.kind = vocabulary.constant(EventKind.class, block.kind());
        event.axis = block.axis();
        event.writer = block.writer();
        event.code = block.code();
        event.reference = block.reference();
        event.detail = block.detail();
        event.value = block.value();
        return event;
    }

    static void readPlan(CycleDecoder.PlansDecoder plan, Vocabulary vocabulary, PlanImage into) {
        PlanBlockDecoder block = plan.plan();
        into.requestId = block.requestId();
        into.result = vocabulary.constant(PlanResult.class, block.result());
        into.obstacle = block.obstacle();
        into.durationS = block.durationS();
        into.peakSwayRad = block.peakSwayRad();
        into.clearanceM = block.clearanceM();
        int axis = 0;
        for (CycleDecoder.PlansDecoder.PathsDecoder path : plan.paths()) {
            readPath(path, into.paths[axis++]);
        }
    }

    private static void readPath(CycleDecoder.PlansDecoder.PathsDecoder path, AxisPath into) {
        readStart(path.start(), into);
        CycleDecoder.PlansDecoder.PathsDecoder.SegmentsDecoder segments = path.segments();
        into.segments = segments(segments.count());
        for (int i = 0; segments.hasNext(); i++) {
            segments.next();
            into.durationS[i] = segments.segment().durationS();
            into.jerkMps3[i] = segments.segment().jerkMps3();
        }
    }

    /** Leaves the decoder behind the axes. */
    static void readPlanRequest(CycleDecoder.PlanRequestsDecoder decoder, PlanRequest into) {
        PlanRequestBlockDecoder block = decoder.request();
        into.requestId = block.requestId();
        into.swayRad = block.swayRad();
        into.swayRateRadps = block.swayRateRadps();
        into.suspendedKg = block.suspendedKg();
        into.loadDepthM = block.loadDepthM();
        int axis = 0;
        for (CycleDecoder.PlanRequestsDecoder.AxesDecoder entry : decoder.axes()) {
            PlanAxisBlockDecoder from = entry.axis();
            into.axis(axis++, from.positionM(), from.speedMps(), from.accelerationMps2(), from.targetM());
        }
    }

    private static void readStart(PathBlockDecoder block, AxisPath into) {
        into.startPositionM = block.startPositionM();
        into.startSpeedMps = block.startSpeedMps();
        into.startAccelerationMps2 = block.startAccelerationMps2();
    }

    private static int segments(int count) {
        if (count > ImageShape.MAX_SEGMENTS) {
            throw new IllegalArgumentException("a path of " + count + " segments is too long");
        }
        return count;
    }
}
