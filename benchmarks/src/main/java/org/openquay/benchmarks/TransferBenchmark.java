package org.openquay.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SiteDescription;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.PlanResult;
import org.openquay.motion.sway.TransferPlanner;
import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;

/**
 * One plan without sway over the bay's profile, as the planner thread makes it: over the bay that a recorded move
 * found.
 *
 * <p>Floor: trolley and hoist each planned alone and straight to the target, as if the load were bolted to the trolley
 * and nothing stood in the way.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class TransferBenchmark {

    /** Which request. */
    public enum Way {
        /** The empty spreader to the container. */
        TO_PICK,
        /** That container to a lane at the quay's edge. */
        TO_PLACE,
        /** A container from the farthest row to the farthest lane, over all that is in between. */
        ACROSS
    }

    private static final double CONTAINER_KG = 21_500;
    /** Above every stack. */
    private static final double HIGH_M = 35;
    private static final int NEAR_LANE = 2;

    @Param
    public Way way;

    private TransferPlanner planner;
    private PlanRequest request;
    private PlanImage plan;
    private final RigidAxis trolley = new RigidAxis();
    private final RigidAxis hoist = new RigidAxis();

    @Setup
    public void choose() {
        RecordedMove move = RecordedMove.get();
        CraneDescription crane = move.file().crane();
        request = new PlanRequest(move.step().shape());
        request.copyFrom(move.planRequests().getFirst());
        turn(request, way, crane);
        plan = new PlanImage(crane.axes().size());
        planner = new TransferPlanner(crane);
        planner.plan(request, plan);
        if (plan.result != PlanResult.OK) {
            throw new IllegalStateException(way + " has no plan: " + plan.result);
        }
        int t = index(crane, AxisRole.TROLLEY);
        int h = index(crane, AxisRole.HOIST);
        trolley.set(crane.axes().get(t), request.positionM[t], request.targetM[t]);
        hoist.set(crane.axes().get(h), request.positionM[h], request.targetM[h]);
    }

    /** Makes another request of what the move asked first: the way to its container, over the bay as it was scanned. */
    private static void turn(PlanRequest toPick, Way way, CraneDescription crane) {
        if (way == Way.TO_PICK) {
            return;
        }
        SiteDescription site = crane.site();
        boolean near = way == Way.TO_PLACE;
        int t = index(crane, AxisRole.TROLLEY);
        int h = index(crane, AxisRole.HOIST);
        toPick.positionM[t] = near ? toPick.targetM[t] : row(site, site.rows());
        toPick.positionM[h] = near ? toPick.targetM[h] + site.containerHeightM() : HIGH_M;
        toPick.targetM[t] = near ? site.laneM().get(NEAR_LANE) : site.laneM().getLast();
        toPick.targetM[h] = site.chassisM() + site.containerHeightM() + crane.spreader().landingApproachM();
        toPick.suspendedKg = crane.load().spreaderKg() + CONTAINER_KG;
        toPick.loadDepthM = site.containerHeightM();
    }

    private static double row(SiteDescription site, int row) {
        return site.firstRowM() + (row - 1) * site.rowPitchM();
    }

    private static int index(CraneDescription crane, AxisRole role) {
        return crane.axis(role).orElseThrow();
    }

    @Benchmark
    public double oursPlan() {
        planner.plan(request, plan);
        return plan.durationS;
    }

    @Benchmark
    public double floorRigid() {
        return Math.max(trolley.plan(), hoist.plan());
    }

    /** One axis from rest to rest. */
    private static final class RigidAxis {

        private final PositionPlanner planner = new PositionPlanner();
        private final KinematicState start = new KinematicState();
        private final KinematicState target = new KinematicState();
        private final KinematicLimits limits = new KinematicLimits();
        private final Profile profile = new Profile();

        void set(AxisDescription axis, double fromM, double toM) {
            start.set(fromM, 0, 0);
            target.set(toM, 0, 0);
            double speed = axis.limits().speedMps();
            limits.set(-speed, speed, -axis.limits().decelerationMps2(), axis.limits().accelerationMps2(),
                    axis.limits().jerkMps3());
        }

        double plan() {
            planner.plan(start, target, limits, profile);
            return profile.durationS();
        }
    }
}
