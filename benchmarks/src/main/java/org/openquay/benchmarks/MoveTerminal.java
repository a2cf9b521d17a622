package org.openquay.benchmarks;

import java.util.ArrayDeque;
import java.util.Deque;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.command.CommandSource;
import org.openquay.api.command.PackedLocation;
import org.openquay.api.command.StopWords;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LandingPoint;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.status.JobState;
import org.openquay.app.control.Writers;
import org.openquay.simulator.cargo.CargoJob;

/** Gives one job and keeps the lease that it is worked under; asks again when it is refused. */
final class MoveTerminal implements CommandSource, StopWords {

    static final long BOOT_ID = 1;

    private static final int TERMINAL = Writers.NAMES.indexOf(Writers.TERMINAL);
    private static final int OPERATOR = Writers.NAMES.indexOf(Writers.OPERATOR);
    private static final long S = 1_000_000_000L;
    /** The scanner has seen the bay and the drives are ready by then. */
    private static final long FIRST_NS = 12 * S;
    private static final long RENEW_NS = 4 * S;
    private static final long RETRY_NS = 3 * S;
    private static final long LEASE_NS = 10 * S;
    private static final long SHORT_NS = 2 * S;

    private final WorkOrder order = new WorkOrder();
    private final Deque<Command> waiting = new ArrayDeque<>();
    private long nextId = 1;
    private long claimId;
    private long addId;
    private long leaseEpoch;
    private long jobNumber = -1;
    private long claimNs = FIRST_NS;
    private long tryNs = FIRST_NS;
    private JobState state = JobState.NONE;

    MoveTerminal(CraneDescription crane, CargoJob job) {
        LandingPoint pick = crane.site().landingPoint(job.from()).orElseThrow();
        LandingPoint place = crane.site().landingPoint(job.to()).orElseThrow();
        WorkOrder.text(order.jobId, "BENCH-1");
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
    }

    JobState state() {
        return state;
    }

    /** Hears what the kernel says in a cycle. */
    void hear(OutputImage out) {
        for (int i = 0; i < out.eventCount; i++) {
            Event event = out.events[i];
            if (event.kind == EventKind.COMMAND_ACCEPTED && event.writer == TERMINAL) {
                if (event.reference == claimId) {
                    leaseEpoch = event.detail;
                } else if (event.reference == addId) {
                    jobNumber = event.detail;
                }
            } else if (event.kind == EventKind.JOB_STATE && event.reference == jobNumber) {
                state = JobState.values()[event.code];
            }
        }
    }

    /** Does what is due. */
    void act(long nowNs) {
        if (nowNs >= claimNs) {
            claimNs = nowNs + RENEW_NS;
            claimId = send(CommandKind.CLAIM_LEASE, TERMINAL, nowNs + LEASE_NS);
        }
        if (nowNs >= tryNs && (jobNumber < 0 || state == JobState.PAUSED)) {
            tryNs = nowNs + RETRY_NS;
            send(CommandKind.RESET, OPERATOR, nowNs + SHORT_NS);
            if (jobNumber < 0 && leaseEpoch != 0) {
                addId = send(CommandKind.ADD_JOB, TERMINAL, nowNs + SHORT_NS);
            } else if (jobNumber >= 0) {
                send(CommandKind.RESUME_JOB, TERMINAL, nowNs + SHORT_NS);
            }
        }
    }

    private long send(CommandKind kind, int writer, long expiresNs) {
        Command command = new Command();
        command.kind = kind;
        command.commandId = nextId++;
        command.sequence = command.commandId;
        command.writer = writer;
        command.bootId = BOOT_ID;
        command.expiresNs = expiresNs;
        command.leaseEpoch = leaseEpoch;
        command.order.copyFrom(order);
        waiting.add(command);
        return command.commandId;
    }

    @Override
    public boolean poll(Command into) {
        Command next = waiting.poll();
        if (next != null) {
            into.copyFrom(next);
        }
        return next != null;
    }

    @Override
    public int writers() {
        return Writers.NAMES.size();
    }

    @Override
    public long word(int writer) {
        return 0;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
