package org.openquay.motion.authority;

import org.openquay.api.ControlPath;
import org.openquay.api.command.Command;
import org.openquay.api.command.StopWords;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.StopKind;

/**
 * The stops in force: a halt that is taken back, and a latched STOP or QUICK_STOP that only a reset takes away.
 *
 * <p>The strongest counts. A weaker one that arrives meanwhile changes nothing but is told; a halt under a latched stop stays in
 * force when the stop is reset. Whatever takes stops away must have been issued after the last call for one, see
 * {@link #calledSince}: stop words act at once, commands may be late.
 */
@ControlPath
public final class Stops {

    private static final StopKind[] KINDS = StopKind.values();

    private final long[] seenWords;
    private boolean baseline;
    private boolean halted;
    private StopKind latched = StopKind.NONE;
    /** When somebody last called for a stop of any kind, whatever was in force before. */
    private long calledNs;
    @EachCycle
    private long nowNs;

    public Stops(int writers) {
        seenWords = new long[writers];
    }

    /** The stop in force. */
    public StopKind inForce() {
        return latched != StopKind.NONE ? latched : halted ? StopKind.HALT : StopKind.NONE;
    }

    /** STOP or QUICK_STOP waits for a reset. */
    public boolean latched() {
        return latched != StopKind.NONE;
    }

    /**
     * Whether anybody called for a stop after that time, or in this cycle: what was issued then knows nothing of it, and
     * must not take it away.
     */
    public boolean calledSince(long issuedNs) {
        return calledNs == nowNs || issuedNs - calledNs <= 0;
    }

    public boolean halted() {
        return halted;
    }

    /**
     * Compares the stop words with those of the cycle before: every count that changed is a stop of its kind. On the first
     * cycle of a session they are only noted; a stop that the session begins with counts as called for then. A word that changed to one without the mark of this form, or in which
     * nothing but the mark changed, was written by another version or is damaged: it counts as QUICK_STOP.
     */
    public void readWords(long[] words, long cycleNs, OutputImage out) {
        nowNs = cycleNs;
        if (!baseline) {
            calledNs = latched() ? nowNs : nowNs - Command.TAKES_BACK_NS;
        }
        for (int writer = 0; writer < seenWords.length; writer++) {
            if (baseline && words[writer] != seenWords[writer]) {
                changed(words[writer], seenWords[writer], writer, out);
            }
            seenWords[writer] = words[writer];
        }
        baseline = true;
    }

    private void changed(long word, long seen, int writer, OutputImage out) {
        boolean counted = false;
        for (int i = 0; StopWords.marked(word) && i < KINDS.length; i++) {
            if (StopWords.count(word, KINDS[i]) != StopWords.count(seen, KINDS[i])) {
                counted = true;
                stop(KINDS[i], writer, out);
            }
        }
        if (!counted) {
            stop(StopKind.QUICK_STOP, writer, out);
        }
    }

    /** Puts a stop in force, unless a stronger one is. */
    public void stop(StopKind kind, int writer, OutputImage out) {
        boolean stronger = kind.compareTo(inForce()) > 0;
        calledNs = kind == StopKind.NONE ? calledNs : nowNs;
        switch (kind) {
            case NONE -> {
            }
            case HALT -> halted = true;
            case STOP, QUICK_STOP -> latched = stronger ? kind : latched;
        }
        if (stronger) {
            out.event(EventKind.STOP_LATCHED, 0, writer, kind.ordinal(), 0, 0, 0);
        } else if (kind != StopKind.NONE && writer != Leases.NOBODY) {
            out.event(EventKind.STOP_CALLED, 0, writer, kind.ordinal(), 0, inForce().ordinal(), 0);
        }
    }

    /** Takes a halt back; a latched stop stays. */
    public void releaseHalt() {
        halted = false;
    }

    /** Takes the latched stop away; a halt stays. */
    public void reset() {
        latched = StopKind.NONE;
    }

    /** A new session begins stopped and takes the words that it finds as read. */
    public void restarted() {
        baseline = false;
        halted = false;
        latched = latched == StopKind.QUICK_STOP ? latched : StopKind.STOP;
    }

    public void exchange(StateCursor cursor) {
        cursor.values(seenWords);
        baseline = cursor.value(baseline);
        halted = cursor.value(halted);
        latched = cursor.value(latched, KINDS);
        calledNs = cursor.value(calledNs);
    }
}
