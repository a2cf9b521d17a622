package org.openquay.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.command.StopWords;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.StatusImage;
import org.openquay.api.status.JobState;
import org.openquay.api.status.Refusal;
import org.openquay.api.status.StopKind;
import org.openquay.journal.Journal;
import org.openquay.journal.JournalListener;
import org.openquay.journal.JournalOptions;
import org.openquay.journal.SessionInfo;
import org.openquay.journal.command.CommandIngress;
import org.openquay.journal.command.MappedStopWords;
import org.openquay.journal.identity.BootId;

/**
 * In place of control: records cycles in a real journal, takes commands and stop words by the real ways, keeps the lease
 * as the kernel does, and accepts all else that a test does not tell it to refuse. Its crane does what a test says.
 */
final class FakeControl implements AutoCloseable {

    static final List<String> WRITERS = List.of("terminal", "operator", "console");
    private static final int TERMINAL = 0;
    private static final int LINKS = 5;
    private static final int CYCLE_MS = 10;
    private static final int STATUS_EVERY = 5;
    private static final int NOBODY = -1;

    /** A refusal to give instead of an acceptance. */
    record Refuse(Refusal refusal, long missing) {}

    private final ImageShape shape = new ImageShape(new int[] {4, 4, 4, 16, 96}, new int[] {2, 2, 2, 2, 0}, 3, 3, 1,
            WRITERS.size(), SampleCrane.HEIGHT_CELLS);
    private final InputImage in = new InputImage(shape);
    private final OutputImage out = new OutputImage(shape);
    private final long bootId = BootId.read();
    private final Journal journal;
    private final CommandIngress ingress;
    private final MappedStopWords stops;
    private final Thread thread;
    private final Map<CommandKind, Refuse> refusals = new EnumMap<>(CommandKind.class);
    private final List<Command> taken = new ArrayList<>();
    private final List<StopKind> stopped = new ArrayList<>();
    private final List<Consumer<OutputImage>> once = new ArrayList<>();
    private Consumer<StatusImage> scene = image -> {};
    private Consumer<InputImage> seen = image -> {};
    private final List<Command> kept = new ArrayList<>();
    private volatile boolean slow;
    private volatile boolean deaf;
    private volatile boolean silent;
    private volatile boolean running = true;
    private int holder = NOBODY;
    private long epoch;
    private long leaseUntilNs;
    private long jobs;

    private FakeControl(Path directory, String craneId) throws Exception {
        journal = Journal.open(directory,
                new SessionInfo(craneId, "test", "crane", "code", "jvm", bootId, shape),
                JournalOptions.standard().withRingBytes(1 << 22), JournalListener.none());
        ingress = CommandIngress.open(directory, craneId, WRITERS, line -> {});
        stops = MappedStopWords.open(directory, WRITERS);
        for (int writer = 0; writer < WRITERS.size(); writer++) {
            in.stopWords[writer] = stops.word(writer);
        }
        if (in.links.length != LINKS) {
            throw new IllegalStateException();
        }
        thread = Thread.ofPlatform().name("fake control").daemon(true).start(this::run);
    }

    static FakeControl start(Path directory) throws Exception {
        return new FakeControl(directory, "STS-01");
    }

    /** The control of another crane. */
    static FakeControl start(Path directory, String craneId) throws Exception {
        return new FakeControl(directory, craneId);
    }

    /** What the crane shows from now on. */
    synchronized FakeControl shows(Consumer<StatusImage> now) {
        scene = now;
        return this;
    }

    /** What each cycle sees from now on. */
    synchronized void sees(Consumer<InputImage> now) {
        seen = now;
    }

    /** Commands of that kind are refused from now on. */
    synchronized void refuses(CommandKind kind, Refusal refusal, long missing) {
        refusals.put(kind, new Refuse(refusal, missing));
    }

    /** Puts events out in the next cycle. */
    synchronized void puts(Consumer<OutputImage> events) {
        once.add(events);
    }

    /** Keeps claims of the lease and answers them only when it is quick again. */
    void slow(boolean now) {
        slow = now;
    }

    /** Takes no commands any more; stop words it still reads. */
    void deaf(boolean now) {
        deaf = now;
    }

    /** Records nothing any more, as if it hung. */
    void silent(boolean now) {
        silent = now;
    }

    /** So many cycles at once. */
    void hurry(int cycles) {
        for (int i = 0; i < cycles; i++) {
            cycle();
        }
    }

    /** All commands taken so far. */
    synchronized List<Command> taken() {
        return List.copyOf(taken);
    }

    /** Those of that kind. */
    List<Command> taken(CommandKind kind) {
        return taken().stream().filter(command -> command.kind == kind).toList();
    }

    /** All stops read so far. */
    synchronized List<StopKind> stopped() {
        return List.copyOf(stopped);
    }

