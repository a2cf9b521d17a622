package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * What the motion of one axis may use. Both directions have their own limits. A mutable, reusable value.
 *
 * <p>Valid are {@code minVelocityMps <= 0 <= maxVelocityMps} (not both 0), {@code minAccelerationMps2 < 0 <
 * maxAccelerationMps2} and {@code maxJerkMps3 > 0}. An infinite jerk plans in second order: acceleration may step.
 * Positions are unlimited unless set.
 */
@ControlPath
public final class KinematicLimits {

    public double minVelocityMps;
    public double maxVelocityMps;
    public double minAccelerationMps2;
    public double maxAccelerationMps2;
    public double maxJerkMps3;
    public double minPositionM = Double.NEGATIVE_INFINITY;
    public double maxPositionM = Double.POSITIVE_INFINITY;

    /** Limits of which none is set: not valid before {@link #set}. */
    public KinematicLimits() {}

    /** The same limits in both directions. */
    public KinematicLimits(double velocityMps, double accelerationMps2, double jerkMps3) {
        set(-velocityMps, velocityMps, -accelerationMps2, accelerationMps2, jerkMps3);
    }

    /** Sets all but the position limits. */
    public void set(double minVelocityMps, double maxVelocityMps, double minAccelerationMps2,
            double maxAccelerationMps2, double maxJerkMps3) {
        this.minVelocityMps = minVelocityMps;
        this.maxVelocityMps = maxVelocityMps;
        this.minAccelerationMps2 = minAccelerationMps2;
        this.maxAccelerationMps2 = maxAccelerationMps2;
        this.maxJerkMps3 = maxJerkMps3;
    }

    public void setPosition(double minPositionM, double maxPositionM) {
        this.minPositionM = minPositionM;
        this.maxPositionM = maxPositionM;
    }

    public void copyFrom(KinematicLimits other) {
        set(other.minVelocityMps, other.maxVelocityMps, other.minAccelerationMps2, other.maxAccelerationMps2,
                other.maxJerkMps3);
        setPosition(other.minPositionM, other.maxPositionM);
    }

    /** True if the jerk limit is infinite: acceleration may step. */
    boolean isSecondOrder() {
        return maxJerkMps3 == Double.POSITIVE_INFINITY;
    }
}
