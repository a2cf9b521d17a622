package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanResult;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;
import org.openquay.motion.axis.DemandKind;
import org.openquay.motion.spreader.TwistlockOrder;

/** The phases of a move: what each demands, when it ends, what follows, and what holds it. */
@ControlPath
final class MoveSequence {

    /** A landing that tilted is tried again so often before the operator is asked. */
    private static final int LANDING_ATTEMPTS = 2;
    /** So often a landing may be broken off for sway before the operator is asked. */
    private static final int BREAK_OFFS = 10;
    /** The load must have been calm and in place for this long, s. */
    private static final double CALM_S = 0.5;
    /** Where nothing sees the load, it hangs for so long before it is let down, s. */
    private static final double BLIND_S = 15;
    /** For so long the load is waited for to be calmer by this factor than it must be, s. */
    private static final double CALMER_S = 8.0;
    private static final double CALMER = 0.5;
    /** The same above a slot, whose walls stand near. */
    private static final double CALMER_FOR_SLOT_S = 12.0;
    private static final double CALMER_FOR_SLOT = 0.3;
    /** A transfer is planned when the load swings less than so many times what counts as calm, or later than this, s. */
    private static final double PLANNABLE = 5.0;
    private static final double PLANNABLE_S = 15.0;
    /** By so much less than the travel height the gantry travels: brakes that close and ropes that stretch give a little, m. */
    private static final double SAG_M = 0.2;
    /** The profile counts as new when it came so many times since the gantry stood. */
    private static final int PROFILE_EXCHANGES = 2;

    private final MoveGeometry geometry;
    private final Job job;
    private final Transfer transfer;
    private final Landing landing;
    private final TwistlockTurn turn;
    private final Lift lift;
    private final TrolleyReference trolley = new TrolleyReference();
    private double calmS;
    private long profileSequence;
    /** The transfer was given up in this cycle. */
    @EachCycle
    private boolean strayed;

    MoveSequence(MoveGeometry geometry, Job job) {
        this.geometry = geometry;
        this.job = job;
        transfer = new Transfer(geometry);
        landing = new Landing(geometry);
        turn = new TwistlockTurn(geometry.spreader);
        lift = new Lift(geometry);
    }

    Transfer transfer() {
        return transfer;
    }

    void begin() {
        strayed = false;
    }

    /** Hoist or trolley has left its path in this cycle: wherever they stop, it must be soon. */
    boolean strayed() {
        return strayed;
    }

    /** Goes on with a phase, as if it had just been reached. */
    void enter(JobPhase phase, MoveScene scene, InputImage in, OutputImage out) {
        job.phase = phase;
        job.phaseS = 0;
        job.markM = scene.hoist.positionM();
        out.event(EventKind.JOB_PHASE, 0, 0, phase.ordinal(), job.number, 0, 0);
        switch (phase) {
            case NONE, TRAVELLING, MOVING_TO_COLLECT, MOVING_TO_DELIVER, CLEARING, DONE -> {
            }
            case RAISING -> job.markM = raiseToM(scene);
            case PLANNING -> {
                transfer.abandon();
                profileSequence = profileNow(in);
            }
            case SETTLING -> calmS = 0;
            case LANDING_TO_COLLECT, LANDING_TO_DELIVER -> landing.begin();
            case LOCKING -> {
                job.lockOrdered = true;
                turn.begin();
            }
            case UNLOCKING -> turn.begin();
            case LIFTING -> lift.begin();
        }
        state(job.stateIn(phase), HoldReason.NONE, out);
    }

    /** Changes the job's state and says so. */
    void state(JobState state, HoldReason hold, OutputImage out) {
        if (job.state != state || job.hold != hold) {
            job.state = state;
            job.hold = hold;
            out.event(EventKind.JOB_STATE, 0, 0, state.ordinal(), job.number, hold.ordinal(), 0);
        }
    }

