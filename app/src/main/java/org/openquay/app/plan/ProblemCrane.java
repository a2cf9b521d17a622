package org.openquay.app.plan;

import java.util.List;
import java.util.stream.IntStream;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.BrakeDescription;
import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.HeightMapDescription;
import org.openquay.api.crane.KeepOut;
import org.openquay.api.crane.LoadDescription;
import org.openquay.api.crane.MotionLimits;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.crane.SiteDescription;
import org.openquay.api.crane.SpreaderDescription;
import org.openquay.api.crane.WindDescription;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.PlanRequest;
import org.openquay.motion.sway.DirectedLimits;
import org.openquay.motion.sway.TransferPlanner;

/**
 * The crane that a transfer problem describes, for a planner that knows cranes: trolley and hoist with the problem's
 * limits and nothing else that could hold them back, a load that is a point, and the clearances as keep-outs.
 */
final class ProblemCrane {

    /** Its axes, by their index. */
    static final int HOIST = 0;
    static final int TROLLEY = 1;
    static final int AXES = 2;

    /** Beyond what it takes to turn round at full speed, m. */
    private static final double ROOM_M = 20;
    private static final double KG = 1;
    private static final double PLENTY = 1e12;
    private static final double STANDSTILL_TIME_S = 1;

    private final TransferProblem problem;
    private final double suspensionM;

    ProblemCrane(TransferProblem problem) {
        this.problem = problem;
        suspensionM = Math.max(problem.ropeStartM(), problem.ropeEndM());
    }

    /** A planner for this crane and what is asked of the plan. */
    TransferPlanner planner() {
        TransferPlanner planner = TransferPlanner.ofExactPlans(description(), limitsOf(problem.trolley()),
                limitsOf(problem.hoist()).reversed());
        problem.robustness().ifPresent(wanted -> planner.wantRobust(wanted.ropeTolerance(),
                Math.toRadians(wanted.maxResidualSwayDeg())));
        return planner;
    }

    private static DirectedLimits limitsOf(TransferProblem.Axis axis) {
        return new DirectedLimits(axis.maxSpeedMps(), axis.minSpeedMps(), axis.maxAccelerationMps2(),
                axis.minAccelerationMps2(), axis.maxJerkMps3(), axis.minJerkMps3());
    }

    CraneDescription description() {
        double shortestM = TransferCheck.LEAST_ROPE_M;
        AxisDescription hoist = axis("hoist", AxisRole.HOIST, -roomM(problem.hoist()), suspensionM - shortestM,
                problem.hoist());
        double roomM = roomM(problem.trolley());
        AxisDescription trolley = axis("trolley", AxisRole.TROLLEY, Math.min(0, problem.distanceM()) - roomM,
                Math.max(0, problem.distanceM()) + roomM, problem.trolley());
        LoadDescription load = new LoadDescription(PLENTY, 1, 1, 0, KG, problem.hoist().speedMps(), PLENTY,
                limits(problem.hoist()));
        return new CraneDescription("problem", 10_000_000, 100_000_000, List.of("crane"), List.of(hoist, trolley),
                List.of(), List.of(), List.of(), load,
                new PendulumDescription(suspensionM, Math.toRadians(problem.maxSwayDeg()), 0, 0, 0),
                new SpreaderDescription(0, 0, 1, 1, 0, 0, 1), new WindDescription(PLENTY, PLENTY, 1),
                new SiteDescription(0, 0, 1, 0, 0, 1, 0, 0, List.of(), 0, 0, 0, keepOuts(),
                        new HeightMapDescription(0, 1, 0)));
    }

    private static double roomM(TransferProblem.Axis axis) {
        double mps = Math.max(axis.maxSpeedMps(), -axis.minSpeedMps());
        return ROOM_M + 2 * mps * (mps / axis.accelerationMps2() + axis.accelerationMps2() / axis.jerkMps3()
                + Math.sqrt(mps / axis.jerkMps3()));
    }

    private static AxisDescription axis(String name, AxisRole role, double minM, double maxM,
            TransferProblem.Axis axis) {
        return new AxisDescription(name, role, 0, minM, maxM, minM - 1, maxM + 1, 0, axis.speedMps(), limits(axis),
                0.02, new BrakeDescription(BrakeOwner.DRIVE, STANDSTILL_TIME_S, STANDSTILL_TIME_S, 0, 0,
                        STANDSTILL_TIME_S, 0, STANDSTILL_TIME_S));
    }

    private static MotionLimits limits(TransferProblem.Axis axis) {
        double mps2 = axis.accelerationMps2();
        return new MotionLimits(axis.speedMps(), mps2, mps2, mps2, axis.jerkMps3());
    }

    private List<KeepOut> keepOuts() {
        return IntStream.range(0, problem.clearance().size()).mapToObj(i -> {
            TransferProblem.Clearance zone = problem.clearance().get(i);
            return new KeepOut("clearance " + i, zone.fromM(), zone.toM(), suspensionM - zone.maxDepthM());
        }).toList();
    }

    PlanRequest request() {
        PlanRequest request = new PlanRequest(new ImageShape(new int[0], new int[0], AXES, 0, 1, 1, 0));
        TransferProblem.Initial initial = problem.initial();
        request.requestId = 1;
        request.axis(HOIST, suspensionM - problem.ropeStartM(), 0 - initial.hoistSpeedMps(),
                0 - initial.hoistAccelerationMps2(), suspensionM - problem.ropeEndM());
        request.axis(TROLLEY, 0, initial.speedMps(), initial.accelerationMps2(), problem.distanceM());
        request.swayRad = Math.toRadians(initial.swayDeg());
        request.swayRateRadps = Math.toRadians(initial.swayRateDegPerS());
        request.suspendedKg = KG;
        return request;
    }

    double ropeM(double hoistM) {
        return suspensionM - hoistM;
    }
}
