package org.openquay.motion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.command.StopWords;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LandingPoint;
import org.openquay.api.crane.Location;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.LinkState;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.LinkInput;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.StatusImage;
import org.openquay.api.state.StateImage;
import org.openquay.api.status.JobState;
import org.openquay.api.status.StopKind;
import org.openquay.motion.sway.TransferPlanner;

/**
 * The kernel with a small plant around it in virtual time: words go to and fro every second cycle, plans are computed at
 * once and adopted some cycles later.
 */
public final class TestCrane {

    public static final long BOOT = 4711;
    public static final int OPERATOR = 0;
    public static final int TERMINAL = 1;
    private static final int PLAN_DELAY_TICKS = 5;
    private static final int EXCHANGE_TICKS = 2;
    private static final int SUBSTEPS = 2;
    private static final long LIVE_NS = 300_000_000L;
    /** So long after its command, or after its job was in hand, an axis may still begin to move. */
    private static final int JOG_TICKS = 100;
    private static final int JOB_TICKS = 100;

    public final CraneDescription crane;
    public final List<TestProfile> profiles = new ArrayList<>();
    public CraneStep step;
    public final InputImage in;
    public final OutputImage out;
    final TestPlant plant;
    final boolean[] silent;
    public final List<Event> events = new ArrayList<>();
    public boolean planning = true;
    /** What is done around each step: measuring, comparing. */
    Consumer<Runnable> around = Runnable::run;
    private final StatusImage status;
    private final TransferPlanner planner;
    private final Deque<Command> commands = new ArrayDeque<>();
    private final short[][] deviceWords;
    private final PlanImage answer;
    private final PlanRequest request;
    private final long[] sequence = new long[4];
    private final long[] epoch = new long[4];
    private final List<Consumer<TestCrane>> watchers = new ArrayList<>();
    private long answerTick = Long.MAX_VALUE;
    private long nextCommandId = 1;
    private final long[] lastJogTick = {-1000, -1000, -1000};
    private long lastJobTick = -1000;

    public TestCrane() {
        this(SampleCrane.description());
    }

    public TestCrane(CraneDescription crane) {
        this.crane = crane;
        step = newStep();
        in = new InputImage(step.shape());
        out = new OutputImage(step.shape());
        status = new StatusImage(step.shape());
        request = new PlanRequest(step.shape());
        answer = new PlanImage(step.shape().axes());
        planner = new TransferPlanner(crane);
        plant = new TestPlant(crane);
        silent = new boolean[crane.links().size()];
        deviceWords = new short[silent.length][];
        for (int link = 0; link < silent.length; link++) {
            deviceWords[link] = new short[step.shape().readWords()[link]];
        }
        in.bootId = BOOT;
        in.active = true;
        in.nowNs = 1_000_000_000_000L;
    }

    /** A second kernel, as after the process was killed and started again upon its saved state. */
    public void restart() {
        StateImage image = saved();
        step = newStep();
        if (!step.restore(image)) {
            throw new AssertionError("the saved state does not fit");
        }
        step.restarted();
        for (LinkInput link : in.links) {
            link.ageNs = Long.MAX_VALUE;
            link.state = LinkState.DOWN;
        }
        Arrays.fill(epoch, 0);
    }

    public StateImage saved() {
        StateImage image = new StateImage(step.stateCapacity());
        if (!step.save(image)) {
            throw new AssertionError("the state is larger than its capacity");
        }
        return image;
    }

    CraneStep newStep() {
        profiles.clear();
        crane.drives().forEach(drive -> profiles.add(new TestProfile(drive)));
        return new CraneStep(crane, List.<DriveProfile>copyOf(profiles), 2);
    }

    /** Called after every cycle. */
    public void watch(Consumer<TestCrane> watcher) {
        watchers.add(watcher);
    }

    // --- time -------------------------------------------------------------------------------------------------------

    public void run(double seconds) {
        long cycles = Math.round(seconds / 0.01);
        for (long i = 0; i < cycles; i++) {
            cycle();
        }
    }

    /** Runs until it holds; fails after so many seconds of virtual time. */
    public void runUntil(String what, double mostSeconds, BooleanSupplier holds) {
        for (long i = 0; i < mostSeconds * 100; i++) {
            if (holds.getAsBoolean()) {
                return;
            }
            cycle();
        }
        if (!holds.getAsBoolean()) {
            throw new AssertionError("not within " + mostSeconds + " s: " + what + "\n" + this);
        }
    }

