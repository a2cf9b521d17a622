package org.openquay.journal.ring;

import org.agrona.MutableDirectBuffer;

import org.openquay.api.ControlPath;
import org.openquay.api.image.AxisStatus;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.StatusImage;
import org.openquay.journal.sbe.AxisStatusBlockEncoder;
import org.openquay.journal.sbe.LeaseBlockEncoder;
import org.openquay.journal.sbe.PlanAxisBlockEncoder;
import org.openquay.journal.sbe.PlanRequestBlockEncoder;
import org.openquay.journal.sbe.StatusBlockEncoder;

/** Lays out what a cycle puts out now and then: a plan request, a status. */
@ControlPath
final class StatusEncoding {

    private static final int SWAY_VALID = 1;
    private static final int SLACK_ROPE = 2;
    private static final int LOAD_UNDECIDED = 4;

    private final BlockWriter blocks;
    private final PlanRequestBlockEncoder request = new PlanRequestBlockEncoder();
    private final PlanAxisBlockEncoder planAxis = new PlanAxisBlockEncoder();
    private final StatusBlockEncoder status = new StatusBlockEncoder();
    private final AxisStatusBlockEncoder axis = new AxisStatusBlockEncoder();
    private final LeaseBlockEncoder lease = new LeaseBlockEncoder();

    StatusEncoding(BlockWriter blocks) {
        this.blocks = blocks;
    }

    int measure(OutputImage out) {
        int length = 2 * BlockWriter.GROUP_HEADER;
        if (out.planRequested) {
            length += PlanRequestBlockEncoder.ENCODED_LENGTH + BlockWriter.GROUP_HEADER
                    + out.planRequest.positionM.length * PlanAxisBlockEncoder.ENCODED_LENGTH
                    + CycleEncoding.data(out.planRequest.heightCm);
        }
        if (out.statusPresent) {
            StatusImage image = out.status;
            length += StatusBlockEncoder.ENCODED_LENGTH + 2 * BlockWriter.GROUP_HEADER
                    + image.axes.length * AxisStatusBlockEncoder.ENCODED_LENGTH
                    + image.leaseHolder.length * LeaseBlockEncoder.ENCODED_LENGTH + CycleEncoding.data(image.heightCm);
        }
        return length;
    }

    int write(MutableDirectBuffer buffer, int from, OutputImage out) {
        int at = blocks.group(buffer, from, PlanRequestBlockEncoder.ENCODED_LENGTH, out.planRequested ? 1 : 0);
        if (out.planRequested) {
            at = writeRequest(buffer, at, out.planRequest);
        }
        at = blocks.group(buffer, at, StatusBlockEncoder.ENCODED_LENGTH, out.statusPresent ? 1 : 0);
        return out.statusPresent ? writeStatus(buffer, at, out.status) : at;
    }

    private int writeRequest(MutableDirectBuffer buffer, int from, PlanRequest image) {
        request.wrap(buffer, from).requestId(image.requestId).swayRad(image.swayRad)
                .swayRateRadps(image.swayRateRadps).suspendedKg(image.suspendedKg).loadDepthM(image.loadDepthM);
        int at = blocks.group(buffer, from + PlanRequestBlockEncoder.ENCODED_LENGTH,
                PlanAxisBlockEncoder.ENCODED_LENGTH, image.positionM.length);
        for (int i = 0; i < image.positionM.length; i++) {
            planAxis.wrap(buffer, at).positionM(image.positionM[i]).speedMps(image.speedMps[i])
                    .accelerationMps2(image.accelerationMps2[i]).targetM(image.targetM[i]);
            at += PlanAxisBlockEncoder.ENCODED_LENGTH;
        }
        return blocks.words(buffer, at, image.heightCm);
    }

    private int writeStatus(MutableDirectBuffer buffer, int from, StatusImage image) {
        int flags = (image.swayValid ? SWAY_VALID : 0) | (image.slackRope ? SLACK_ROPE : 0)
                | (image.loadUndecided ? LOAD_UNDECIDED : 0);
        status.wrap(buffer, from).mode((short) image.mode.ordinal()).flags((short) flags)
                .stop((short) image.stop.ordinal()).firstFault((short) image.firstFault.ordinal())
                .firstFaultAxis(image.firstFaultAxis).loadKg(image.loadKg).swayRad(image.swayRad)
                .swayRateRadps(image.swayRateRadps).windMps(image.windMps).landedCorners(image.landedCorners)
                .lockedCorners(image.lockedCorners).unlockedCorners(image.unlockedCorners)
                .jobsWaiting(image.jobsWaiting).jobNumber(image.jobNumber)
                .jobState((short) image.jobState.ordinal()).jobPhase((short) image.jobPhase.ordinal())
                .hold((short) image.hold.ordinal()).planElapsedS(image.planElapsedS)
                .planDurationS(image.planDurationS);
        blocks.order(buffer, status.order(), image.order);
        int at = from + StatusBlockEncoder.ENCODED_LENGTH;
        at = blocks.group(buffer, at, AxisStatusBlockEncoder.ENCODED_LENGTH, image.axes.length);
        for (int i = 0; i < image.axes.length; i++) {
            at = writeAxis(buffer, at, image.axes[i]);
        }
        at = blocks.group(buffer, at, LeaseBlockEncoder.ENCODED_LENGTH, image.leaseHolder.length);
        for (int i = 0; i < image.leaseHolder.length; i++) {
            lease.wrap(buffer, at).holder(image.leaseHolder[i]).leaseEpoch(image.leaseEpoch[i]);
            at += LeaseBlockEncoder.ENCODED_LENGTH;
        }
        return blocks.words(buffer, at, image.heightCm);
    }

    private int writeAxis(MutableDirectBuffer buffer, int at, AxisStatus from) {
        axis.wrap(buffer, at).state((short) from.state.ordinal()).limiter((short) from.limiter.ordinal())
                .brake((short) from.brake.ordinal()).drive((short) from.drive.ordinal())
                .owner((short) from.owner.ordinal()).fault((short) from.fault.ordinal()).positionM(from.positionM)
                .speedMps(from.speedMps).referenceMps(from.referenceMps).targetM(from.targetM).torque(from.torque)
                .missingPlus(from.missingPlus).missingMinus(from.missingMinus);
        return at + AxisStatusBlockEncoder.ENCODED_LENGTH;
    }
}
