package org.openquay.motion.authority;

import org.openquay.api.ControlPath;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.StopKind;

/**
 * The stops in force: a halt that is taken back, and a latched STOP or QUICK_STOP that only a reset takes away.
 *
 * <p>The strongest counts. A weaker one that arrives meanwhile changes nothing; a halt under a latched stop stays in
 * force when the stop is reset.
 */
@ControlPath
public final class Stops {

    private static final StopKind[] KINDS = StopKind.values();
    /** A stop word is {@code sequence · 4 + kind}. */
    private static final int KIND_MASK = 3;

    private final long[] seenWords;
    private boolean baseline;
    private boolean halted;
    private StopKind latched = StopKind.NONE;

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

    public boolean halted() {
        return halted;
    }

    /**
     * Compares the stop words with those of the cycle before. On the first cycle of a session they are only noted. A
     * changed word without a kind was written by mistake or damaged: it counts as STOP.
     */
    public void readWords(long[] words, OutputImage out) {
        for (int writer = 0; writer < seenWords.length; writer++) {
            if (baseline && words[writer] != seenWords[writer]) {
                StopKind kind = KINDS[(int) (words[writer] & KIND_MASK)];
                stop(kind == StopKind.NONE ? StopKind.STOP : kind, writer, out);
            }
            seenWords[writer] = words[writer];
        }
        baseline = true;
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
