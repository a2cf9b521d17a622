package org.openquay.api.command;

import org.openquay.api.ControlPath;

/**
 * The stops' own path into the cycle: one word per writer, {@code sequence · 4 + StopKind ordinal}. A word that changed
 * since the last cycle is a stop of that kind; nothing can fill this path up.
 *
 * <p>Read by the control thread in every cycle: a plain memory read, never a wait.
 */
@ControlPath
public interface StopWords {

    /** Number of writers, constant. */
    int writers();

    /** The writer's present word. */
    long word(int writer);

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
