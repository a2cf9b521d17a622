package org.openquay.motion.sway;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.io.CraneInputs;

/**
 * Sway in the cycle: estimates how the load swings and corrects the trolley so that it stops swinging.
 *
 * <p>Once a cycle: {@link #observe} with the measurements, then exactly one of {@link #follow}, {@link #hold} and
 * {@link #rest} with what the trolley is to do. The correction is a small motion of its own on top of the trolley's
 * reference, {@link #dampingMps} with its integral {@link #offsetM}, bounded by what the reference leaves of the
 * axis's speed, acceleration and jerk and of its software limits, and it brings itself back to offset 0. The axis
 * follows the sum:
 *
 * <pre>{@code
 * demand.positionM = referenceM + sway.offsetM();
 * demand.speedMps = referenceMps;
 * demand.dampingMps = sway.dampingMps();
 * demand.accelerationMps2 = referenceMps2 + sway.dampingMps2();
 * }</pre>
 *
 * A plan is requested from, and goes on from, the reference without the offset; then adopting it makes no bump. With
 * {@code PendulumDescription.dampingGain} 0 the correction is always 0.
 */
@ControlPath
public final class SwayControl {

    /**
     * @throws IllegalArgumentException when the crane has no trolley or no hoist
     */
    public SwayControl(CraneDescription crane) {}

    /**
     * Takes in the measurements of this cycle.
     *
     * @param inputs       sway angle and hoist position
     * @param trolleyM     best knowledge of where the trolley is now, m
     * @param trolleyMps   and how fast it moves, m/s
     * @param elapsedTicks ticks since the last call
     */
    public void observe(CraneInputs inputs, double trolleyM, double trolleyMps, int elapsedTicks) {}

    /** The axes follow a plan, whose samples of this cycle these are: sway beyond the plan's own is damped. */
    public void follow(double trolleyM, double trolleyMps, double trolleyMps2, double hoistMps2) {}

    /** The trolley holds a position under power: all sway is damped. */
    public void hold(double trolleyM) {}

    /** The load does not hang freely, or the trolley is not ours to correct: no correction, and the offset is 0. */
    public void rest() {}

    /** Speed of the correction, m/s. */
    public double dampingMps() {
        return 0;
    }

    /** Acceleration of the correction, m/s². */
    public double dampingMps2() {
        return 0;
    }

    /** How far the correction has taken the trolley off its reference, m. */
    public double offsetM() {
        return 0;
    }

    /** Sway angle now, without the steady part that wind or the sensor's mounting makes, rad. */
    public double swayRad() {
        return 0;
    }

    public double swayRateRadps() {
        return 0;
    }

    /** The steady part: the angle about which the load swings according to the sensor, rad. */
    public double swayOffsetRad() {
        return 0;
    }

    /** How far the load swings to either side, m. */
    public double swayAmplitudeM() {
        return 0;
    }

    /**
     * The estimate rests on a sensor that works. When false it rests on the model alone: sway that the plan makes is
     * known, sway from wind and from the start is not, and is not damped.
     */
    public boolean sensorUsable() {
        return false;
    }

    public void exchange(StateCursor cursor) {}
}
