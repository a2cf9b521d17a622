package org.openquay.app.plan;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.HeightMapDescription;
import org.openquay.api.crane.KeepOut;
import org.openquay.api.crane.LoadDescription;
import org.openquay.api.crane.MotionLimits;
import org.openquay.api.image.AxisPath;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.PlanResult;
import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.TrajectoryResult;

/**
 * Answers the kernel's plan requests as it is usual without a plan of the sway: up until the load is clear of everything
 * on the way, across through a {@link InputShaper#zv ZV shaper} made for the rope of that height, down. Each by its motion
 * of least time within the full limits of its axis, one after the other, from standstill.
 *
 * <p>One per thread: owns its scratch memory.
 */
public final class SerialZv {

    private static final double ABOVE_M = 0.5;
    private static final double BESIDE_M = 0.4;
    private static final double CM = 0.01;
    private static final double GRAVITY_MPS2 = 9.81;
    /** Parts of a motion this short are rounding, s. */
    private static final double LEAST_S = 1e-9;
    /** More than this on the ropes beyond the spreader, in parts of the rated load, counts as laden; as in the kernel. */
    private static final double LADEN_FRACTION = 0.02;
    /** Below the speed that the power allows by so much, so that noise in the weight does not make the axis slower. */
    private static final double POWER_SHARE = 0.98;

    private final CraneDescription crane;
    private final int trolleyIndex;
    private final int hoistIndex;
    private final AxisDescription trolley;
    private final AxisDescription hoist;
    private final PositionPlanner planner = new PositionPlanner();
    private final KinematicLimits limits = new KinematicLimits();
    private final Profile lift = new Profile();
    private final Profile ride = new Profile();
    private final Profile lower = new Profile();

    /** @throws IllegalArgumentException when the crane has no trolley or no hoist */
    public SerialZv(CraneDescription crane) {
        this.crane = crane;
        trolleyIndex = index(crane, AxisRole.TROLLEY);
        hoistIndex = index(crane, AxisRole.HOIST);
        trolley = crane.axes().get(trolleyIndex);
        hoist = crane.axes().get(hoistIndex);
    }

    private static int index(CraneDescription crane, AxisRole role) {
        return crane.axis(role).orElseThrow(
                () -> new IllegalArgumentException("crane " + crane.id() + " has no axis with role " + role));
    }

    /** Answers the request; {@code out} is written whole, whatever the result. */
    public void plan(PlanRequest request, PlanImage out) {
        out.requestId = request.requestId;
        out.obstacle = -1;
        out.durationS = 0;
        out.peakSwayRad = 0;
        out.clearanceM = 0;
        for (int axis = 0; axis < out.paths.length; axis++) {
            out.paths[axis].stay(request.positionM[axis]);
        }
        double fromM = request.positionM[hoistIndex];
        double toM = request.targetM[hoistIndex];
        double crossingM = Math.max(clearM(request), Math.max(fromM, toM));
        if (Double.isNaN(crossingM)) {
            out.result = PlanResult.NO_PROFILE;
        } else if (crossingM > hoist.maxPositionM()) {
            out.result = PlanResult.NO_PATH;
        } else if (!hoist(fromM, crossingM, request.suspendedKg, lift)
                || !ride(request.positionM[trolleyIndex], request.targetM[trolleyIndex])
                || !hoist(crossingM, toM, request.suspendedKg, lower)) {
            out.result = PlanResult.NOT_CONVERGED;
        } else {
            write(InputShaper.zv(Pendulum.periodS(crane.pendulum().lengthM(crossingM))), out);
            out.result = PlanResult.OK;
        }
    }

    /** Height of the twistlock plane at which the load is clear of all that stands on its way, m; NaN when not known. */
    private double clearM(PlanRequest request) {
        double reachM = Math.max(crane.site().containerWidthM(), crane.spreader().widthM()) / 2 + BESIDE_M;
        double startM = request.positionM[trolleyIndex];
        double targetM = request.targetM[trolleyIndex];
        double beginM = Math.min(startM, targetM) - reachM;
        double endM = Math.max(startM, targetM) + reachM;
        double highestM = Double.NEGATIVE_INFINITY;
        for (KeepOut keepOut : crane.site().keepOuts()) {
            if (keepOut.toM() > beginM && keepOut.fromM() < endM) {
                highestM = Math.max(highestM, keepOut.topM());
            }
        }
        HeightMapDescription map = crane.site().heightMap();
        for (int cell = 0; cell < map.cells(); cell++) {
            double cellM = map.firstM() + cell * map.cellM();
            if (cellM + map.cellM() > beginM && cellM < endM) {
                if (request.heightCm[cell] == Short.MIN_VALUE) {
                    return Double.NaN;
                }
                highestM = Math.max(highestM, CM * request.heightCm[cell]);
            }
        }
        return highestM + request.loadDepthM + ABOVE_M;
    }

