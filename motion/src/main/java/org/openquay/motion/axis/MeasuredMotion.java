package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.LinkInput;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.io.CraneInputs;

/**
 * Where an axis is and how fast it moves, from its absolute encoder and its drives.
 *
 * <p>The position is the encoder's last fresh value, carried on to the begin of the cycle by its age and the speed; the
 * time between sampling in the device and receipt, a few milliseconds, is not known and not counted. The speed is the
 * drives' own, which is far finer than a differentiated encoder; the encoder's speed, filtered, stands in while the
 * drives' words are stale, and both watch each other.
 */
@ControlPath
final class MeasuredMotion {

    private static final double S_PER_NS = 1e-9;
    private static final double LEAST_INTERVAL_S = 1e-3;

    private final int axis;
    private final int link;
    private final long staleNs;
    private final double ratedSpeedMps;

    private boolean known;
    private long sequence;
    private long receivedNs;
    private double encoderM;
    private double encoderSpeedMps;
    private double positionM;
    private double speedMps;
    /** How far the drives say that the axis went since the encoder's last value, m. */
    private double drivenM;
    /** How far encoder and drives disagree, with a memory of {@link AxisTuning#DRIFT_TIME_S}, m. */
    private double driftM;
    @EachCycle
    private boolean jumped;
    @EachCycle
    private boolean fresh;
    @EachCycle
    private boolean speedKnown;

    MeasuredMotion(CraneDescription crane, int axis) {
        this.axis = axis;
        link = crane.signals().stream()
                .filter(signal -> signal.role() == SignalRole.POSITION && signal.index() == axis)
                .mapToInt(SignalDescription::link).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "axis '" + crane.axes().get(axis).name() + "' has no POSITION signal"));
        staleNs = crane.links().get(link).staleNs();
        ratedSpeedMps = crane.axes().get(axis).limits().speedMps();
    }

    /**
     * Takes in one cycle.
     *
     * @param driveSpeedMps the drives' speed, NaN while their words are stale, m/s
     * @param dtS           time since the last cycle, s
     */
    void read(InputImage in, CraneInputs inputs, double driveSpeedMps, double dtS) {
        boolean drivesKnown = !Double.isNaN(driveSpeedMps);
        fresh = inputs.linkFresh[link];
        jumped = false;
        drivenM += drivesKnown ? driveSpeedMps * dtS : 0;
        LinkInput input = in.links[link];
        if (fresh && (!known || input.sequence != sequence)) {
            take(inputs.positionM[axis], input, drivesKnown);
        }
        speedKnown = drivesKnown || fresh;
        speedMps = drivesKnown ? driveSpeedMps : fresh ? encoderSpeedMps : speedMps;
        if (fresh) {
            positionM = encoderM + speedMps * Math.min(input.ageNs, staleNs) * S_PER_NS;
        }
    }

    private void take(double newM, LinkInput input, boolean drivesKnown) {
        if (known) {
            double intervalS = Math.max(LEAST_INTERVAL_S, (input.receivedNs - receivedNs) * S_PER_NS);
            double stepM = newM - encoderM;
            jumped = Math.abs(stepM) > AxisTuning.JUMP_SPEED_FACTOR * ratedSpeedMps * intervalS + AxisTuning.JUMP_M;
            encoderSpeedMps += (stepM / intervalS - encoderSpeedMps) * intervalS
                    / (intervalS + AxisTuning.ENCODER_SPEED_FILTER_S);
            driftM = drivesKnown
                    ? (driftM + stepM - drivenM) * AxisTuning.DRIFT_TIME_S / (AxisTuning.DRIFT_TIME_S + intervalS)
                    : 0;
        }
        known = true;
        encoderM = newM;
        sequence = input.sequence;
        receivedNs = input.receivedNs;
        drivenM = 0;
    }

    /** A position was read in this session. */
    boolean known() {
        return known;
    }

    /** The position is of fresh words. */
    boolean fresh() {
        return fresh;
    }

    double positionM() {
        return positionM;
    }

    double speedMps() {
        return speedMps;
    }

    /** Neither drives nor encoder see it move; false while neither is fresh. */
    boolean slowerThan(double standstillMps) {
        return speedKnown && Math.abs(speedMps) < standstillMps
                && (!fresh || Math.abs(encoderSpeedMps) < AxisTuning.ENCODER_STANDSTILL_MPS);
    }

    /** The encoder's value jumped in this cycle. */
    boolean jumped() {
        return jumped;
    }

    /** Encoder and drives contradict each other. */
    boolean contradictory() {
        return Math.abs(driftM) > AxisTuning.DRIFT_M + AxisTuning.DRIFT_PER_SPEED_S * Math.abs(speedMps);
    }

    /** Forgets the contradiction: the axis stands and somebody has acknowledged it. */
    void reset() {
        driftM = 0;
    }

    /** A new session reads its position anew. */
    void restarted() {
        known = false;
        encoderSpeedMps = 0;
        speedMps = 0;
        drivenM = 0;
        driftM = 0;
    }

    void exchange(StateCursor cursor) {
        known = cursor.value(known);
        sequence = cursor.value(sequence);
        receivedNs = cursor.value(receivedNs);
        encoderM = cursor.value(encoderM);
        encoderSpeedMps = cursor.value(encoderSpeedMps);
        positionM = cursor.value(positionM);
        speedMps = cursor.value(speedMps);
        drivenM = cursor.value(drivenM);
        driftM = cursor.value(driftM);
    }
}
