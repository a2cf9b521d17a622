package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.StatusImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;
import org.openquay.api.status.Refusal;

/**
 * The work orders of the crane: accepts, queues, carries out one after the other, pauses, resumes and cancels.
 *
 * <p>Nothing here begins to move by itself once it was stopped: a stop, a fault or a wind in which nothing may move
 * pauses the job, or the one that would be next, and so does waiting too long for the axes. A drive that somebody else
 * takes pauses the job under way, also one that rests: what it moves meanwhile, no phase would look at again. A paused
 * job goes on only by {@link #resume}.
 */
@ControlPath
public final class Moves {

    private final MoveGeometry geometry;
    private final Job job = new Job();
    private final JobQueue queue = new JobQueue();
    private final MoveSequence sequence;
    /** A paused job was cancelled: the next one waits for a resumption too. */
    private boolean nextWaits;
    /** The pause that a restart made is still to be put out. */
    private boolean restartUnsaid;

    public Moves(CraneDescription crane, MoveAxes axes) {
        geometry = new MoveGeometry(crane, axes);
        sequence = new MoveSequence(geometry, job);
    }

    /** A job is in hand and not paused: it owns the axes, live commands wait. */
    public boolean running() {
        return job.running();
    }

    /** A job is in hand and waits to be resumed. */
    public boolean paused() {
        return job.paused();
    }

    /** There is work that nobody has paused: it keeps the lease that it was ordered under. */
    public boolean working() {
        return job.running() || !job.active() && queue.size() > 0;
    }

    /** Hoist or trolley left the path of a transfer in this cycle, and the job was paused for it. */
    public boolean strayed() {
        return sequence.strayed();
    }

    /** Number of the job in hand; 0 when there is none. */
    public long jobNumber() {
        return job.number;
    }

    /** The phase is one in which the ropes must be taut: slack ones mean that something has gone wrong. */
    public boolean needsTautRopes() {
        return job.running() && switch (job.phase) {
            case TRAVELLING, MOVING_TO_COLLECT, MOVING_TO_DELIVER -> true;
            default -> false;
        };
    }

    // --- commands ---------------------------------------------------------------------------------------------------

    /** Takes an order in; see {@link #lastNumber} for the number it got. */
    public Refusal add(WorkOrder order, OutputImage out) {
        Refusal refusal = OrderCheck.check(order, geometry);
        if (refusal != Refusal.NONE) {
            return refusal;
        }
        if (queue.find(order.jobId) >= 0 || job.active() && job.order.sameJob(order.jobId) || queue.hasEnded(order)) {
            return Refusal.DUPLICATE_JOB;
        }
        if (queue.full()) {
            return Refusal.QUEUE_FULL;
        }
        long number = queue.add(order);
        out.event(EventKind.JOB_STATE, 0, 0, JobState.ACCEPTED.ordinal(), number, HoldReason.NONE.ordinal(), 0);
        return Refusal.NONE;
    }

    /** Number of the order accepted last. */
    public long lastNumber() {
        return queue.lastNumber();
    }

    /** Takes an order back: at once while it waits or nothing is carried for it. */
    public Refusal cancel(WorkOrder order, MoveScene scene, OutputImage out) {
        int place = queue.find(order.jobId);
        if (place >= 0) {
            out.event(EventKind.JOB_STATE, 0, 0, JobState.CANCELLED.ordinal(), queue.number(place),
                    HoldReason.NONE.ordinal(), 0);
            queue.cancel(place);
            return Refusal.NONE;
        }
        if (!inHand(order)) {
            return notInHand(order);
        }
        if (job.lockOrdered && !(scene.inputs.ioFresh && scene.spreader.unlocked())) {
            return Refusal.NOT_IN_THIS_STATE;
        }
        if (job.lockOrdered && scene.carries()) {
            return Refusal.LOAD_ON_SPREADER;
        }
        nextWaits = job.paused();
        sequence.state(JobState.CANCELLED, HoldReason.NONE, out);
        end();
        return Refusal.NONE;
    }

    /** Pauses the job in hand; an order without an id means whichever that is. */
    public Refusal pause(WorkOrder order, OutputImage out) {
        if (!meant(order)) {
            return notInHand(order);
        }
        if (!job.running()) {
            return Refusal.NOT_IN_THIS_STATE;
        }
        sequence.hold(HoldReason.OPERATOR_PAUSE, out);
        return Refusal.NONE;
    }

    /** Resumes the paused job from where the crane stands; what must be permitted for it, the caller has seen to. */
    public Refusal resume(WorkOrder order, MoveScene scene, InputImage in, OutputImage out) {
        if (!meant(order)) {
            return notInHand(order);
        }
        if (!job.paused() || !mayGoOn(scene)) {
            return Refusal.NOT_IN_THIS_STATE;
        }
        if (scene.spreader.unlocked() && !job.released && scene.carries()) {
            return Refusal.LOAD_ON_SPREADER;
        }
        job.weightAccepted |= job.hold == HoldReason.WEIGHT_IMPLAUSIBLE;
        job.landingsFailed = 0;
        job.landingsBrokenOff = 0;
        if (job.phase == JobPhase.NONE) {
            job.phaseS = 0;
            sequence.state(JobState.ACCEPTED, HoldReason.NONE, out);
        } else {
            sequence.enter(ResumePoint.of(job, scene, geometry), scene, in, out);
        }
        return Refusal.NONE;
    }