    private boolean ride(double fromM, double toM) {
        MotionLimits of = trolley.limits();
        return fastest(fromM, toM, of.speedMps(), of.accelerationMps2(), of.decelerationMps2(), of.jerkMps3(), ride);
    }

    private boolean hoist(double fromM, double toM, double suspendedKg, Profile into) {
        MotionLimits of = hoist.limits();
        LoadDescription load = crane.load();
        double kg = Math.max(suspendedKg, load.spreaderKg());
        double mps = Math.min(Math.min(of.speedMps(), load.emptySpeedMps()),
                POWER_SHARE * load.ratedPowerW() / (kg * GRAVITY_MPS2));
        double fasterMps2 = of.accelerationMps2();
        double slowerMps2 = of.decelerationMps2();
        double mps3 = of.jerkMps3();
        if (kg > load.spreaderKg() + LADEN_FRACTION * load.safeWorkingLoadKg()) {
            fasterMps2 = Math.min(fasterMps2, load.laden().accelerationMps2());
            slowerMps2 = Math.min(slowerMps2, load.laden().decelerationMps2());
            mps3 = Math.min(mps3, load.laden().jerkMps3());
        }
        return fastest(fromM, toM, mps, fasterMps2, slowerMps2, mps3, into);
    }

    private boolean fastest(double fromM, double toM, double mps, double fasterMps2, double slowerMps2, double mps3,
            Profile into) {
        boolean up = toM >= fromM;
        limits.set(-mps, mps, up ? -slowerMps2 : -fasterMps2, up ? fasterMps2 : slowerMps2, mps3);
        return planner.plan(new KinematicState(fromM, 0, 0), new KinematicState(toM, 0, 0), limits,
                into) == TrajectoryResult.OK;
    }

    private void write(InputShaper shaper, PlanImage out) {
        double rideS = ride.durationS() > 0 ? ride.durationS() + shaper.longerS() : 0;
        AxisPath hoistPath = out.paths[hoistIndex];
        append(hoistPath, lift);
        append(hoistPath, rideS, 0);
        append(hoistPath, lower);
        AxisPath trolleyPath = out.paths[trolleyIndex];
        append(trolleyPath, lift.durationS(), 0);
        if (rideS > 0) {
            appendShaped(trolleyPath, shaper);
        }
        out.durationS = lift.durationS() + rideS + lower.durationS();
    }

    private static void append(AxisPath path, Profile motion) {
        for (int phase = 0; phase < motion.phases(); phase++) {
            append(path, motion.phaseDurationS(phase), motion.phaseJerkMps3(phase));
        }
    }

    private static void append(AxisPath path, double durationS, double jerkMps3) {
        if (durationS > LEAST_S) {
            path.durationS[path.segments] = durationS;
            path.jerkMps3[path.segments] = jerkMps3;
            path.segments++;
        }
    }

    /** The parts of the ride on top of each other: between two changes of any of them, jerk is the sum of theirs. */
    private void appendShaped(AxisPath path, InputShaper shaper) {
        double nowS = 0;
        double endS = ride.durationS() + shaper.longerS();
        while (nowS < endS - LEAST_S) {
            double nextS = endS;
            double jerkMps3 = 0;
            for (int i = 0; i < shaper.delayS().length; i++) {
                double beginS = shaper.delayS()[i];
                boolean found = beginS > nowS + LEAST_S;
                nextS = found ? Math.min(nextS, beginS) : nextS;
                for (int phase = 0; phase < ride.phases() && !found; phase++) {
                    beginS += ride.phaseDurationS(phase);
                    if (beginS > nowS + LEAST_S) {
                        found = true;
                        nextS = Math.min(nextS, beginS);
                        jerkMps3 += shaper.part()[i] * ride.phaseJerkMps3(phase);
                    }
                }
            }
            append(path, nextS - nowS, jerkMps3);
            nowS = nextS;
        }
    }
}
