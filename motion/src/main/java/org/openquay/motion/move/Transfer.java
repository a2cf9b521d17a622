package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.image.AxisPath;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.PlanResult;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.axis.QuickStop;
import org.openquay.motion.sway.PathSampler;

/**
 * Trolley and hoist together from where they stand to above the leg's target: the request for a plan, its answer, and
 * the way along it by elapsed ticks. An answer to another request than the last one is ignored. Nothing but time couples
 * the two: a transfer begins only where both are free to go all its way, and is given up when one strays from it.
 */
@ControlPath
final class Transfer {

    private enum Step {
        IDLE, REQUESTED, REFUSED, ADOPTED, FOLLOWING
    }

    private static final Step[] STEPS = Step.values();
    /** Axes follow their paths to a millimetre unless something keeps them; this far off, the transfer is given up, m. */
    private static final double STRAY_M = 0.15;
    /** Plans keep 0.4 m beside everything; with the load this far off its path, there is still room to stop it, m. */
    private static final double LOAD_STRAYS_M = 0.25;
    /** No plan is asked for with more swing, m. */
    static final double MOST_SWING_M = 1.0;
    /** A path goes towards a side when it goes this far, seen at so many points: a hold's creeping is no way, m. */
    private static final double WAY_M = 0.05;
    private static final int WAY_POINTS = 200;

    private final MoveGeometry geometry;
    private final PlanImage plan;
    private final AxisPath trolleyPlan;
    private final AxisPath hoistPlan;
    private final PathSampler trolleyPath = new PathSampler();
    private final PathSampler hoistPath = new PathSampler();
    private Step step = Step.IDLE;
    private boolean startBlocked;
    /** Steady wind holds the load at this angle: the plan is one for the place where the load rests. */
    private double leanRad;
    /** So far the load swung when the plan was asked for, which the plan knows of. */
    private double swingM;
    private double depthM;
    private long lastRequestId;
    private double elapsedS;

    Transfer(MoveGeometry geometry) {
        this.geometry = geometry;
        plan = new PlanImage(geometry.axisCount);
        trolleyPlan = plan.paths[geometry.which.trolley()];
        hoistPlan = plan.paths[geometry.which.hoist()];
    }

    boolean idle() {
        return step == Step.IDLE;
    }

    boolean refused() {
        return step == Step.REFUSED;
    }

    /** It was refused because something stands too near to where the load hangs. */
    boolean startBlocked() {
        return refused() && startBlocked;
    }

    boolean adopted() {
        return step == Step.ADOPTED;
    }

    boolean following() {
        return step == Step.FOLLOWING;
    }

    /** The whole plan has been followed. */
    boolean ended() {
        return following() && elapsedS >= plan.durationS;
    }

    double elapsedS() {
        return following() ? Math.min(elapsedS, plan.durationS) : 0;
    }

    double durationS() {
        return following() ? plan.durationS : 0;
    }

    /** Forgets plan and request: the next transfer asks anew. */
    void abandon() {
        step = Step.IDLE;
        elapsedS = 0;
    }

    /** Asks for a plan to the height above the leg's target at which landing begins. */
    void request(Job job, double trolleyM, MoveScene scene, OutputImage out) {
        PlanRequest request = out.planRequest;
        request.requestId = ++lastRequestId;
        double targetHoistM = geometry.approachHeightM(job.targetTrolleyM(), job.targetHeightM(), job.picked,
                scene.inputs.heightCm);
        leanRad = leanWithinLimits(job, trolleyM, targetHoistM, scene);
        swingM = Math.min(MOST_SWING_M, scene.sway.swayAmplitudeM());
        for (int axis = 0; axis < scene.axes.length; axis++) {
            double positionM = scene.axes[axis].positionM();
            request.axis(axis, positionM, 0, 0, positionM);
        }
        request.axis(geometry.which.trolley(), trolleyM + scene.sway.leanM(leanRad, scene.hoist.referencePositionM()),
                0, 0, job.targetTrolleyM());
        request.axis(geometry.which.hoist(), scene.hoist.referencePositionM(), scene.hoist.referenceSpeedMps(),
                scene.hoist.referenceAccelerationMps2(), targetHoistM);
        request.swayRad = scene.sway.swayRad();
        request.swayRateRadps = scene.sway.swayRateRadps();
        request.suspendedKg = suspendedKg(job, scene);
        depthM = geometry.depthM(job.picked);
        request.loadDepthM = depthM;
        System.arraycopy(scene.inputs.heightCm, 0, request.heightCm, 0, request.heightCm.length);
        out.planRequested = true;
        out.event(EventKind.PLAN_REQUESTED, 0, 0, 0, lastRequestId, 0, 0);
        step = Step.REQUESTED;
    }

    /** The trolley stands beside the load's place by the lean, at the start and at the target: within its limits. */
    private double leanWithinLimits(Job job, double trolleyM, double targetHoistM, MoveScene scene) {
        double leanRad = scene.sway.leanRad();
        double perRadM = scene.sway.leanM(1, targetHoistM);
        double leastRad = (job.targetTrolleyM() - geometry.trolley.maxPositionM()) / perRadM;
        double mostRad = (job.targetTrolleyM() - geometry.trolley.minPositionM()) / perRadM;
        double startPerRadM = scene.sway.leanM(1, scene.hoist.referencePositionM());
        leastRad = Math.max(leastRad, (geometry.trolley.minPositionM() - trolleyM) / startPerRadM);
        mostRad = Math.min(mostRad, (geometry.trolley.maxPositionM() - trolleyM) / startPerRadM);
        return Math.max(Math.min(0, leastRad), Math.min(Math.max(0, mostRad), leanRad));
    }

