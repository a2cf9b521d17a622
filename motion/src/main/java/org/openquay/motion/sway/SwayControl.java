package org.openquay.motion.sway;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.io.CraneInputs;

/**
 * Sway in the cycle: estimates how the load swings and corrects the trolley so that it stops swinging.
 *
 * <p>Once a cycle: {@link #observe} with the measurements, then exactly one of {@link #follow}, {@link #hold},
 * {@link #drive} and {@link #rest} with what the trolley is to do. The correction is a small motion of its own on top of the trolley's
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

    /** The hoist follows its plan by two lags of this time: speed loop of the drive, exchange and cycle, s. */
    private static final double HOIST_LAG_S = 0.05;

    /** The sway that a reference itself makes dies away so while a position is held, and while a hand drives. */
    private static final double HOLD_CALMING = 0.4;
    private static final double HAND_CALMING = 1.0;

    /** More than this nobody plans for, rad. */
    private static final double MOST_LEAN_RAD = 0.02;
    /**
     * Wind holds nothing further aside than the lightest load with the largest side, rad per (m/s)²: ½·1.2 kg/m³ · drag 1.2
     * · 32 m² ÷ (12 t · 9.81 m/s²). What the sensor shows beyond that is not wind.
     */
    private static final double WIND_LEANS = 2.0e-4;
    /** Time constant of the wind that counts for it, s. */
    private static final double WIND_FILTER_S = 5.0;

    /** Wind, through its filter, in which a load that nobody sees is still let down, m/s. */
    private static final double BLIND_MPS = 5.0;

    private final double dtS;
    private final PendulumDescription pendulum;
    private final SwayObserver observer;
    private final SwayReference reference;
    private final SwayDamping damping;

    private double hoistMps;
    private double plannedMps2;
    private double hoistMps2;
    private double lateMps2;
    private int ticks = 1;
    private double loadErrorM;
    private double windMps;
    private double leanRad;

    /**
     * @throws IllegalArgumentException when the crane has no trolley or no hoist
     */
    public SwayControl(CraneDescription crane) {
        AxisDescription trolley = TransferPlanner.axis(crane, AxisRole.TROLLEY);
        TransferPlanner.axis(crane, AxisRole.HOIST);
        dtS = crane.periodNs() * 1e-9;
        pendulum = crane.pendulum();
        observer = new SwayObserver(crane);
        reference = new SwayReference(dtS);
        damping = new SwayDamping(trolley, crane.pendulum().dampingGain(), dtS);
    }

    /**
     * Takes in the measurements of this cycle.
     *
     * @param inputs       sway sensor and anemometer
     * @param trolleyM     best knowledge of where the trolley is now, m
     * @param trolleyMps   and how fast it moves, m/s
     * @param hoistM       the same of the hoist, m
     * @param hoistMps     and how fast it moves, m/s
     * @param elapsedTicks ticks since the last call, at least 1
     */
    public void observe(CraneInputs inputs, double trolleyM, double trolleyMps, double hoistM, double hoistMps,
            int elapsedTicks) {
        ticks = Math.max(1, elapsedTicks);
        this.hoistMps = hoistMps;
        if (inputs.ioFresh) {
            windMps += (inputs.windMps - windMps) * Math.min(1, ticks * dtS / WIND_FILTER_S);
        }
        double share = Math.min(1, ticks * dtS / (ticks * dtS + HOIST_LAG_S));
        lateMps2 += share * (plannedMps2 - lateMps2);
        hoistMps2 += share * (lateMps2 - hoistMps2);
        observer.advance(trolleyM, trolleyMps, hoistM, hoistMps, hoistMps2, ticks);
        if (inputs.swayNew && inputs.swayValid) {
            observer.sense(inputs.swayRad);
        }
        if (inputs.swayRateNew) {
            observer.senseRate(inputs.swayRateRadps, hoistMps);
        }
        if (observer.angleUsable()) {
            double mostRad = Math.min(MOST_LEAN_RAD, WIND_LEANS * windMps * windMps);
            leanRad = Math.max(-mostRad, Math.min(mostRad, observer.offsetRad()));
        }
    }

    /** The axes follow a plan, whose samples of this cycle these are: sway beyond the plan's own is damped. */
    public void follow(double trolleyM, double trolleyMps, double trolleyMps2, double hoistMps2) {
        plannedMps2 = hoistMps2;
        damp(trolleyM, trolleyMps, trolleyMps2, 0, true);
    }

    /** The trolley holds a position under power: all sway is damped. */
    public void hold(double trolleyM) {
        plannedMps2 = 0;
        damp(trolleyM, 0, 0, HOLD_CALMING, true);
    }

    /**
     * The trolley is driven by hand, and this is the motion that the hand asks for in this cycle. The load is to lean as
     * that motion's acceleration makes it lean, and all other sway is damped. The offset is kept and does not come back:
     * a hand asks for a speed, not for a place.
     *
     * @param trolleyM  where the trolley would be without corrections, m: its reference less {@link #offsetM}
     * @param hoistMps2 acceleration of the hoist's reference, m/s²
     */
    public void drive(double trolleyM, double trolleyMps, double trolleyMps2, double hoistMps2) {
        plannedMps2 = hoistMps2;
        if (!reference.known()) {
            reference.begin(trolleyM, trolleyMps);
        }
        damp(trolleyM, trolleyMps, trolleyMps2, HAND_CALMING, false);
    }

    /** The load does not hang freely, or the trolley is not ours to correct: no correction, and the offset is 0. */
    public void rest() {
        plannedMps2 = 0;
        reference.end();
        damping.end();
        loadErrorM = 0;
    }

    private void damp(double trolleyM, double trolleyMps, double trolleyMps2, double calming, boolean returns) {
        double ropeM = observer.ropeM();
        reference.advance(trolleyM, ropeM, hoistMps2, calming, ticks);
        boolean usable = observer.sensorUsable() || landsBlind();
        double excessRad = usable ? observer.swayRad() - reference.swayRad(ropeM) : 0;
        double excessRadps = usable ? observer.rateRadps() - reference.rateRadps(ropeM, hoistMps) : 0;
        damping.advance(trolleyM, trolleyMps, trolleyMps2, excessRad, excessRadps, ropeM, returns, ticks);
        loadErrorM = damping.offsetM() + (usable ? ropeM * (excessRad + leanRad) : 0);
    }

    /** Sway is damped at all, and the sensor that it takes works. */
    public boolean damps() {
        return pendulum.dampingGain() > 0 && observer.sensorUsable();
    }

    /** Speed of the correction, m/s. */
    public double dampingMps() {
        return damping.speedMps();
    }

    /** Acceleration of the correction, m/s². */
    public double dampingMps2() {
        return damping.accelerationMps2();
    }

    /** How far the correction has taken the trolley off its reference, m. */
    public double offsetM() {
        return damping.offsetM();
    }

    /** Sway angle now, without the steady part that wind or the sensor's mounting makes, rad. */
    public double swayRad() {
        return observer.swayRad();
    }

    public double swayRateRadps() {
        return observer.rateRadps();
    }

    /** The steady part: the angle about which the load swings according to the sensor, rad. */
    public double swayOffsetRad() {
        return observer.offsetRad();
    }

    /**
     * The angle at which wind that keeps blowing holds the load, rad: the steady part, but no more than the measured wind
     * can make and never more than {@value #MOST_LEAN_RAD}; a sensor that shows more is not mounted straight. While the
     * sensor does not work, what it was before.
     */
    public double leanRad() {
        return leanRad;
    }

    /** Where the load comes to rest beside the trolley with the hoist at a height, m, when it leans by an angle. */
    public double leanM(double leaningRad, double hoistM) {
        return Math.max(SwayObserver.ROPE_LEAST_M, pendulum.lengthM(hoistM)) * leaningRad;
    }

    /**
     * How far the load is from where a load that nothing but the reference moves would be, m: by the correction, by sway
     * beyond the reference's own, and by the wind's steady part. Without a working sensor the correction alone.
     */
    public double loadErrorM() {
        return loadErrorM;
    }

    /** Where the load is beside the trolley, m, its steady part included; without a working sensor as the model has it. */
    public double besideM() {
        return observer.ropeM() * (observer.swayRad() + leanRad);
    }

    /** How far the load swings to either side, m. */
    public double swayAmplitudeM() {
        double ropeM = observer.ropeM();
        double angle = observer.swayRad();
        double rate = observer.rateRadps();
        return ropeM * Math.sqrt(angle * angle + rate * rate * ropeM / SwayObserver.GRAVITY_MPS2);
    }

    /**
     * The crane has no sensor of sway at all, and there is too little wind to make the load swing by much: what the plan
     * leaves is all there is. A sensor that fails is no reason to land blind.
     */
    public boolean landsBlind() {
        return observer.blind() && windMps < BLIND_MPS;
    }

    /**
     * The estimate rests on a sensor that works. When false it rests on the model alone: sway that the plan makes is
     * known, sway from wind and from the start is not, and is not damped.
     */
    public boolean sensorUsable() {
        return observer.sensorUsable();
    }

    public void exchange(StateCursor cursor) {
        observer.exchange(cursor);
        reference.exchange(cursor);
        damping.exchange(cursor);
        hoistMps = cursor.value(hoistMps);
        plannedMps2 = cursor.value(plannedMps2);
        lateMps2 = cursor.value(lateMps2);
        hoistMps2 = cursor.value(hoistMps2);
        ticks = cursor.value(ticks);
        loadErrorM = cursor.value(loadErrorM);
        windMps = cursor.value(windMps);
        leanRad = cursor.value(leanRad);
    }
}
