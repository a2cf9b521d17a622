package org.openquay.motion.sway;

import org.openquay.api.image.PlanRequest;

/** A plan request in the words of a transfer: which axis is the trolley and which the hoist. Mutable, set anew for each. */
final class TransferTask {

    private final int trolley;
    private final int hoist;

    double trolleyM;
    double trolleyMps;
    double trolleyMps2;
    double targetTrolleyM;
    double hoistM;
    double hoistMps;
    double hoistMps2;
    double targetHoistM;
    double swayRad;
    double swayRateRadps;
    /** The state that the plan sets out from, beyond the positions: the one above, or rest. */
    boolean inMotion;
    double startMps;
    double startMps2;
    double startHoistMps;
    double startHoistMps2;
    double startSwayRad;
    double startSwayRateRadps;
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
        trolleyMps2 = request.accelerationMps2[trolley];
        targetTrolleyM = request.targetM[trolley];
        hoistM = request.positionM[hoist];
        hoistMps = request.speedMps[hoist];
        hoistMps2 = request.accelerationMps2[hoist];
        targetHoistM = request.targetM[hoist];
        swayRad = request.swayRad;
        swayRateRadps = request.swayRateRadps;
        suspendedKg = request.suspendedKg;
        loadDepthM = request.loadDepthM;
        heightCm = request.heightCm;
        setOut(false);
    }

    /** Whether the plan sets out from the motion that is there, or from rest. */
    void setOut(boolean inMotion) {
        this.inMotion = inMotion;
        startMps = inMotion ? trolleyMps : 0;
        startMps2 = inMotion ? trolleyMps2 : 0;
        startHoistMps = inMotion ? hoistMps : 0;
        startHoistMps2 = inMotion ? hoistMps2 : 0;
        startSwayRad = inMotion ? swayRad : 0;
        startSwayRateRadps = inMotion ? swayRateRadps : 0;
    }
}
