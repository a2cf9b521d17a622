package org.openquay.journal;

import java.util.Random;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveState;
import org.openquay.api.drive.LinkState;
import org.openquay.api.image.AxisPath;
import org.openquay.api.image.AxisStatus;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.LinkInput;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.PlanResult;
import org.openquay.api.image.StatusImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.state.StateImage;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.CraneMode;
import org.openquay.api.status.Fault;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.StopKind;

/**
 * Cycles of a crane that never was: every field drawn from a seed, over its whole range where it has one. Links bring
 * something new in a third of the cycles, plans, requests and statuses come in a tenth to a fifth of them.
 */
public final class RandomCrane {

    public static final ImageShape SHAPE =
            new ImageShape(new int[] {4, 4, 4, 16, 96}, new int[] {3, 3, 3, 2, 0}, 3, 3, 1, 4, 96);

    public final InputImage in = new InputImage(SHAPE);
    public final OutputImage out = new OutputImage(SHAPE);
    private final Random random;

    public RandomCrane(long seed) {
        random = new Random(seed);
        in.tick = 1000;
        in.bootId = random.nextLong();
    }

    public static SessionInfo session() {
        return new SessionInfo("STS-01", "0.1.0", "crane:\n  id: STS-01\n  name: Möwe\n", "f00d", "a JVM", 42, SHAPE);
    }

    /** The next cycle, in {@link #in} and {@link #out}. */
    public void next() {
        in.elapsedTicks = 1 + random.nextInt(3);
        in.tick += in.elapsedTicks;
        in.latenessNs = random.nextLong();
        in.nowNs += 10_000_000L * in.elapsedTicks;
        in.active = random.nextBoolean();
        in.fencingEpoch = random.nextInt(5);
        in.lostRecords = random.nextInt(3);
        for (LinkInput link : in.links) {
            nextLink(link);
        }
        if (random.nextInt(20) == 0) {
            in.stopWords[random.nextInt(in.stopWords.length)] = random.nextLong();
        }
        in.commandCount = random.nextInt(4) == 0 ? random.nextInt(ImageShape.MAX_COMMANDS + 1) : 0;
        for (int i = 0; i < in.commandCount; i++) {
            fill(in.commands[i], random);
        }
        in.planPresent = random.nextInt(10) == 0;
        if (in.planPresent) {
            nextPlan();
        }
        nextOutput();
    }

    /** A state of so many bytes. */
    public StateImage state(int bytes) {
        StateImage state = new StateImage(bytes);
        StateCursor cursor = new StateCursor();
        cursor.save(state);
        for (int at = Integer.BYTES; at + Long.BYTES <= bytes; at += Long.BYTES) {
            cursor.value(random.nextLong());
        }
        cursor.end();
        return state;
    }

    public static void fill(Command command, Random random) {
        command.commandId = random.nextLong();
        command.writer = random.nextInt(8);
        command.sequence = random.nextLong();
        command.bootId = random.nextLong();
        command.expiresNs = random.nextLong();
        command.leaseEpoch = random.nextLong();
        command.kind = any(CommandKind.class, random);
        command.group = random.nextInt();
        command.axis = random.nextInt();
        command.value = random.nextGaussian();
        fill(command.order, random);
    }

    private void nextLink(LinkInput link) {
        if (random.nextInt(3) == 0) {
            link.state = any(LinkState.class, random);
            link.sequence++;
            link.receivedNs = in.nowNs - random.nextInt(1_000_000);
            link.timeouts += random.nextInt(2);
            link.reconnects += random.nextInt(2);
            fill(link.words);
            link.ageNs = in.nowNs - link.receivedNs;
        } else if (link.ageNs != Long.MAX_VALUE) {
            link.ageNs = in.nowNs - link.receivedNs + (random.nextInt(50) == 0 ? 1 : 0);
        }
    }

    private void nextPlan() {
        in.plan.requestId = random.nextLong();
        in.plan.result = any(PlanResult.class, random);
        in.plan.obstacle = random.nextInt();
        in.plan.durationS = random.nextDouble();
        in.plan.peakSwayRad = random.nextDouble();
        in.plan.clearanceM = random.nextDouble();
        for (AxisPath path : in.plan.paths) {
            nextPath(path);
        }
    }