    /** Holds the job until somebody resumes it. */
    void hold(HoldReason reason, OutputImage out) {
        leave();
        state(JobState.PAUSED, reason, out);
    }

    /** One cycle of the running job. */
    void step(MoveScene scene, InputImage in, OutputImage out) {
        transfer.adopt(in, out);
        job.phaseS += scene.elapsedS;
        switch (job.phase) {
            case NONE, DONE -> {
            }
            case RAISING -> raise(scene, in, out);
            case TRAVELLING -> travel(scene, in, out);
            case PLANNING -> plan(scene, in, out);
            case MOVING_TO_COLLECT, MOVING_TO_DELIVER -> move(scene, in, out);
            case SETTLING -> settle(scene, in, out);
            case LANDING_TO_COLLECT, LANDING_TO_DELIVER -> land(scene, in, out);
            case LOCKING -> turn(TwistlockOrder.LOCK, HoldReason.LOCK_FAILED, scene, in, out);
            case LIFTING -> lift(scene, in, out);
            case UNLOCKING -> turn(TwistlockOrder.UNLOCK, HoldReason.UNLOCK_FAILED, scene, in, out);
            case CLEARING -> clear(scene, in, out);
        }
        if (job.running() && job.phaseS > PhaseTimes.longestS(job.phase)) {
            hold(PhaseTimes.holdAfter(job.phase), out);
        }
    }

    /** One cycle of the running job under a halt: holds and damps, and a transfer will be asked for anew. */
    void halt(MoveScene scene, InputImage in, OutputImage out) {
        if (!transfer.idle()) {
            trolley.leave();
            enter(JobPhase.PLANNING, scene, in, out);
        }
        holdAll(scene);
    }

    /** No plan is followed or waited for any more. */
    void leave() {
        transfer.abandon();
        trolley.leave();
    }

    /** The job demands nothing of the axes. */
    void letGo(MoveScene scene) {
        if (scene.byHand && !job.running()) {
            trolley.leave();
        } else {
            trolley.release(scene);
        }
    }

    private void holdAll(MoveScene scene) {
        scene.hoistHolds();
        if (scene.hangsFree()) {
            trolley.hold(scene);
        } else {
            trolley.stand(scene);
        }
    }

    private void raise(MoveScene scene, InputImage in, OutputImage out) {
        holdAll(scene);
        scene.hoistGoesTo(job.markM, scene.hangsFree()
                ? scene.hoist.limits().speedMps
                : geometry.spreader.landingSpeedMps());
        if (scene.hoistStandsAt(job.markM, ResumePoint.heightTolerance(geometry))) {
            boolean there = ResumePoint.gantryThere(job, scene, geometry);
            enter(there ? JobPhase.PLANNING : JobPhase.TRAVELLING, scene, in, out);
        }
    }

    private double raiseToM(MoveScene scene) {
        double upM = scene.hoist.positionM() + geometry.spreader.landingApproachM();
        double wantedM = ResumePoint.gantryThere(job, scene, geometry)
                ? upM
                : Math.max(scene.hoist.positionM(), geometry.raisedM(job.picked));
        return Math.min(wantedM, geometry.hoist.maxPositionM());
    }

    /** Hoist and trolley demand nothing on the way: their brakes may close, the gantry takes long. */
    private void travel(MoveScene scene, InputImage in, OutputImage out) {
        trolley.release(scene);
        if (!scene.hangsFree() || scene.hoist.positionM() < geometry.travelHeightM(job.picked) - SAG_M) {
            hold(HoldReason.TOO_LOW_TO_TRAVEL, out);
            return;
        }
        scene.gantryDemand.kind = DemandKind.POSITION;
        scene.gantryDemand.positionM = job.targetGantryM();
        scene.gantryDemand.speedMps = scene.gantry.limits().speedMps;
        if (scene.gantry.standstill() && ResumePoint.gantryThere(job, scene, geometry)) {
            enter(JobPhase.PLANNING, scene, in, out);
        }
    }

