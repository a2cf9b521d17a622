package org.openquay.journal.record;

import org.agrona.concurrent.UnsafeBuffer;

import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveState;
import org.openquay.api.image.AxisStatus;
import org.openquay.api.image.StatusImage;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.CraneMode;
import org.openquay.api.status.Fault;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.StopKind;
import org.openquay.journal.sbe.AxisStatusBlockDecoder;
import org.openquay.journal.sbe.CycleDecoder;
import org.openquay.journal.sbe.StatusBlockDecoder;

/** Reads a status out of a cycle's record. */
final class StatusBlocks {

    static final int SWAY_VALID = 1;
    static final int SLACK_ROPE = 2;
    static final int LOAD_UNDECIDED = 4;

    private StatusBlocks() {}

    static void read(CycleDecoder.StatusesDecoder status, UnsafeBuffer data, Vocabulary vocabulary, StatusImage into) {
        readBlock(status.status(), vocabulary, into);
        int axis = 0;
        for (CycleDecoder.StatusesDecoder.AxesDecoder entry : status.axes()) {
            readAxis(entry.axis(), vocabulary, into.axes[axis++]);
        }
        int group = 0;
        for (CycleDecoder.StatusesDecoder.LeasesDecoder entry : status.leases()) {
            into.leaseHolder[group] = entry.lease().holder();
            into.leaseEpoch[group++] = entry.lease().leaseEpoch();
        }
        status.wrapHeightCm(data);
        Blocks.readWords(data, into.heightCm);
    }

    private static void readBlock(StatusBlockDecoder block, Vocabulary vocabulary, StatusImage into) {
        into.mode = vocabulary.constant(CraneMode.class, block.mode());
        into.swayValid = (block.flags() & SWAY_VALID) != 0;
        into.slackRope = (block.flags() & SLACK_ROPE) != 0;
        into.loadUndecided = (block.flags() & LOAD_UNDECIDED) != 0;
        into.stop = vocabulary.constant(StopKind.class, block.stop());
        into.firstFault = vocabulary.constant(Fault.class, block.firstFault());
        into.firstFaultAxis = block.firstFaultAxis();
        into.loadKg = block.loadKg();
        into.swayRad = block.swayRad();
        into.swayRateRadps = block.swayRateRadps();
        into.windMps = block.windMps();
        into.landedCorners = block.landedCorners();
        into.lockedCorners = block.lockedCorners();
        into.unlockedCorners = block.unlockedCorners();
        into.jobsWaiting = block.jobsWaiting();
        into.jobNumber = block.jobNumber();
        into.jobState = vocabulary.constant(JobState.class, block.jobState());
        into.jobPhase = vocabulary.constant(JobPhase.class, block.jobPhase());
        into.hold = vocabulary.constant(HoldReason.class, block.hold());
        into.planElapsedS = block.planElapsedS();
        into.planDurationS = block.planDurationS();
        Blocks.readOrder(block.order(), into.order);
    }

    private static void readAxis(AxisStatusBlockDecoder block, Vocabulary vocabulary, AxisStatus into) {
        into.state = vocabulary.constant(AxisState.class, block.state());
        into.limiter = vocabulary.constant(Limiter.class, block.limiter());
        into.brake = vocabulary.constant(BrakeState.class, block.brake());
        into.drive = vocabulary.constant(DriveState.class, block.drive());
        into.owner = vocabulary.constant(AxisOwner.class, block.owner());
        into.fault = vocabulary.constant(Fault.class, block.fault());
        into.positionM = block.positionM();
        into.speedMps = block.speedMps();
        into.referenceMps = block.referenceMps();
        into.targetM = block.targetM();
        into.torque = block.torque();
        into.missingPlus = block.missingPlus();
        into.missingMinus = block.missingMinus();
    }
}
