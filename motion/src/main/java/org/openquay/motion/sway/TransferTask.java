package org.openquay.motion.sway;

import org.openquay.api.image.PlanRequest;

/** A plan request in the words of a transfer: which axis is the trolley and which the hoist. Mutable, set anew for each. */
final class TransferTask {

    private final int trolley;
    private final int hoist;

    double trolleyM;
    double trolleyMps;
    double targetTrolleyM;
    double hoistM;
    double hoistMps;
    double targetHoistM;
    double swayRad;
    double swayRateRadps;
    double suspendedKg;
    double loadDepthM;
    short[] heightCm = {};

    TransferTask(int trolley, int hoist) {
        this.trolley = trolley;
        this.hoist = hoist;
    }

    void read(PlanRequest request) {
        trolleyM = request.positionM[trolley];
        trolleyMps = request.speedMps[trolley];
        targetTrolleyM = request.targetM[trolley];
        hoistM = request.positionM[hoist];
        hoistMps = request.speedMps[hoist];
        targetHoistM = request.targetM[hoist];
        swayRad = request.swayRad;
        swayRateRadps = request.swayRateRadps;
        suspendedKg = request.suspendedKg;
        loadDepthM = request.loadDepthM;
        heightCm = request.heightCm;
    }
}
