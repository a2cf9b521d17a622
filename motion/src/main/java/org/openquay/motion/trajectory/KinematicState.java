package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/** Where one axis is, how fast it moves and how it accelerates, at one instant. A mutable, reusable value. */
@ControlPath
public final class KinematicState {

    public double positionM;
    public double velocityMps;
    public double accelerationMps2;

    public KinematicState() {}

    public KinematicState(double positionM, double velocityMps, double accelerationMps2) {
        set(positionM, velocityMps, accelerationMps2);
    }

    public void set(double positionM, double velocityMps, double accelerationMps2) {
        this.positionM = positionM;
        this.velocityMps = velocityMps;
        this.accelerationMps2 = accelerationMps2;
    }

    public void copyFrom(KinematicState other) {
        set(other.positionM, other.velocityMps, other.accelerationMps2);
    }

    boolean isFinite() {
        return Double.isFinite(positionM) && Double.isFinite(velocityMps) && Double.isFinite(accelerationMps2);
    }

    @Override
    public String toString() {
        return "(" + positionM + " m, " + velocityMps + " m/s, " + accelerationMps2 + " m/s²)";
    }
}
