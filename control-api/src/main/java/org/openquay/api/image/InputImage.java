package org.openquay.api.image;

import org.openquay.api.command.Command;

/**
 * All that one step sees: nothing outside this image and the step's own state can influence its outputs.
 *
 * <p>Mutable and preallocated; written by the runtime (or a replay) and read by the step and the journal, all on one
 * thread.
 */
public final class InputImage {

    /** Number of the period on the absolute schedule. */
    public long tick;
    /** Ticks since the last step: 1, or more when periods were missed. */
    public int elapsedTicks = 1;
    /** How late this cycle began, ns. */
    public long latenessNs;
    /** Monotonic clock at the begin of this cycle, ns. */
    public long nowNs;
    /** Identifies the boot of the machine that monotonic times count from. */
    public long bootId;
    /**
     * Outputs may go out: this instance is the active one, under the given fencing epoch, which grows with every one that
     * becomes it. Otherwise it tracks what another does: axes take no command, and words ask nothing of a drive.
     */
    public boolean active;
    public long fencingEpoch;
    /** Journal records lost so far. */
    public long lostRecords;
    public final LinkInput[] links;
    /** One word per writer, see {@code StopWords}. */
    public final long[] stopWords;
    public int commandCount;
    public final Command[] commands;
    /** A plan (or its refusal) is adopted in this cycle. */
    public boolean planPresent;
    public final PlanImage plan;

    public InputImage(ImageShape shape) {
        links = new LinkInput[shape.links()];
        for (int i = 0; i < links.length; i++) {
            links[i] = new LinkInput(shape.readWords()[i]);
        }
        stopWords = new long[shape.stopWriters()];
        commands = new Command[ImageShape.MAX_COMMANDS];
        for (int i = 0; i < commands.length; i++) {
            commands[i] = new Command();
        }
        plan = new PlanImage(shape.axes());
    }
}
