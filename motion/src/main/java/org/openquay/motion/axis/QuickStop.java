package org.openquay.motion.axis;

/** How a quick stop brakes; planners that try stops reckon with the same. */
public final class QuickStop {

    /** It builds up its deceleration within this time: steepest, but not a blow to ropes and gears, s. */
    public static final double BUILD_UP_S = 0.25;

    private QuickStop() {}
}
