package org.openquay.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.openquay.api.command.CommandSource;
import org.openquay.api.command.StopWords;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.state.StateImage;
import org.openquay.motion.CraneStep;
import org.openquay.motion.sway.TransferPlanner;

/**
 * Control of one crane, to be embedded: opened from the crane's description, cycled on a thread of the caller's choice,
 * closed.
 *
 * <pre>{@code
 * try (CraneControl control = CraneControl.of(crane).journal(sink).open()) {
 *     control.start();                      // I/O, planner, ingress and supervisor threads
 *     while (running) {
 *         control.awaitCycle();             // or any clock of your own
 *         control.cycle();
 *     }
 * }
 * }</pre>
 *
 * <p>Nothing moves by itself after opening: the kernel waits for a lease and a command. Closing sends nothing more, so
 * that the drives' own watchdogs stop what still moves; stop the crane first.
 */
public final class CraneControl implements AutoCloseable {

    private final CraneStep step;
    private final CycleClock clock;
    private final List<LinkPort> links;
    private final CommandMailbox commands = new CommandMailbox();
    private final CommandSource source;
    private final PlannerPort planner;
    private final Cycle cycle;
    private final ControlThreads threads;

    private CraneControl(Builder parts) {
        CraneDescription crane = parts.crane;
        List<DriveProfile> profiles = parts.profiles != null ? parts.profiles : Drivers.profiles(crane);
        List<LinkDescription> wired = Drivers.wired(crane, profiles).stream()
                .map(link -> parts.shadow ? link.readOnly() : link).toList();
        List<DriveLink> driveLinks = parts.links != null ? parts.links : Drivers.links(wired, parts.shadow);
        clock = parts.clock;
        source = parts.commands;
        step = new CraneStep(crane, profiles, parts.stops.writers());
        links = new ArrayList<>();
        for (int i = 0; i < wired.size(); i++) {
            links.add(new LinkPort(i, wired.get(i), driveLinks.get(i), parts.journal));
        }
        Planner answering = parts.planner != null ? parts.planner : new TransferPlanner(crane)::plan;
        planner = new PlannerPort(step.shape(), answering);
        cycle = new Cycle(step, crane.periodNs(), parts.bootId, !parts.shadow, parts.fencingEpoch,
                links, commands, planner, parts.stops, parts.journal);
        threads = new ControlThreads(this, parts.hardening, parts.watch, parts.end);
    }

    /** Begins to describe how a crane is controlled; everything but the crane has a default. */
    public static Builder of(CraneDescription crane) {
        return new Builder(crane);
    }

    /** Starts the threads beside the cycle; the cycle itself stays with the caller. */
    public void start() {
        threads.start();
    }

    /** Waits until the next cycle is due. */
    public void awaitCycle() {
        clock.awaitNs(cycle.dueNs());
    }

    /** Runs one cycle on the caller's thread. */
    public void cycle() {
        cycle.run(clock.nowNs());
    }

    /** The cycle's own view of itself: tick, missed periods. */
    public Cycle state() {
        return cycle;
    }

    /** The kernel, for those that record, compare or replay it. */
    public CraneStep step() {
        return step;
    }

    /** The links, for those that bring their own I/O threads or none. */
    public List<LinkPort> links() {
        return List.copyOf(links);
    }

    /** The planner's door, for those that bring their own planner thread or none. */
    public PlannerPort planner() {
        return planner;
    }

    /** Moves waiting commands towards the cycle; how many. The ingress thread calls it, or whoever has none. */
    public int ingest() {
        return commands.fill(source);
    }

    /** The state after the last cycle, saved. */
    public StateImage snapshot() {
        StateImage image = new StateImage(step.stateCapacity());
        if (!step.save(image)) {
            throw new IllegalStateException("the state needs more than " + step.stateCapacity() + " bytes");
        }
        return image;
    }

    /**
     * Takes over the state of an earlier session before the first cycle: its job is paused, its faults stay latched,
     * everything else begins anew.
     *
     * @return false when the image is of another layout; then nothing is taken over
     */
    public boolean restore(StateImage image) {
        StateImage before = snapshot();
        if (!step.restore(image)) {
            step.restore(before);
            return false;
        }
        step.restarted();
        return true;
    }

