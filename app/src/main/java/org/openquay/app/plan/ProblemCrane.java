package org.openquay.app.plan;

import java.util.List;
import java.util.stream.DoubleStream;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.BrakeDescription;
import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.HeightMapDescription;
import org.openquay.api.crane.LoadDescription;
import org.openquay.api.crane.MotionLimits;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.crane.SiteDescription;
import org.openquay.api.crane.SpreaderDescription;
import org.openquay.api.crane.WindDescription;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.PlanRequest;

/**
 * The crane that a transfer problem describes, for a planner that knows cranes: trolley and hoist with the problem's
 * limits and nothing else that could hold them back, a load that is a point, and the clearances as a bay profile.
 *
 * <p>The planner keeps a distance to what stands in the bay; as the problem's load is a point and its clearances are
 * exact, the profile is made narrower and lower by that distance.
 */
final class ProblemCrane {

    /** Its axes, by their index. */
    static final int HOIST = 0;
    static final int TROLLEY = 1;
    static final int AXES = 2;

    /** Distances that the planner keeps, m. */
    private static final double ABOVE_M = 0.5;
    private static final double BESIDE_M = 0.4;
    private static final double ROOM_M = 20;
    private static final double CELL_M = 0.1;
    /** A clearance narrower than the distance kept on both sides is still this wide, m. */
    private static final double THIN_M = 0.02;
    private static final double KG = 1;
    private static final double PLENTY = 1e12;
    private static final double STANDSTILL_TIME_S = 1;

    private final TransferProblem problem;
    private final double suspensionM;
    private final HeightMapDescription map;

    ProblemCrane(TransferProblem problem) {
        this.problem = problem;
        suspensionM = Math.max(problem.ropeStartM(), problem.ropeEndM());
        map = map();
    }

    CraneDescription description() {
        double shortestM = TransferCheck.LEAST_ROPE_M;
        AxisDescription hoist = axis("hoist", AxisRole.HOIST, -ROOM_M, suspensionM - shortestM, problem.hoist());
        AxisDescription trolley = axis("trolley", AxisRole.TROLLEY, Math.min(0, problem.distanceM()) - ROOM_M,
                Math.max(0, problem.distanceM()) + ROOM_M, problem.trolley());
        LoadDescription load = new LoadDescription(PLENTY, 1, 1, 0, KG, problem.hoist().speedMps(), PLENTY,
                limits(problem.hoist()));
        return new CraneDescription("problem", 10_000_000, 100_000_000, List.of("crane"), List.of(hoist, trolley),
                List.of(), List.of(), List.of(), load,
                new PendulumDescription(suspensionM, Math.toRadians(problem.maxSwayDeg()), 0, 0, 0),
                new SpreaderDescription(0, 0, 1, 1, 0, 0, 1), new WindDescription(PLENTY, PLENTY, 1),
                new SiteDescription(0, 0, 1, 0, 0, 1, 0, 0, List.of(), 0, 0, 0, List.of(), map));
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

    /** Cells that fit a single clearance exactly, or are small beside several. */
    private HeightMapDescription map() {
        if (problem.clearance().isEmpty()) {
            return new HeightMapDescription(0, 1, 0);
        }
        TransferProblem.Clearance first = problem.clearance().getFirst();
        double fromM = fromM(first);
        double cellM = problem.clearance().size() == 1 ? Math.max(toM(first) - fromM, CELL_M) : CELL_M;
        double leastM = Math.min(0, problem.distanceM()) - 1;
        double mostM = Math.max(0, problem.distanceM()) + 1;
        double beginM = fromM - cellM * Math.ceil((fromM - leastM) / cellM);
        return new HeightMapDescription(beginM, cellM, (int) Math.ceil((mostM - beginM) / cellM) + 1);
    }

    private static double fromM(TransferProblem.Clearance zone) {
        return Math.min(zone.fromM() + BESIDE_M, middleM(zone) - 0.5 * THIN_M);
    }

    private static double toM(TransferProblem.Clearance zone) {
        return Math.max(zone.toM() - BESIDE_M, middleM(zone) + 0.5 * THIN_M);
    }

    private static double middleM(TransferProblem.Clearance zone) {
        return 0.5 * (zone.fromM() + zone.toM());
    }

    PlanRequest request() {
        PlanRequest request = new PlanRequest(new ImageShape(new int[0], new int[0], AXES, 0, 1, 1, map.cells()));
        request.requestId = 1;
        request.axis(HOIST, suspensionM - problem.ropeStartM(), 0, 0, suspensionM - problem.ropeEndM());
        request.axis(TROLLEY, 0, 0, 0, problem.distanceM());
        request.suspendedKg = KG;
        for (int cell = 0; cell < map.cells(); cell++) {
            request.heightCm[cell] = heightCm(map.firstM() + cell * map.cellM());
        }
        return request;
    }

    /** Of the cell that begins there, rounded up. */
    private short heightCm(double beginM) {
        double topM = problem.clearance().stream()
                .filter(zone -> toM(zone) > beginM + 1e-9 && fromM(zone) < beginM + map.cellM() - 1e-9)
                .flatMapToDouble(zone -> DoubleStream.of(suspensionM - zone.maxDepthM() - ABOVE_M)).max()
                .orElse(Double.NEGATIVE_INFINITY);
        return (short) Math.max(Short.MIN_VALUE + 1, Math.ceil(100 * topM));
    }

    double ropeM(double hoistM) {
        return suspensionM - hoistM;
    }
}
