package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.MotionLimits;
import org.openquay.api.state.EachCycle;

/**
 * What an axis may do at present, its load counted in; the mutable form of {@link MotionLimits}. All values are
 * positive and hold in both directions.
 */
@ControlPath
@EachCycle
public final class AxisLimits {

    public double speedMps;
    public double accelerationMps2;
    public double decelerationMps2;
    public double quickStopMps2;
    public double jerkMps3;

    void copyFrom(MotionLimits limits) {
        speedMps = limits.speedMps();
        accelerationMps2 = limits.accelerationMps2();
        decelerationMps2 = limits.decelerationMps2();
        quickStopMps2 = limits.quickStopMps2();
        jerkMps3 = limits.jerkMps3();
    }
}
