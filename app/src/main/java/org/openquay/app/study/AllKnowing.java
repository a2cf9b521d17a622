package org.openquay.app.study;

import java.util.OptionalLong;
import java.util.stream.IntStream;

import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.MotionLimits;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.plant.Plant;

/**
 * The bound: takes the load over where a transfer has ended and lands it as somebody could who knows everything. It is
 * given the plant's true state, the force of the present wind, rope, mass and the drives' lag, each cycle, at once, and
 * drives both motors without link and ramp in between, within the trolley's limits of speed, acceleration and jerk. The
 * regulator is linear-quadratic ({@link PendulumRegulator}). What the wind will do it does not know.
 *
 * <p>It lowers as soon as the load is as calm as the kernel asks for at first, without the kernel's half second of proof.
 */
final class AllKnowing {

    private static final double GRAVITY_MPS2 = 9.81;
    /** As in the kernel: sway, and sway and distance together, in parts of what counts as calm. */
    private static final double CALM = 0.5;
    private static final double REACH = 0.8;
    private static final double IN_SLOT = 1.6;
    private static final double MOST_S = 300;

    private final CraneDescription crane;
    private final Plant plant;
    private final WindLean lean;
    private final double placeM;
    private final double landingM;
    private final int hoist;
    private final int trolley;
    private final int[] hoistMotors;
    private final int[] trolleyMotors;
    private final PendulumRegulator regulator;
    private final double periodS;
    private double referenceMps;
    private double referenceMps2;
    private double hoistMps;

    AllKnowing(CraneDescription crane, SimulatedCrane simulated, Circumstances by, WindLean lean, double placeM) {
        this.crane = crane;
        plant = simulated.plant();
        this.lean = lean;
        this.placeM = placeM;
        landingM = crane.site().landingPoint(by.job().to()).orElseThrow().heightM();
        hoist = TrialCrane.axis(crane, AxisRole.HOIST);
        trolley = TrialCrane.axis(crane, AxisRole.TROLLEY);
        hoistMotors = motors(hoist);
        trolleyMotors = motors(trolley);
        periodS = crane.periodNs() / 1e9;
        regulator = new PendulumRegulator(plant.load().ropeM(), by.trolleyLagS(),
                crane.axes().get(trolley).limits().jerkMps3(), periodS);
        referenceMps = plant.axis(trolley).speedMps();
    }

    private int[] motors(int axis) {
        return IntStream.range(0, crane.drives().size()).filter(i -> crane.drives().get(i).axis() == axis).toArray();
    }

    /** Lets time pass until the container touches; when the lowering began, or empty when it never did. */
    OptionalLong land() {
        long giveUpNs = plant.timeNs() + (long) (MOST_S * 1e9);
        long loweringNs = -1;
        while (plant.timeNs() < giveUpNs) {
            regulate();
            if (loweringNs < 0 && calm()) {
                loweringNs = plant.timeNs();
            }
            lower(loweringNs >= 0);
            for (long ns = 0; ns < crane.periodNs(); ns += Plant.STEP_NS) {
                plant.step();
                lean.step();
                if (plant.touching()) {
                    return loweringNs < 0 ? OptionalLong.empty() : OptionalLong.of(loweringNs);
                }
            }
        }
        return OptionalLong.empty();
    }

    private void regulate() {
        MotionLimits limits = crane.axes().get(trolley).limits();
        // against this wind the load hangs still over its place with the trolley beside it by as much as it leans
        double besideM = plant.load().ropeM() * lean.rad();
        double mps3 = regulator.jerkMps3(plant.load().positionM() - placeM, plant.load().speedMps(),
                plant.axis(trolley).positionM() - placeM + besideM, plant.axis(trolley).speedMps(), referenceMps,
                referenceMps2);
        double boundedMps3 = Math.clamp(mps3, -limits.jerkMps3(), limits.jerkMps3());
        referenceMps2 = Math.clamp(referenceMps2 + boundedMps3 * periodS, -limits.accelerationMps2(),
                limits.accelerationMps2());
        referenceMps = Math.clamp(referenceMps + referenceMps2 * periodS, -limits.speedMps(), limits.speedMps());
        for (int motor : trolleyMotors) {
            plant.motor(motor).run(referenceMps, plant.motor(motor).addedTorque());
        }
    }

    private boolean calm() {
        double driftM = Math.abs(plant.load().speedMps()) / Math.sqrt(GRAVITY_MPS2 / plant.load().ropeM());
        double calmM = crane.pendulum().calmSwayM();
        return driftM < CALM * calmM && Math.abs(plant.load().positionM() - placeM) + driftM < REACH * calmM;
    }

    private void lower(boolean down) {
        boolean near = plant.axis(hoist).positionM() < landingM + crane.spreader().landingApproachM();
        double wantedMps = down ? -(near ? 1 : IN_SLOT) * crane.spreader().landingSpeedMps() : 0;
        double stepMps = crane.load().laden().accelerationMps2() * periodS;
        hoistMps += Math.clamp(wantedMps - hoistMps, -stepMps, stepMps);
        for (int motor : hoistMotors) {
            plant.motor(motor).run(hoistMps, plant.motor(motor).addedTorque());
        }
    }
}