    private void plan(MoveScene scene, InputImage in, OutputImage out) {
        holdAll(scene);
        if (ResumePoint.gantryAway(job, scene, geometry)) {
            leave();
            enter(ResumePoint.onTheWay(job, scene, geometry), scene, in, out);
            return;
        }
        boolean stands = trolley.held() && scene.hoist.ready() && scene.hoist.standstill();
        boolean profileNew = scene.inputs.heightsFresh && profileNow(in) >= profileSequence + PROFILE_EXCHANGES;
        double swingM = scene.sway.swayAmplitudeM();
        boolean calm = swingM < Math.min(PLANNABLE * geometry.calmSwayM, Transfer.MOST_SWING_M)
                || job.phaseS > PLANNABLE_S && swingM < Transfer.MOST_SWING_M;
        if (transfer.idle() && stands && profileNew && calm) {
            transfer.request(job, trolley.positionM(), scene, out);
        } else if (transfer.adopted() && stands && transfer.free(scene)) {
            transfer.begin();
            enter(job.picked ? JobPhase.MOVING_TO_DELIVER : JobPhase.MOVING_TO_COLLECT, scene, in, out);
        } else if (transfer.startBlocked() && belowTravelHeight(scene)) {
            enter(JobPhase.RAISING, scene, in, out);
            job.markM = geometry.raisedM(job.picked);
        } else if (transfer.refused()) {
            hold(HoldReason.NO_PLAN, out);
        } else if (job.phaseS > PhaseTimes.longestS(JobPhase.PLANNING) && !scene.inputs.heightsFresh) {
            transfer.refuse(PlanResult.NO_PROFILE, -1, out);
            hold(HoldReason.NO_PLAN, out);
        }
    }

    /** What stands beside the load is no higher than that: straight up there is a way out. */
    private boolean belowTravelHeight(MoveScene scene) {
        return scene.hangsFree()
                && scene.hoist.positionM() < geometry.raisedM(job.picked) - ResumePoint.heightTolerance(geometry);
    }

    private void move(MoveScene scene, InputImage in, OutputImage out) {
        if (transfer.strayed(scene)) {
            strayed = true;
            hold(HoldReason.MOTION_TIMEOUT, out);
            return;
        }
        if (transfer.loadStrayed(scene)) {
            strayed = true;
            hold(HoldReason.LOAD_OFF_PATH, out);
            return;
        }
        transfer.follow(trolley, scene);
        if (transfer.ended()) {
            transfer.abandon();
            enter(JobPhase.SETTLING, scene, in, out);
        }
    }

    private void settle(MoveScene scene, InputImage in, OutputImage out) {
        scene.hoistHolds();
        if (!scene.hangsFree()) {
            raiseAgain(scene, in, out);
            return;
        }
        trolley.holdLoad(job.targetTrolleyM(), scene);
        double mostM = mostSwayM(scene);
        boolean seen = scene.sway.sensorUsable() || scene.sway.landsBlind() && job.phaseS > BLIND_S;
        boolean calm = seen && scene.sway.swayAmplitudeM() < mostM
                && Math.abs(scene.trolley.positionM() - trolley.positionM()) <= geometry.trolley.inPositionM()
                && trolley.reachM(job.targetTrolleyM(), scene) < Landing.mostReachM(job, geometry);
        job.settlingS += scene.elapsedS;
        calmS = calm ? calmS + scene.elapsedS : 0;
        if (calmS >= CALM_S) {
            enter(job.picked ? JobPhase.LANDING_TO_DELIVER : JobPhase.LANDING_TO_COLLECT, scene, in, out);
        }
    }

    private double mostSwayM(MoveScene scene) {
        if (geometry.aboveSlot(scene.hoist.positionM(), job.targetHeightM()) && job.phaseS < CALMER_FOR_SLOT_S) {
            return CALMER_FOR_SLOT * geometry.calmSwayM;
        }
        return job.phaseS < CALMER_S ? CALMER * geometry.calmSwayM : geometry.calmSwayM;
    }

