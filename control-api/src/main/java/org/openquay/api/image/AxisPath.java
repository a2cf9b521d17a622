package org.openquay.api.image;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * The path of one axis in a plan: a start state and at most {@link ImageShape#MAX_SEGMENTS} segments of constant jerk.
 * After the last segment the axis keeps the speed reached, which a valid plan makes 0.
 */
@ControlPath
public final class AxisPath {

    public double startPositionM;
    public double startSpeedMps;
    public double startAccelerationMps2;
    public int segments;
    /** Duration of each segment, s. */
    public final double[] durationS = new double[ImageShape.MAX_SEGMENTS];
    /** Jerk in each segment, m/s³. */
    public final double[] jerkMps3 = new double[ImageShape.MAX_SEGMENTS];

    /** A path without segments: the axis stays there. */
    public void stay(double positionM) {
        startPositionM = positionM;
        startSpeedMps = 0;
        startAccelerationMps2 = 0;
        segments = 0;
    }

    public void copyFrom(AxisPath other) {
        startPositionM = other.startPositionM;
        startSpeedMps = other.startSpeedMps;
        startAccelerationMps2 = other.startAccelerationMps2;
        segments = other.segments;
        System.arraycopy(other.durationS, 0, durationS, 0, segments);
        System.arraycopy(other.jerkMps3, 0, jerkMps3, 0, segments);
    }

    /** Saves or restores the path; only the used segments count, so equal paths make equal images. */
    public void exchange(StateCursor cursor) {
        startPositionM = cursor.value(startPositionM);
        startSpeedMps = cursor.value(startSpeedMps);
        startAccelerationMps2 = cursor.value(startAccelerationMps2);
        segments = Math.min(cursor.value(segments), ImageShape.MAX_SEGMENTS);
        for (int i = 0; i < segments; i++) {
            durationS[i] = cursor.value(durationS[i]);
            jerkMps3[i] = cursor.value(jerkMps3[i]);
        }
    }
}
