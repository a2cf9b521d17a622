package org.openquay.runtime;

import java.util.List;

import org.openquay.api.ControlPath;
import org.openquay.api.command.StopWords;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.state.StateImage;
import org.openquay.motion.CraneStep;

/**
 * One cycle of control: read → step → record → write.
 *
 * <p>Knows no thread: whoever calls {@link #run} is the control thread. Allocates nothing after construction.
 */
@ControlPath
public final class Cycle {

    /** A snapshot of the state is recorded before the first cycle and then every so many milliseconds. */
    public static final int SNAPSHOT_PERIOD_MS = 10_000;

    private final CraneStep step;
    private final long periodNs;
    private final long snapshotTicks;
    private final List<LinkPort> links;
    private final CommandMailbox commands;
    private final PlannerPort planner;
    private final StopWords stops;
    private final JournalSink journal;
    private final InputImage in;
    private final OutputImage out;
    private final StateImage state;
    private long originNs;
    private boolean begun;
    private long missedCycles;
    private long nextSnapshotTick;

    Cycle(CraneStep step, long periodNs, long bootId, boolean active, long fencingEpoch,
            List<LinkPort> links, CommandMailbox commands,
            PlannerPort planner, StopWords stops, JournalSink journal) {
        this.step = step;
        this.periodNs = periodNs;
        this.snapshotTicks = Math.max(1, SNAPSHOT_PERIOD_MS * 1_000_000L / periodNs);
        this.links = links;
        this.commands = commands;
        this.planner = planner;
        this.stops = stops;
        this.journal = journal;
        in = new InputImage(step.shape());
        out = new OutputImage(step.shape());
        state = new StateImage(step.stateCapacity());
        in.bootId = bootId;
        in.active = active;
        in.fencingEpoch = fencingEpoch;
    }

    /** When the next cycle is due, ns; meaningful after the first. */
    long dueNs() {
        return originNs + (in.tick + 1) * periodNs;
    }

    /** Periods that no cycle ran in, so far. */
    public long missedCycles() {
        return missedCycles;
    }

    public long tick() {
        return in.tick;
    }

    /** Runs the cycle that is due: late periods are skipped and counted, never caught up with. */
    void run(long nowNs) {
        if (!begun) {
            begin(nowNs);
        }
        schedule(nowNs);
        read(nowNs);
        step.step(in, out);
        journal.cycle(in, out);
        if (in.tick >= nextSnapshotTick) {
            recordState();
        }
        write(nowNs);
    }

    /** The state that a session begins with is its first record: a replay needs nothing from before. */
    private void begin(long nowNs) {
        begun = true;
        originNs = nowNs - (in.tick + 1) * periodNs;
        recordState();
    }

    private void recordState() {
        if (step.save(state)) {
            journal.snapshot(in.tick, state);
        }
        nextSnapshotTick = in.tick + snapshotTicks;
    }

    private void schedule(long nowNs) {
        long lateNs = Math.max(0, nowNs - dueNs());
        in.elapsedTicks = 1 + (int) Math.min(lateNs / periodNs, Integer.MAX_VALUE - 1L);
        in.tick += in.elapsedTicks;
        in.latenessNs = lateNs;
        in.nowNs = nowNs;
        missedCycles += in.elapsedTicks - 1;
    }

    private void read(long nowNs) {
        for (int i = 0; i < links.size(); i++) {
            links.get(i).read(in.links[i], nowNs);
        }
        for (int i = 0; i < in.stopWords.length; i++) {
            in.stopWords[i] = stops.word(i);
        }
        commands.drain(in);
        planner.read(in);
        in.lostRecords = journal.lostRecords();
    }

    private void write(long nowNs) {
        for (int i = 0; i < links.size(); i++) {
            links.get(i).write(out.words[i], nowNs);
        }
        planner.write(out);
    }
}
