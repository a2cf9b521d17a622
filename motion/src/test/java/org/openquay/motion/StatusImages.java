package org.openquay.motion;

import org.openquay.api.image.AxisStatus;
import org.openquay.api.image.StatusImage;

/** Copies of status images, which the kernel reuses. */
final class StatusImages {

    private StatusImages() {}

    static void copy(StatusImage from, StatusImage to) {
        to.mode = from.mode;
        for (int axis = 0; axis < from.axes.length; axis++) {
            copy(from.axes[axis], to.axes[axis]);
        }
        to.loadKg = from.loadKg;
        to.swayRad = from.swayRad;
        to.swayRateRadps = from.swayRateRadps;
        to.swayValid = from.swayValid;
        to.windMps = from.windMps;
        to.landedCorners = from.landedCorners;
        to.lockedCorners = from.lockedCorners;
        to.unlockedCorners = from.unlockedCorners;
        to.slackRope = from.slackRope;
        to.stop = from.stop;
        to.firstFault = from.firstFault;
        to.firstFaultAxis = from.firstFaultAxis;
        to.loadUndecided = from.loadUndecided;
        System.arraycopy(from.leaseHolder, 0, to.leaseHolder, 0, from.leaseHolder.length);
        System.arraycopy(from.leaseEpoch, 0, to.leaseEpoch, 0, from.leaseEpoch.length);
        to.jobNumber = from.jobNumber;
        to.jobState = from.jobState;
        to.jobPhase = from.jobPhase;
        to.hold = from.hold;
        to.order.copyFrom(from.order);
        to.jobsWaiting = from.jobsWaiting;
        to.planElapsedS = from.planElapsedS;
        to.planDurationS = from.planDurationS;
    }

    private static void copy(AxisStatus from, AxisStatus to) {
        to.state = from.state;
        to.positionM = from.positionM;
        to.speedMps = from.speedMps;
        to.referenceMps = from.referenceMps;
        to.targetM = from.targetM;
        to.torque = from.torque;
        to.limiter = from.limiter;
        to.missingPlus = from.missingPlus;
        to.missingMinus = from.missingMinus;
        to.brake = from.brake;
        to.drive = from.drive;
        to.owner = from.owner;
        to.fault = from.fault;
    }
}