    /** What the plan is to reckon with: no less than what limits the hoist, or the hoist would stay behind its path. */
    private static double suspendedKg(Job job, MoveScene scene) {
        double weighedKg = scene.load.suspendedKg();
        return job.picked ? Math.max(weighedKg, scene.hoist.countedKg()) : weighedKg;
    }

    /** Takes this cycle's answer, when it is the one waited for. */
    void adopt(InputImage in, OutputImage out) {
        if (!in.planPresent || step != Step.REQUESTED || in.plan.requestId != lastRequestId) {
            return;
        }
        if (in.plan.result != PlanResult.OK) {
            refuse(in.plan.result, in.plan.obstacle, out);
            return;
        }
        plan.copyFrom(in.plan);
        step = Step.ADOPTED;
        out.event(EventKind.PLAN_ADOPTED, 0, 0, 0, lastRequestId, 0, plan.durationS);
    }

    /** There is no plan, and why. */
    void refuse(PlanResult result, int obstacle, OutputImage out) {
        step = Step.REFUSED;
        startBlocked = result == PlanResult.START_BLOCKED;
        out.event(EventKind.PLAN_REFUSED, 0, 0, result.ordinal(), lastRequestId, obstacle, 0);
    }

    /** Hoist and trolley may move towards every side to which the adopted plan takes them. */
    boolean free(MoveScene scene) {
        return free(hoistPlan, hoistPath, scene.hoist.missingPlus() | scene.hoistDemand.missingPlus,
                scene.hoist.missingMinus() | scene.hoistDemand.missingMinus)
                && free(trolleyPlan, trolleyPath, scene.trolley.missingPlus() | scene.trolleyDemand.missingPlus,
                        scene.trolley.missingMinus() | scene.trolleyDemand.missingMinus);
    }

    private boolean free(AxisPath path, PathSampler at, long missingPlus, long missingMinus) {
        boolean free = true;
        at.begin(path);
        double lowestM = at.positionM();
        double highestM = at.positionM();
        for (int point = 1; point <= WAY_POINTS; point++) {
            at.sample(path, plan.durationS * point / WAY_POINTS);
            lowestM = Math.min(lowestM, at.positionM());
            highestM = Math.max(highestM, at.positionM());
            free &= missingPlus == 0 || at.positionM() - lowestM < WAY_M;
            free &= missingMinus == 0 || highestM - at.positionM() < WAY_M;
        }
        return free;
    }

    /** Hoist or trolley was left behind by the plan, or left it; what damping displaces does not count. */
    boolean strayed(MoveScene scene) {
        return Math.max(Math.abs(scene.hoist.pathErrorM()), Math.abs(scene.trolley.pathErrorM())) > STRAY_M;
    }

    /**
     * The load was taken off its path, and something stands where it may come to: only then, as a stop on the way makes it
     * swing more than a gust does.
     */
    boolean loadStrayed(MoveScene scene) {
        double leanM = scene.sway.leanM(leanRad, scene.hoist.positionM());
        double besideM = Math.abs(scene.sway.loadErrorM() - leanM) + Math.abs(scene.trolley.pathErrorM());
        return besideM > LOAD_STRAYS_M + swingM && geometry.standsNear(
                scene.trolley.positionM() + scene.sway.besideM(), lowestM(scene), scene.inputs.heightCm);
    }

    /** How low the bottom of what hangs comes when the hoist makes a quick stop now, m. */
    private double lowestM(MoveScene scene) {
        double downMps = Math.max(0, -scene.hoist.speedMps());
        double wayM = downMps * (QuickStop.BUILD_UP_S + downMps / (2 * geometry.hoist.limits().quickStopMps2()));
        return scene.hoist.positionM() - wayM - depthM;
    }

    /** Stands at the start of the adopted plan. */
    void begin() {
        step = Step.FOLLOWING;
        elapsedS = 0;
        trolleyPath.begin(trolleyPlan);
        hoistPath.begin(hoistPlan);
    }

    /** Goes on along the plan by the elapsed time and demands its sample of trolley and hoist. */
    void follow(TrolleyReference trolley, MoveScene scene) {
        elapsedS += scene.elapsedS;
        double atS = Math.min(elapsedS, plan.durationS);
        trolleyPath.sample(trolleyPlan, atS);
        hoistPath.sample(hoistPlan, atS);
        trolley.follow(scene, trolleyPath.positionM() - scene.sway.leanM(leanRad, hoistPath.positionM()),
                trolleyPath.speedMps() + leanRad * hoistPath.speedMps(),
                trolleyPath.accelerationMps2() + leanRad * hoistPath.accelerationMps2(),
                hoistPath.accelerationMps2());
        scene.hoistFollows(hoistPath.positionM(), hoistPath.speedMps(), hoistPath.accelerationMps2());
    }

    void exchange(StateCursor cursor) {
        plan.exchange(cursor);
        trolleyPath.exchange(cursor);
        hoistPath.exchange(cursor);
        step = cursor.value(step, STEPS);
        startBlocked = cursor.value(startBlocked);
        leanRad = cursor.value(leanRad);
        swingM = cursor.value(swingM);
        depthM = cursor.value(depthM);
        lastRequestId = cursor.value(lastRequestId);
        elapsedS = cursor.value(elapsedS);
    }
}
