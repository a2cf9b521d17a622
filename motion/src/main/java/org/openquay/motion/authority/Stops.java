package org.openquay.motion.authority;

import org.openquay.api.ControlPath;
import org.openquay.api.command.StopWords;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.StopKind;

/**
 * The stops in force: a halt that is taken back, and a latched STOP or QUICK_STOP that only a reset takes away.
 *
 * <p>The strongest counts. A weaker one that arrives meanwhile changes nothing; a halt under a latched stop stays in
 * force when the stop is reset, and a stop that came in this cycle outlives a reset of this cycle.
 */
@ControlPath
public final class Stops {

    private static final StopKind[] KINDS = StopKind.values();

    private final long[] seenWords;
    private boolean baseline;
    private boolean halted;
    private StopKind latched = StopKind.NONE;
    /** A stop word of this cycle says STOP or QUICK_STOP, whatever was latched before. */
    @EachCycle
    private boolean calledNow;

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

    /** Somebody has called for a STOP or QUICK_STOP in this cycle: it is too early to take it away. */
    public boolean calledNow() {
        return calledNow;
    }

    public boolean halted() {
        return halted;
    }

    /**
     * Compares the stop words with those of the cycle before: every count that changed is a stop of its kind. On the first
     * cycle of a session they are only noted. A word that changed to one without the mark of this form, or in which
     * nothing but the mark changed, was written by another version or is damaged: it counts as QUICK_STOP.
     */
    public void readWords(long[] words, OutputImage out) {
        calledNow = false;
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
                call(KINDS[i], writer, out);
            }
        }
        if (!counted) {
            call(StopKind.QUICK_STOP, writer, out);
        }
    }

    private void call(StopKind kind, int writer, OutputImage out) {
        calledNow |= kind != StopKind.HALT;
        stop(kind, writer, out);
    }

    /** Puts a stop in force, unless a stronger one is. */
    public void stop(StopKind kind, int writer, OutputImage out) {
        boolean stronger = kind.compareTo(inForce()) > 0;
        switch (kind) {
            case NONE -> {
            }
            case HALT -> halted = true;
            case STOP, QUICK_STOP -> latched = stronger ? kind : latched;
        }
        if (stronger) {
            out.event(EventKind.STOP_LATCHED, 0, writer, kind.ordinal(), 0, 0, 0);
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
    }
}
