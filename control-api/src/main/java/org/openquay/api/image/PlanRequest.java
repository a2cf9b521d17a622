package org.openquay.api.image;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * What the step asks the planner for; holds all that planning needs besides the crane's description, so that planning
 * is a pure function of the two.
 */
@ControlPath
public final class PlanRequest {

    /** Names the request; grows. */
    public long requestId;
    public double trolleyM;
    public double trolleyMps;
    public double trolleyMps2;
    public double hoistM;
    public double hoistMps;
    public double hoistMps2;
    /** Sway at the start, positive when the load is ahead in plus direction. */
    public double swayRad;
    public double swayRateRadps;
    public double targetTrolleyM;
    public double targetHoistM;
    /** Mass on the ropes, spreader included, kg. */
    public double suspendedKg;
    /** How far the load reaches below the twistlock plane, m; 0 for the empty spreader. */
    public double loadDepthM;
    /** Bay profile in cm above the rail. */
    public final short[] heightCm;

    public PlanRequest(ImageShape shape) {
        heightCm = new short[shape.heightCells()];
    }

    public void copyFrom(PlanRequest other) {
        requestId = other.requestId;
        trolleyM = other.trolleyM;
        trolleyMps = other.trolleyMps;
        trolleyMps2 = other.trolleyMps2;
        hoistM = other.hoistM;
        hoistMps = other.hoistMps;
        hoistMps2 = other.hoistMps2;
        swayRad = other.swayRad;
        swayRateRadps = other.swayRateRadps;
        targetTrolleyM = other.targetTrolleyM;
        targetHoistM = other.targetHoistM;
        suspendedKg = other.suspendedKg;
        loadDepthM = other.loadDepthM;
        System.arraycopy(other.heightCm, 0, heightCm, 0, heightCm.length);
    }

    public void exchange(StateCursor cursor) {
        requestId = cursor.value(requestId);
        trolleyM = cursor.value(trolleyM);
        trolleyMps = cursor.value(trolleyMps);
        trolleyMps2 = cursor.value(trolleyMps2);
        hoistM = cursor.value(hoistM);
        hoistMps = cursor.value(hoistMps);
        hoistMps2 = cursor.value(hoistMps2);
        swayRad = cursor.value(swayRad);
        swayRateRadps = cursor.value(swayRateRadps);
        targetTrolleyM = cursor.value(targetTrolleyM);
        targetHoistM = cursor.value(targetHoistM);
        suspendedKg = cursor.value(suspendedKg);
        loadDepthM = cursor.value(loadDepthM);
        cursor.values(heightCm);
    }
}
