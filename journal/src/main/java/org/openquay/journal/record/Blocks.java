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
        into.pickTrolleyM = block.pickTrolleyM();
        into.pickGantryM = block.pickGantryM();
        into.pickHeightM = block.pickHeightM();
        into.placeTrolleyM = block.placeTrolleyM();
        into.placeGantryM = block.placeGantryM();
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
        readStart(plan.trolley(), into.trolley);
        readStart(plan.hoist(), into.hoist);
        CycleDecoder.PlansDecoder.TrolleySegmentsDecoder trolley = plan.trolleySegments();
        into.trolley.segments = segments(trolley.count());
        for (int i = 0; trolley.hasNext(); i++) {
            trolley.next();
            into.trolley.durationS[i] = trolley.segment().durationS();
            into.trolley.jerkMps3[i] = trolley.segment().jerkMps3();
        }
        CycleDecoder.PlansDecoder.HoistSegmentsDecoder hoist = plan.hoistSegments();
        into.hoist.segments = segments(hoist.count());
        for (int i = 0; hoist.hasNext(); i++) {
            hoist.next();
            into.hoist.durationS[i] = hoist.segment().durationS();
            into.hoist.jerkMps3[i] = hoist.segment().jerkMps3();
        }
    }

    static void readPlanRequest(PlanRequestBlockDecoder block, PlanRequest into) {
        into.requestId = block.requestId();
        into.trolleyM = block.trolleyM();
        into.trolleyMps = block.trolleyMps();
        into.trolleyMps2 = block.trolleyMps2();
        into.hoistM = block.hoistM();
        into.hoistMps = block.hoistMps();
        into.hoistMps2 = block.hoistMps2();
        into.swayRad = block.swayRad();
        into.swayRateRadps = block.swayRateRadps();
        into.targetTrolleyM = block.targetTrolleyM();
        into.targetHoistM = block.targetHoistM();
        into.suspendedKg = block.suspendedKg();
        into.loadDepthM = block.loadDepthM();
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
