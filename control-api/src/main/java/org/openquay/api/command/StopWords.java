package org.openquay.api.command;

import org.openquay.api.ControlPath;
import org.openquay.api.status.StopKind;

/**
 * The stops' own path into the cycle: one word per writer, which counts the stops of each kind that the writer has
 * called for. A count that changed since the last cycle is one stop of that kind, or several, which is the same; so none
 * hides another, and nothing can fill this path up.
 *
 * <p>Each kind has {@value #COUNT_BITS} bits of the word, {@code HALT} the lowest, and counts around within them. Below
 * them are two bits that are never set, above them the highest bit, which always is once a stop was called for: the mark
 * of this form. The words of earlier versions carried a kind, never 0, in the two lowest bits, so a gateway of another
 * version that writes over a word of any form takes the mark away, and its stop is not read as a weaker one.
 *
 * <p>Read by the control thread in every cycle: a plain memory read, never a wait.
 */
@ControlPath
public interface StopWords {

    int COUNT_BITS = 20;
    long COUNT_MASK = (1L << COUNT_BITS) - 1;
    long MARK = Long.MIN_VALUE;
    long MARK_MASK = MARK | 1L << 62 | 3;

    /** Number of writers, constant. */
    int writers();

    /** The writer's present word. */
    long word(int writer);

    /** How many stops of that kind the word counts; 0 for {@code NONE}. */
    static long count(long word, StopKind kind) {
        return kind == StopKind.NONE ? 0 : word >>> shift(kind) & COUNT_MASK;
    }

    /** Whether the word is of this form: a stop was called for by a gateway that counts as this one does. */
    static boolean marked(long word) {
        return (word & MARK_MASK) == MARK;
    }

    /** The word, marked, with one more stop of that kind; the same for {@code NONE}. */
    static long next(long word, StopKind kind) {
        if (kind == StopKind.NONE) {
            return word;
        }
        long others = word & ~(MARK_MASK | COUNT_MASK << shift(kind));
        return MARK | others | (count(word, kind) + 1 & COUNT_MASK) << shift(kind);
    }

    private static int shift(StopKind kind) {
        return 2 + (kind.ordinal() - 1) * COUNT_BITS;
    }

    /** No writer at all. */
    static StopWords none() {
        return new StopWords() {
            @Override
            public int writers() {
                return 0;
            }

            @Override
            public long word(int writer) {
                return 0;
            }
        };
    }
}