    private void land(MoveScene scene, InputImage in, OutputImage out) {
        switch (landing.step(job, trolley, scene)) {
            case GOES_ON -> {
            }
            case LANDED -> {
                if (ResumePoint.gantryAway(job, scene, geometry)) {
                    hold(HoldReason.LANDED_IN_WRONG_PLACE, out);
                } else {
                    enter(job.picked ? JobPhase.UNLOCKING : JobPhase.LOCKING, scene, in, out);
                }
            }
            case WRONG_HEIGHT -> hold(HoldReason.LANDED_IN_WRONG_PLACE, out);
            case TILTED -> raiseAgain(scene, in, out);
            case NOT_CALM -> {
                job.landingsBrokenOff++;
                if (job.landingsBrokenOff > BREAK_OFFS) {
                    hold(HoldReason.NOT_SETTLED, out);
                } else {
                    enter(JobPhase.SETTLING, scene, in, out);
                }
            }
        }
    }

    /** It touches something where it should not: up from there, and once more from the plan on. */
    private void raiseAgain(MoveScene scene, InputImage in, OutputImage out) {
        trolley.stand(scene);
        job.landingsFailed++;
        if (job.landingsFailed > LANDING_ATTEMPTS) {
            hold(HoldReason.LANDED_IN_WRONG_PLACE, out);
        } else {
            enter(JobPhase.RAISING, scene, in, out);
        }
    }

    private void turn(TwistlockOrder order, HoldReason failure, MoveScene scene, InputImage in, OutputImage out) {
        scene.hoistHolds();
        trolley.stand(scene);
        turn.step(order, scene);
        if (turn.done(order, scene)) {
            job.released = order == TwistlockOrder.UNLOCK;
            enter(order == TwistlockOrder.LOCK ? JobPhase.LIFTING : JobPhase.CLEARING, scene, in, out);
        } else if (turn.failed()) {
            hold(failure, out);
        }
    }

    private void lift(MoveScene scene, InputImage in, OutputImage out) {
        lift.step(job, trolley, scene, out);
        if (lift.implausible(job)) {
            hold(HoldReason.WEIGHT_IMPLAUSIBLE, out);
        } else if (lift.done(scene)) {
            job.picked = true;
            job.landingsFailed = 0;
            job.landingsBrokenOff = 0;
            job.settlingS = 0;
            enter(ResumePoint.onTheWay(job, scene, geometry), scene, in, out);
        }
    }

    private void clear(MoveScene scene, InputImage in, OutputImage out) {
        double clearM = Math.min(job.order.placeHeightM + geometry.spreader.landingApproachM(),
                geometry.hoist.maxPositionM());
        double toM = Math.max(clearM, job.markM);
        boolean free = scene.hangsFree() && scene.hoist.positionM() - job.markM > Lift.SLOW_M;
        trolley.stand(scene);
        scene.hoistGoesTo(toM, free ? scene.hoist.limits().speedMps : geometry.spreader.landingSpeedMps());
        if (free && scene.load.loadKg() > Lift.LIGHTEST_KG) {
            hold(HoldReason.UNLOCK_FAILED, out);
        } else if (scene.hoistStandsAt(toM, ResumePoint.heightTolerance(geometry))) {
            enter(JobPhase.DONE, scene, in, out);
        }
    }

    private long profileNow(InputImage in) {
        return geometry.profileLink < 0 ? 0 : in.links[geometry.profileLink].sequence;
    }

    void exchange(StateCursor cursor) {
        transfer.exchange(cursor);
        landing.exchange(cursor);
        turn.exchange(cursor);
        lift.exchange(cursor);
        trolley.exchange(cursor);
        calmS = cursor.value(calmS);
        profileSequence = cursor.value(profileSequence);
    }
}
