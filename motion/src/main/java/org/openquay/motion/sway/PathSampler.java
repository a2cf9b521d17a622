package org.openquay.motion.sway;

import org.openquay.api.ControlPath;
import org.openquay.api.image.AxisPath;
import org.openquay.api.state.StateCursor;

/**
 * Reads one axis's path at a time: a cursor over its segments that goes forward with the plan.
 *
 * <p>Part of the step's state: {@link #begin} when a plan is adopted, then {@link #sample} once a cycle with the same
 * path. At most {@code MAX_SEGMENTS} segments are passed in one call. Before the start it is the start; after the end
 * the position keeps the speed reached, which a valid plan makes 0, and acceleration is 0.
 */
@ControlPath
public final class PathSampler {

    private int segment;
    private double segmentBeginS;
    private double beginM;
    private double beginMps;
    private double beginMps2;
    private double positionM;
    private double speedMps;
    private double accelerationMps2;
    private boolean ended;

    /** Stands at the start of a path. */
    public void begin(AxisPath path) {
        segment = 0;
        segmentBeginS = 0;
        beginM = path.startPositionM;
        beginMps = path.startSpeedMps;
        beginMps2 = path.startAccelerationMps2;
        sample(path, 0);
    }

    /** Goes to a time since the start of the plan, s; a time before the one sampled last begins anew. */
    public void sample(AxisPath path, double timeS) {
        if (timeS < segmentBeginS && segment > 0) {
            begin(path);
        }
        while (segment < path.segments && timeS >= segmentBeginS + path.durationS[segment]) {
            pass(path.durationS[segment], path.jerkMps3[segment]);
        }
        double sinceS = Math.max(0, timeS - segmentBeginS);
        ended = segment >= path.segments;
        double jerkMps3 = ended ? 0 : path.jerkMps3[segment];
        double fromMps2 = ended ? 0 : beginMps2;
        positionM = beginM + sinceS * (beginMps + sinceS * (0.5 * fromMps2 + sinceS * jerkMps3 / 6));
        speedMps = beginMps + sinceS * (fromMps2 + 0.5 * sinceS * jerkMps3);
        accelerationMps2 = fromMps2 + sinceS * jerkMps3;
    }

    private void pass(double durationS, double jerkMps3) {
        beginM += durationS * (beginMps + durationS * (0.5 * beginMps2 + durationS * jerkMps3 / 6));
        beginMps += durationS * (beginMps2 + 0.5 * durationS * jerkMps3);
        beginMps2 += durationS * jerkMps3;
        segmentBeginS += durationS;
        segment++;
    }

    public double positionM() {
        return positionM;
    }

    public double speedMps() {
        return speedMps;
    }

    public double accelerationMps2() {
        return accelerationMps2;
    }

    /** All segments have been passed. */
    public boolean ended() {
        return ended;
    }

    public void exchange(StateCursor cursor) {
        segment = cursor.value(segment);
        segmentBeginS = cursor.value(segmentBeginS);
        beginM = cursor.value(beginM);
        beginMps = cursor.value(beginMps);
        beginMps2 = cursor.value(beginMps2);
        positionM = cursor.value(positionM);
        speedMps = cursor.value(speedMps);
        accelerationMps2 = cursor.value(accelerationMps2);
        ended = cursor.value(ended);
    }
}
