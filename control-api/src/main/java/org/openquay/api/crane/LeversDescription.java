package org.openquay.api.crane;

import java.util.List;

/**
 * The levers of the cabin, wired to the crane's I/O.
 *
 * @param neutralS a lever must have been seen at neutral for so long before it moves anything, s
 * @param levers   at most one per axis; empty when the crane has none
 */
public record LeversDescription(double neutralS, List<LeverDescription> levers) {

    /**
     * What the cabin is called among those who may hold a lease. It is a writer inside control, without a queue, and its
     * number is the one after the last writer that has one.
     */
    public static final String HOLDER = "cabin";

    /** A crane without levers. */
    public static final LeversDescription NONE = new LeversDescription(0, List.of());

    public LeversDescription {
        levers = List.copyOf(levers);
    }

    /** The crane has a cabin with at least one lever. */
    public boolean present() {
        return !levers.isEmpty();
    }
}