    public void cycle() {
        cycle(1);
    }

    /** The next cycle comes so much too late; the plant goes on meanwhile. */
    public void late(long latenessNs) {
        int missed = (int) ((latenessNs - 1) / crane.periodNs());
        for (int i = 0; i < missed; i++) {
            exchange();
        }
        in.latenessNs = latenessNs;
        cycle(1 + missed);
        in.latenessNs = 0;
    }

    private void cycle(int elapsedTicks) {
        in.tick += elapsedTicks;
        in.elapsedTicks = elapsedTicks;
        in.nowNs += elapsedTicks * crane.periodNs();
        takeLinks();
        takeCommands();
        takePlan();
        around.accept(() -> step.step(in, out));
        exchange();
        note();
        watchers.forEach(watcher -> watcher.accept(this));
    }

    public double now() {
        return in.tick * 0.01;
    }

    private void takeLinks() {
        for (int link = 0; link < in.links.length; link++) {
            LinkInput input = in.links[link];
            if ((in.tick % EXCHANGE_TICKS == 0 || in.elapsedTicks > 1) && !silent[link]) {
                input.state = LinkState.UP;
                input.sequence++;
                input.receivedNs = in.nowNs;
                System.arraycopy(deviceWords[link], 0, input.words, 0, input.words.length);
            }
            input.ageNs = input.sequence == 0 ? Long.MAX_VALUE : in.nowNs - input.receivedNs;
        }
    }

    private void takeCommands() {
        in.commandCount = 0;
        while (!commands.isEmpty() && in.commandCount < in.commands.length) {
            Command command = commands.remove();
            if (command.kind == CommandKind.JOG && command.value != 0 && command.axis >= 0 && command.axis < 3) {
                lastJogTick[command.axis] = in.tick;
            }
            in.commands[in.commandCount++].copyFrom(command);
        }
    }

    private void takePlan() {
        in.planPresent = in.tick >= answerTick;
        if (in.planPresent) {
            in.plan.copyFrom(answer);
            answerTick = Long.MAX_VALUE;
        }
    }

    /** A plan that answers another request than the last. */
    public void foreignPlan(long requestId) {
        request.copyFrom(out.planRequest);
        planner.plan(request, answer);
        answer.requestId = requestId;
        answerTick = in.tick + 1;
    }

    private void exchange() {
        if (in.tick % EXCHANGE_TICKS == 0) {
            plant.receive(out.words, silent);
        }
        for (int i = 0; i < SUBSTEPS; i++) {
            plant.step(0.01 / SUBSTEPS);
        }
        plant.send(deviceWords);
        if (out.planRequested && planning) {
            request.copyFrom(out.planRequest);
            planner.plan(request, answer);
            answerTick = in.tick + PLAN_DELAY_TICKS;
        }
    }

    private void note() {
        for (int axis = 0; axis < lastJogTick.length; axis++) {
            boolean damped = axis == SampleCrane.TROLLEY && plant.cabin.enabled;
            if (crane.levers().present() && (plant.cabin.operated(axis) || damped)) {
                lastJogTick[axis] = in.tick;
            }
        }
        events.addAll(Events.all(out));
        if (out.statusPresent) {
            StatusImages.copy(out.status, status);
        }
        if (status.jobNumber != 0 && status.jobState != JobState.PAUSED) {
            lastJobTick = in.tick;
        }
    }

    /** The last status that went out. */
    public StatusImage status() {
        return status;
    }

    public List<Event> events(EventKind kind) {
        return events.stream().filter(event -> event.kind == kind).toList();
    }

    /** A job in hand that nobody has paused, or a live command that has not expired, wants motion. */
    boolean commanded(int axis) {
        boolean jogged = in.tick - lastJogTick[axis] <= JOG_TICKS;
        return jogged || status.jobNumber != 0 && status.jobState != JobState.PAUSED
                || in.tick - lastJobTick <= JOB_TICKS;
    }

    // --- commands ---------------------------------------------------------------------------------------------------

    public Command command(int writer, CommandKind kind) {
        Command command = new Command();
        command.commandId = nextCommandId++;
        command.writer = writer;
        command.sequence = ++sequence[writer];
        command.bootId = BOOT;
        boolean takesBack = kind == CommandKind.RESET || kind == CommandKind.RELEASE_HALT;
        command.expiresNs = in.nowNs + (takesBack ? Command.TAKES_BACK_NS : LIVE_NS);
        command.leaseEpoch = epoch[writer];
        command.kind = kind;
        return command;
    }

