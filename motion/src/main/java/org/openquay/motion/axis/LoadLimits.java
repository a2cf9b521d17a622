package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.LoadDescription;
import org.openquay.api.crane.MotionLimits;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;

/**
 * The limits of an axis as its load leaves them. Only a hoist's depend on it: its speed is constant power over weight,
 * never above the empty speed, and through the laden speed at the rated load; its accelerations and jerk lie between
 * those of the empty spreader and the laden ones in proportion to the load.
 *
 * <p>The load that counts follows the measured one with play ({@link AxisTuning#LOAD_PLAY}), so that a bouncing load
 * does not make the limits flicker; the force that accelerates the load is taken off before.
 */
@ControlPath
final class LoadLimits {

    private final boolean hoist;
    private final MotionLimits empty;
    private final MotionLimits laden;
    private final double spreaderKg;
    private final double ratedKg;
    private final double emptySpeedMps;
    private final double powerW;
    private final double playKg;

    /** The load that counts: at first the heaviest. */
    private double kg;
    private double filteredKg;
    private boolean known;
    @EachCycle
    final AxisLimits now = new AxisLimits();

    LoadLimits(AxisDescription axis, LoadDescription load) {
        hoist = axis.role() == AxisRole.HOIST;
        empty = axis.limits();
        laden = load.laden();
        spreaderKg = load.spreaderKg();
        ratedKg = load.safeWorkingLoadKg() + spreaderKg;
        emptySpeedMps = Math.min(load.emptySpeedMps(), empty.speedMps());
        powerW = Math.min(load.ratedPowerW(), laden.speedMps() * ratedKg * AxisTuning.GRAVITY_MPS2);
        playKg = AxisTuning.LOAD_PLAY * load.safeWorkingLoadKg();
        kg = ratedKg;
        filteredKg = ratedKg;
        update();
    }

    /** Everything on the ropes, filtered, kg; the rated load before the first measurement. */
    double suspendedKg() {
        return filteredKg;
    }

    /** The load that counts for the limits: the filtered one with its play, kg. */
    double countedKg() {
        return kg;
    }

    /**
     * Takes in the load cells of one cycle.
     *
     * @param accelerationMps2 how the load is accelerated upwards at present, m/s²
     */
    void weigh(double cellsKg, double accelerationMps2, double dtS) {
        double restingKg = Math.max(0, cellsKg * AxisTuning.GRAVITY_MPS2
                / Math.max(0.5 * AxisTuning.GRAVITY_MPS2, AxisTuning.GRAVITY_MPS2 + accelerationMps2));
        if (!known) {
            known = true;
            filteredKg = restingKg;
            kg = restingKg;
        }
        filteredKg += (restingKg - filteredKg) * dtS / (dtS + AxisTuning.LOAD_FILTER_S);
        kg = Math.max(filteredKg - playKg, Math.min(filteredKg + playKg, kg));
    }

    /** Sets {@link #now}; once a cycle. */
    void update() {
        if (!hoist) {
            now.copyFrom(empty);
            return;
        }
        double share = Math.max(0, Math.min(1, (kg - spreaderKg) / (ratedKg - spreaderKg)));
        now.speedMps = Math.min(emptySpeedMps, powerW / (Math.max(spreaderKg, kg) * AxisTuning.GRAVITY_MPS2));
        now.accelerationMps2 = between(empty.accelerationMps2(), laden.accelerationMps2(), share);
        now.decelerationMps2 = between(empty.decelerationMps2(), laden.decelerationMps2(), share);
        now.quickStopMps2 = between(empty.quickStopMps2(), laden.quickStopMps2(), share);
        now.jerkMps3 = between(empty.jerkMps3(), laden.jerkMps3(), share);
    }

    private static double between(double atEmpty, double atRated, double share) {
        return atEmpty + share * (atRated - atEmpty);
    }

    void exchange(StateCursor cursor) {
        kg = cursor.value(kg);
        filteredKg = cursor.value(filteredKg);
        known = cursor.value(known);
    }
}
