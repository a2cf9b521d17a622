package org.openquay.app.simulate;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.command.PackedLocation;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LandingPoint;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.status.JobState;
import org.openquay.api.status.StopKind;
import org.openquay.simulator.cargo.CargoJob;

/**
 * Terminal and operator of a simulation: gives one job after the other, and when one is held, waits a little, resets,
 * decides and resumes, as a patient operator would.
 */
public final class ScriptedTerminal {

    private static final int WRITER = 0;
    private static final int OPERATOR = 1;
    private static final long MS = 1_000_000L;
    private static final long LEASE_NS = 10_000 * MS;
    private static final long SHORT_NS = 2_000 * MS;
    private static final long RENEW_NS = 4_000 * MS;
    private static final long PATIENCE_NS = 3_000 * MS;

    private final CraneDescription crane;
    private final ScriptedCommands commands;
    private long leaseEpoch;
    private long claimedNs = Long.MIN_VALUE / 2;
    private long claimId;
    private long addId;
    private long jobNumber;
    private boolean wanted;
    private boolean accepted;
    private JobState state = JobState.NONE;
    private long heldSinceNs = Long.MAX_VALUE;
    private long triedNs;
    private final WorkOrder order = new WorkOrder();

    public ScriptedTerminal(CraneDescription crane, ScriptedCommands commands) {
        this.crane = crane;
        this.commands = commands;
    }

    /** Wants that job worked from now on. */
    public void want(CargoJob job, int number) {
        LandingPoint pick = crane.site().landingPoint(job.from()).orElseThrow();
        LandingPoint place = crane.site().landingPoint(job.to()).orElseThrow();
        WorkOrder.text(order.jobId, "SIM-" + number);
        WorkOrder.text(order.containerId, job.containerId());
        order.from = PackedLocation.of(job.from());
        order.to = PackedLocation.of(job.to());
        order.pickAcrossM = pick.acrossM();
        order.pickAlongM = pick.alongM();
        order.pickHeightM = pick.heightM();
        order.placeAcrossM = place.acrossM();
        order.placeAlongM = place.alongM();
        order.placeHeightM = place.heightM();
        order.massKg = job.massKg();
        wanted = true;
        accepted = false;
        state = JobState.NONE;
        heldSinceNs = Long.MAX_VALUE;
    }

    public boolean accepted() {
        return accepted;
    }

    /** Whether a job wants motion now. */
    boolean commanding() {
        return accepted && !state.ended() && state != JobState.PAUSED;
    }

    public JobState state() {
        return state;
    }

    void pause(long nowNs) {
        send(CommandKind.PAUSE_JOB, OPERATOR, nowNs);
    }

    void stop() {
        commands.stop(OPERATOR, StopKind.STOP);
    }

    /** Hears what the kernel said in a cycle. */
    public void hear(OutputImage out) {
        for (int i = 0; i < out.eventCount; i++) {
            Event event = out.events[i];
            if (event.kind == EventKind.COMMAND_ACCEPTED && event.writer == WRITER) {
                if (event.reference == claimId) {
                    leaseEpoch = event.detail;
                } else if (event.reference == addId) {
                    accepted = true;
                    jobNumber = event.detail;
                    state = JobState.ACCEPTED;
                }
            } else if (event.kind == EventKind.LEASE_ENDED && event.writer == WRITER) {
                leaseEpoch = 0;
            } else if (event.kind == EventKind.JOB_STATE && event.reference == jobNumber) {
                state = JobState.values()[event.code];
            }
        }
    }

    /** Does what is to be done now; once a cycle. */
    public void act(long nowNs) {
        if (!wanted || state.ended()) {
            return;
        }
        if (nowNs - claimedNs > (leaseEpoch == 0 ? PATIENCE_NS / 3 : RENEW_NS)) {
            claimedNs = nowNs;
            Command claim = command(CommandKind.CLAIM_LEASE);
            claim.leaseEpoch = 0;
            claimId = commands.send(claim, WRITER, nowNs + LEASE_NS);
        }
        if (state != JobState.PAUSED) {
            heldSinceNs = Long.MAX_VALUE;
        } else if (heldSinceNs == Long.MAX_VALUE) {
            heldSinceNs = nowNs;
        }
        if (nowNs - triedNs < PATIENCE_NS) {
            return;
        }
        if (leaseEpoch == 0) {
            triedNs = nowNs;
            send(CommandKind.RESET, OPERATOR, nowNs);
        } else if (!accepted) {
            triedNs = nowNs;
            send(CommandKind.RESET, OPERATOR, nowNs);
            addId = commands.send(command(CommandKind.ADD_JOB), WRITER, nowNs + SHORT_NS);
        } else if (state == JobState.PAUSED && nowNs - heldSinceNs > PATIENCE_NS) {
            triedNs = nowNs;
            send(CommandKind.RESET, OPERATOR, nowNs);
            send(CommandKind.DECIDE_SUSPENDED_LOAD, OPERATOR, nowNs);
            send(CommandKind.RESUME_JOB, WRITER, nowNs);
        }
    }

    private void send(CommandKind kind, int writer, long nowNs) {
        commands.send(command(kind), writer, nowNs + SHORT_NS);
    }

    private Command command(CommandKind kind) {
        Command command = new Command();
        command.kind = kind;
        command.leaseEpoch = leaseEpoch;
        command.order.copyFrom(order);
        return command;
    }
}