    /** Sends it into the next cycle with room. */
    public long send(Command command) {
        commands.add(command);
        return command.commandId;
    }

    public long send(int writer, CommandKind kind) {
        return send(command(writer, kind));
    }

    /** Sends, runs a cycle, and tells the answer. */
    public Event answer(Command command) {
        send(command);
        return answerTo(command.commandId);
    }

    public Event answer(int writer, CommandKind kind) {
        return answer(command(writer, kind));
    }

    private Event answerTo(long commandId) {
        int from = events.size();
        runUntil("an answer to command " + commandId, 1, () -> events.stream().skip(from)
                .anyMatch(event -> isAnswer(event) && event.reference == commandId));
        return events.stream().skip(from).filter(event -> isAnswer(event) && event.reference == commandId).findFirst()
                .orElseThrow();
    }

    private static boolean isAnswer(Event event) {
        return event.kind == EventKind.COMMAND_ACCEPTED || event.kind == EventKind.COMMAND_REFUSED;
    }

    /** Claims the lease of the only group for 30 s. */
    public Event lease(int writer) {
        Command command = command(writer, CommandKind.CLAIM_LEASE);
        command.leaseEpoch = 0;
        command.expiresNs = in.nowNs + 30_000_000_000L;
        Event answer = answer(command);
        if (answer.kind == EventKind.COMMAND_ACCEPTED) {
            epoch[writer] = answer.detail;
        }
        return answer;
    }

    public Command jog(int writer, int axis, double speedMps) {
        Command command = command(writer, CommandKind.JOG);
        command.axis = axis;
        command.value = speedMps;
        return command;
    }

    /** Jogs for so long, renewing the command ten times a second. */
    public void jogFor(int writer, int axis, double speedMps, double seconds) {
        for (double t = 0; t < seconds; t += 0.1) {
            send(jog(writer, axis, speedMps));
            run(0.1);
        }
    }

    public void stopWord(int writer, StopKind kind) {
        in.stopWords[writer] = StopWords.next(in.stopWords[writer], kind);
    }

    public Command job(int writer, String id, Location from, Location to, double massKg) {
        Command command = command(writer, CommandKind.ADD_JOB);
        WorkOrder order = command.order;
        WorkOrder.text(order.jobId, id);
        WorkOrder.text(order.containerId, "OQUU1234567");
        LandingPoint pick = plant.yard.point(from);
        LandingPoint place = plant.yard.point(to);
        order.pickAcrossM = pick.acrossM();
        order.pickAlongM = pick.alongM();
        order.pickHeightM = pick.heightM();
        order.placeAcrossM = place.acrossM();
        order.placeAlongM = place.alongM();
        order.placeHeightM = place.heightM();
        order.massKg = massKg;
        return command;
    }

    public Command jobCommand(int writer, CommandKind kind, String id) {
        Command command = command(writer, kind);
        WorkOrder.text(command.order.jobId, id);
        return command;
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("at %.2f s, job %d %s %s %s, stop %s, first fault %s of %d, load %.0f kg, "
                        .formatted(now(), status.jobNumber, status.jobState, status.jobPhase, status.hold, status.stop,
                                status.firstFault, status.firstFaultAxis, status.loadKg));
        text.append("sway %.4f rad (plant %.4f), carried %.0f kg, landed %x\n".formatted(status.swayRad, plant.swayRad,
                plant.carriedKg, plant.landedCorners()));
        for (int axis = 0; axis < status.axes.length; axis++) {
            var shown = status.axes[axis];
            text.append(
                    "  %s %s at %.3f (plant %.3f) to %.3f, %.3f m/s ref %.3f, limiter %s, brake %s, drive %s, fault %s, missing %x/%x\n"
                            .formatted(crane.axes().get(axis).name(), shown.state, shown.positionM,
                                    plant.positionM[axis],
                                    shown.targetM, shown.speedMps, shown.referenceMps, shown.limiter, shown.brake,
                                    shown.drive,
                                    shown.fault, shown.missingPlus, shown.missingMinus));
        }
        events.stream().skip(Math.max(0, events.size() - 40)).forEach(event -> text.append("  ").append(event.kind)
                .append(" axis ").append(event.axis).append(" code ").append(Events.code(event)).append(" ref ")
                .append(event.reference).append(" detail ").append(event.detail).append(" value ").append(event.value)
                .append('\n'));
        return text.toString();
    }
}