    private void nextPath(AxisPath path) {
        path.startPositionM = random.nextGaussian();
        path.startSpeedMps = random.nextGaussian();
        path.startAccelerationMps2 = random.nextGaussian();
        path.segments = random.nextInt(10) == 0 ? ImageShape.MAX_SEGMENTS : random.nextInt(30);
        for (int i = 0; i < path.segments; i++) {
            path.durationS[i] = random.nextDouble();
            path.jerkMps3[i] = Double.longBitsToDouble(random.nextLong());
        }
    }

    private void nextOutput() {
        out.begin();
        for (short[] words : out.words) {
            fill(words);
        }
        int events = random.nextInt(8) == 0 ? ImageShape.MAX_EVENTS + 3 : random.nextInt(3);
        for (int i = 0; i < events; i++) {
            out.event(any(EventKind.class, random), random.nextInt(), random.nextInt(), random.nextInt(),
                    random.nextLong(), random.nextLong(), random.nextGaussian());
        }
        out.planRequested = random.nextInt(10) == 0;
        if (out.planRequested) {
            nextRequest(out.planRequest);
        }
        out.statusPresent = random.nextInt(5) == 0;
        if (out.statusPresent) {
            nextStatus(out.status);
        }
    }

    private void nextRequest(PlanRequest request) {
        request.requestId = random.nextLong();
        for (int i = 0; i < request.positionM.length; i++) {
            request.axis(i, random.nextGaussian(), random.nextGaussian(), random.nextGaussian(),
                    random.nextGaussian());
        }
        request.swayRad = random.nextGaussian();
        request.swayRateRadps = random.nextGaussian();
        request.suspendedKg = random.nextGaussian();
        request.loadDepthM = random.nextGaussian();
        fill(request.heightCm);
    }

    private void nextStatus(StatusImage status) {
        status.mode = any(CraneMode.class, random);
        for (AxisStatus axis : status.axes) {
            nextAxis(axis);
        }
        status.loadKg = random.nextGaussian();
        status.swayRad = random.nextGaussian();
        status.swayRateRadps = random.nextGaussian();
        status.swayValid = random.nextBoolean();
        status.windMps = random.nextGaussian();
        status.landedCorners = random.nextInt(16);
        status.lockedCorners = random.nextInt(16);
        status.unlockedCorners = random.nextInt(16);
        status.slackRope = random.nextBoolean();
        status.stop = any(StopKind.class, random);
        status.firstFault = any(Fault.class, random);
        status.firstFaultAxis = random.nextInt(4) - 1;
        status.loadUndecided = random.nextBoolean();
        for (int i = 0; i < status.leaseHolder.length; i++) {
            status.leaseHolder[i] = random.nextInt(4) - 1;
            status.leaseEpoch[i] = random.nextLong();
        }
        status.jobNumber = random.nextLong();
        status.jobState = any(JobState.class, random);
        status.jobPhase = any(JobPhase.class, random);
        status.hold = any(HoldReason.class, random);
        fill(status.order, random);
        status.jobsWaiting = random.nextInt();
        status.planElapsedS = random.nextGaussian();
        status.planDurationS = random.nextGaussian();
        fill(status.heightCm);
    }

    private void nextAxis(AxisStatus axis) {
        axis.state = any(AxisState.class, random);
        axis.positionM = random.nextGaussian();
        axis.speedMps = random.nextGaussian();
        axis.referenceMps = random.nextGaussian();
        axis.targetM = random.nextGaussian();
        axis.torque = random.nextGaussian();
        axis.limiter = any(Limiter.class, random);
        axis.missingPlus = random.nextLong();
        axis.missingMinus = random.nextLong();
        axis.brake = any(BrakeState.class, random);
        axis.drive = any(DriveState.class, random);
        axis.owner = any(AxisOwner.class, random);
        axis.fault = any(Fault.class, random);
    }

    private static void fill(WorkOrder order, Random random) {
        WorkOrder.text(order.jobId, "J" + random.nextInt(1_000_000));
        WorkOrder.text(order.containerId, "MSKU" + random.nextInt(10_000_000));
        order.from = random.nextLong();
        order.to = random.nextLong();
        order.pickAcrossM = random.nextGaussian();
        order.pickAlongM = random.nextGaussian();
        order.pickHeightM = random.nextGaussian();
        order.placeAcrossM = random.nextGaussian();
        order.placeAlongM = random.nextGaussian();
        order.placeHeightM = random.nextGaussian();
        order.massKg = random.nextGaussian();
    }

    private void fill(short[] words) {
        for (int i = 0; i < words.length; i++) {
            words[i] = (short) random.nextInt();
        }
    }

    private static <E extends Enum<E>> E any(Class<E> type, Random random) {
        E[] constants = type.getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }
}