    /**
     * Begins with a latched STOP, for want of a state that could be taken over: nothing is known of what was stopped
     * before, so motion waits for a reset. Before the first cycle, instead of {@link #restore}.
     */
    public void beginStopped() {
        step.restarted();
    }

    CycleClock clock() {
        return clock;
    }

    /**
     * Ends the threads and closes every link, also when a thread does not end in time or a link fails to close. The
     * journal, commands and stops stay with who gave them.
     *
     * @throws IllegalStateException afterwards, naming what did not end
     */
    @Override
    public void close() {
        List<String> troubles = new ArrayList<>();
        threads.stop().forEach(thread -> troubles.add("thread '" + thread + "' did not end in time"));
        for (LinkPort link : links) {
            try {
                link.close();
            } catch (RuntimeException e) {
                troubles.add("link '" + link.description().name() + "' was not closed: " + e);
            }
        }
        if (!troubles.isEmpty()) {
            throw new IllegalStateException(String.join("; ", troubles));
        }
    }

    /** What a crane is controlled with. */
    public static final class Builder {

        private final CraneDescription crane;
        private @Nullable List<DriveProfile> profiles;
        private @Nullable List<DriveLink> links;
        private @Nullable Planner planner;
        private JournalSink journal = JournalSink.none();
        private CommandSource commands = CommandSource.none();
        private StopWords stops = StopWords.none();
        private CycleClock clock = CycleClock.system();
        private ThreadHardening hardening = ThreadHardening.priorities();
        private ThreadWatch watch = ThreadWatch.log();
        private Duration end = Duration.ofSeconds(10);
        private long bootId;
        private boolean shadow;
        private long fencingEpoch;

        private Builder(CraneDescription crane) {
            this.crane = crane;
        }

        /** One profile per drive; default: found as services by the names in the description. */
        public Builder profiles(List<DriveProfile> perDrive) {
            profiles = List.copyOf(perDrive);
            return this;
        }

        /** One link per link description; default: found as services by the names in the description. */
        public Builder links(List<DriveLink> perLink) {
            links = List.copyOf(perLink);
            return this;
        }

        /** Default: the kernel's transfer planner. */
        public Builder planner(Planner planner) {
            this.planner = planner;
            return this;
        }

        /** Default: keeps nothing. */
        public Builder journal(JournalSink sink) {
            journal = sink;
            return this;
        }

        /** Default: no commands. */
        public Builder commands(CommandSource source) {
            commands = source;
            return this;
        }

        /** Default: no stop words. */
        public Builder stops(StopWords words) {
            stops = words;
            return this;
        }

        /** Default: the machine's clock, parking. */
        public Builder clock(CycleClock clock) {
            this.clock = clock;
            return this;
        }

        /** Default: Java priorities. */
        public Builder hardening(ThreadHardening hardening) {
            this.hardening = hardening;
            return this;
        }

        /** Default: the system's log. */
        public Builder watch(ThreadWatch watch) {
            this.watch = watch;
            return this;
        }

        /** Longest time that closing waits for the threads to end; for tests. */
        Builder endWithin(Duration end) {
            this.end = end;
            return this;
        }

        /** Identifies the boot of this machine, as commands carry it. */
        public Builder bootId(long bootId) {
            this.bootId = bootId;
            return this;
        }

        /**
         * Looks on while another controller moves the crane: every link is opened without a write block, so that there is
         * nothing it could write, a link that only writes is not opened at all, and the kernel tracks with inactive
         * outputs. Links given with {@link #links} are opened by who gives them: they must have been opened without a
         * write block; their {@code exchange} gets an empty {@code out}, and must then send nothing but requests to read.
         * Default: controls.
         */
        public Builder shadow() {
            shadow = true;
            return this;
        }

        /** Recorded with every cycle as what its outputs go out under; grows from one active instance to the next. */
        public Builder fencingEpoch(long epoch) {
            fencingEpoch = epoch;
            return this;
        }

        /**
         * Assembles control; no thread runs and no connection is made before {@link CraneControl#start}.
         *
         * @throws IllegalArgumentException naming what does not fit, its value and what is allowed
         */
        public CraneControl open() {
            return new CraneControl(this);
        }
    }
}
