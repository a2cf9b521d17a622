package org.openquay.api.image;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * What the step asks the planner for; holds all that planning needs besides the crane's description, so that planning
 * is a pure function of the two.
 *
 * <p>What belongs to an axis stands at the axis's index in the crane's description. An axis that the plan is to leave
 * alone has its position as its target and stands still.
 */
@ControlPath
public final class PlanRequest {

    /** Names the request; grows. */
    public long requestId;
    /** Where each axis is at the start. */
    public final double[] positionM;
    public final double[] speedMps;
    public final double[] accelerationMps2;
    /** Where each axis is to be at the end. */
    public final double[] targetM;
    /** Sway at the start, positive when the load is ahead in plus direction. */
    public double swayRad;
    public double swayRateRadps;
    /** Mass on the ropes, spreader included, kg. */
    public double suspendedKg;
    /** How far the load reaches below the twistlock plane, m; 0 for the empty spreader. */
    public double loadDepthM;
    /** Bay profile in cm above the rail. */
    public final short[] heightCm;

    public PlanRequest(ImageShape shape) {
        positionM = new double[shape.axes()];
        speedMps = new double[shape.axes()];
        accelerationMps2 = new double[shape.axes()];
        targetM = new double[shape.axes()];
        heightCm = new short[shape.heightCells()];
    }

    /** An axis starts like this and is to come to rest at the target. */
    public void axis(int axis, double fromM, double fromMps, double fromMps2, double toM) {
        positionM[axis] = fromM;
        speedMps[axis] = fromMps;
        accelerationMps2[axis] = fromMps2;
        targetM[axis] = toM;
    }

    public void copyFrom(PlanRequest other) {
        requestId = other.requestId;
        System.arraycopy(other.positionM, 0, positionM, 0, positionM.length);
        System.arraycopy(other.speedMps, 0, speedMps, 0, speedMps.length);
        System.arraycopy(other.accelerationMps2, 0, accelerationMps2, 0, accelerationMps2.length);
        System.arraycopy(other.targetM, 0, targetM, 0, targetM.length);
        swayRad = other.swayRad;
        swayRateRadps = other.swayRateRadps;
        suspendedKg = other.suspendedKg;
        loadDepthM = other.loadDepthM;
        System.arraycopy(other.heightCm, 0, heightCm, 0, heightCm.length);
    }

    public void exchange(StateCursor cursor) {
        requestId = cursor.value(requestId);
        cursor.values(positionM);
        cursor.values(speedMps);
        cursor.values(accelerationMps2);
        cursor.values(targetM);
        swayRad = cursor.value(swayRad);
        swayRateRadps = cursor.value(swayRateRadps);
        suspendedKg = cursor.value(suspendedKg);
        loadDepthM = cursor.value(loadDepthM);
        cursor.values(heightCm);
    }
}