    private void run() {
        while (running) {
            if (!silent) {
                cycle();
            }
            try {
                Thread.sleep(CYCLE_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void cycle() {
        in.tick++;
        in.nowNs = System.nanoTime();
        in.bootId = bootId;
        in.commandCount = 0;
        seen.accept(in);
        out.begin();
        once.forEach(events -> events.accept(out));
        once.clear();
        readStops();
        expireLease();
        while (!deaf && in.commandCount < ImageShape.MAX_COMMANDS && ingress.poll(in.commands[in.commandCount])) {
            takeOrKeep(in.commands[in.commandCount++]);
        }
        if (!slow) {
            kept.forEach(this::take);
            kept.clear();
        }
        if (in.tick % STATUS_EVERY == 0) {
            out.statusPresent = true;
            out.status.leaseHolder[0] = holder;
            out.status.leaseEpoch[0] = epoch;
            scene.accept(out.status);
        }
        journal.sink().cycle(in, out);
    }

    private void readStops() {
        for (int writer = 0; writer < WRITERS.size(); writer++) {
            long word = stops.word(writer);
            for (StopKind kind : StopKind.values()) {
                if (StopWords.count(word, kind) != StopWords.count(in.stopWords[writer], kind)) {
                    stopped.add(kind);
                    out.status.stop = kind;
                    out.event(EventKind.STOP_LATCHED, 0, writer, kind.ordinal(), 0, 0, 0);
                }
            }
            in.stopWords[writer] = word;
        }
    }

    private void takeOrKeep(Command command) {
        if (slow && command.kind == CommandKind.CLAIM_LEASE) {
            Command copy = new Command();
            copy.copyFrom(command);
            kept.add(copy);
        } else {
            take(command);
        }
    }

    /** How many claims it keeps. */
    synchronized int kept() {
        return kept.size();
    }

    private void take(Command command) {
        Command copy = new Command();
        copy.copyFrom(command);
        taken.add(copy);
        Refuse refuse = refusals.get(command.kind);
        if (refuse == null && command.expiresNs - in.nowNs <= 0) {
            refuse = new Refuse(Refusal.EXPIRED, 0);
        }
        if (refuse != null) {
            answer(command, refuse.refusal(), refuse.missing());
            return;
        }
        switch (command.kind) {
            case CLAIM_LEASE -> claim(command);
            case ADD_JOB -> add(command);
            case JOG, TWISTLOCKS, RELEASE_LEASE, RELEASE_HALT, CANCEL_JOB, RESUME_JOB -> {
                boolean held = holder == command.writer && epoch == command.leaseEpoch;
                if (held && command.kind == CommandKind.RELEASE_LEASE) {
                    holder = NOBODY;
                }
                answer(command, held ? Refusal.NONE : Refusal.NOT_LEASE_HOLDER, 0);
            }
            case RESET -> {
                out.status.stop = StopKind.NONE;
                answer(command, Refusal.NONE, 0);
            }
            default -> answer(command, Refusal.NONE, 0);
        }
    }

    private void claim(Command command) {
        if (holder != NOBODY && holder != command.writer) {
            answer(command, Refusal.LEASE_HELD_BY_OTHER, holder);
        } else if (command.leaseEpoch != 0 && (holder != command.writer || epoch != command.leaseEpoch)) {
            answer(command, Refusal.NOT_LEASE_HOLDER, 0);
        } else {
            if (holder != command.writer) {
                holder = command.writer;
                epoch++;
                out.event(EventKind.LEASE_GRANTED, 0, holder, 0, 0, epoch, 0);
            }
            leaseUntilNs = command.expiresNs;
            answer(command, Refusal.NONE, epoch);
        }
    }

    private void expireLease() {
        if (holder != NOBODY && in.nowNs - leaseUntilNs >= 0) {
            out.event(EventKind.LEASE_ENDED, 0, holder, 0, 0, epoch, 0);
            holder = NOBODY;
        }
    }

    private void add(Command command) {
        if (holder != command.writer || epoch != command.leaseEpoch) {
            answer(command, Refusal.NOT_LEASE_HOLDER, 0);
        } else if (taken.stream().filter(other -> other.kind == CommandKind.ADD_JOB)
                .filter(other -> Arrays.equals(other.order.jobId, command.order.jobId)).count() > 1) {
            answer(command, Refusal.DUPLICATE_JOB, 0);
        } else {
            answer(command, Refusal.NONE, ++jobs);
            out.event(EventKind.JOB_STATE, 0, 0, JobState.ACCEPTED.ordinal(), jobs, 0, 0);
        }
    }

    private void answer(Command command, Refusal refusal, long detail) {
        out.event(refusal == Refusal.NONE ? EventKind.COMMAND_ACCEPTED : EventKind.COMMAND_REFUSED, 0, command.writer,
                refusal.ordinal(), command.commandId, detail, 0);
    }

    /** Gives the lease to the terminal, as if its job ran. */
    synchronized void terminalHolds() {
        holder = TERMINAL;
        epoch++;
        leaseUntilNs = Long.MAX_VALUE;
    }

    @Override
    public void close() throws Exception {
        running = false;
        thread.join();
        journal.close();
        ingress.close();
        stops.close();
    }
}