    // --- the cycle --------------------------------------------------------------------------------------------------

    /**
     * One cycle: takes the next order in hand, and demands what its phase needs.
     *
     * @param forbidden why no job may go on now; NONE when it may
     * @param permitted the axes may move, so that a job may begin
     * @param halted    a halt is in force
     */
    public void step(HoldReason forbidden, boolean permitted, boolean halted, MoveScene scene, InputImage in,
            OutputImage out) {
        sequence.begin();
        sayRestart(out);
        takeNext(out);
        if (job.running() && forbidden != HoldReason.NONE) {
            sequence.hold(forbidden, out);
        } else if (job.running() && job.phase != JobPhase.NONE && scene.driveTaken()) {
            sequence.hold(HoldReason.DRIVE_TAKEN, out);
        }
        if (!job.running()) {
            sequence.letGo(scene);
        } else if (halted) {
            sequence.halt(scene, in, out);
        } else if (job.phase == JobPhase.NONE) {
            sequence.letGo(scene);
            begin(permitted, scene, in, out);
        } else {
            sequence.step(scene, in, out);
        }
        if (job.state == JobState.COMPLETED) {
            end();
            takeNext(out);
        }
    }

    /** Begins a new session: the job in hand is paused, whatever it was doing. */
    public void restarted() {
        if (job.active()) {
            sequence.leave();
            job.state = JobState.PAUSED;
            job.hold = HoldReason.RESTARTED;
            restartUnsaid = true;
        }
    }

    /** Shows job and plan to people. */
    public void status(StatusImage status) {
        status.jobNumber = job.number;
        status.jobState = job.state;
        status.jobPhase = job.phase;
        status.hold = job.hold;
        status.order.copyFrom(job.order);
        status.jobsWaiting = queue.size();
        status.planElapsedS = sequence.transfer().elapsedS();
        status.planDurationS = sequence.transfer().durationS();
    }

    public void exchange(StateCursor cursor) {
        job.exchange(cursor);
        queue.exchange(cursor);
        sequence.exchange(cursor);
        nextWaits = cursor.value(nextWaits);
        restartUnsaid = cursor.value(restartUnsaid);
    }

    private void takeNext(OutputImage out) {
        if (job.active() || queue.size() == 0) {
            return;
        }
        queue.poll(job);
        if (nextWaits) {
            sequence.hold(HoldReason.OPERATOR_PAUSE, out);
        }
        nextWaits = false;
    }

    /**
     * A job begins with the empty spreader; what is locked or hangs at its begin is somebody else's affair, and is weighed
     * while the hoist stands. Whoever ordered it expects it to begin now: when the axes cannot move for long, it does not
     * begin by itself the moment they can.
     */
    private void begin(boolean permitted, MoveScene scene, InputImage in, OutputImage out) {
        if (permitted && !scene.spreader.unlocked()) {
            sequence.hold(HoldReason.UNLOCK_FAILED, out);
        } else if (permitted && scene.hoist.standstill() && !scene.carries()) {
            sequence.enter(ResumePoint.of(job, scene, geometry), scene, in, out);
        } else {
            job.phaseS += scene.elapsedS;
            if (job.phaseS > PhaseTimes.longestS(JobPhase.NONE)) {
                sequence.hold(permitted && scene.carries()
                        ? HoldReason.UNLOCK_FAILED
                        : PhaseTimes.holdAfter(JobPhase.NONE), out);
            }
        }
    }

    private boolean mayGoOn(MoveScene scene) {
        return job.phase == JobPhase.NONE
                ? scene.spreader.unlocked()
                : ResumePoint.of(job, scene, geometry) != JobPhase.NONE;
    }

    private void end() {
        sequence.leave();
        queue.end(job.order.jobId);
        job.clear();
    }

    private boolean inHand(WorkOrder order) {
        return job.active() && job.order.sameJob(order.jobId);
    }

    private Refusal notInHand(WorkOrder order) {
        if (order.jobId[0] == 0) {
            return Refusal.UNKNOWN_JOB;
        }
        if (queue.find(order.jobId) >= 0) {
            return Refusal.JOB_WAITS;
        }
        return queue.hasEnded(order) ? Refusal.JOB_ENDED : Refusal.UNKNOWN_JOB;
    }

    private boolean meant(WorkOrder order) {
        return job.active() && (order.jobId[0] == 0 || inHand(order));
    }

    private void sayRestart(OutputImage out) {
        if (restartUnsaid) {
            restartUnsaid = false;
            out.event(EventKind.JOB_STATE, 0, 0, job.state.ordinal(), job.number, job.hold.ordinal(), 0);
        }
    }
}
