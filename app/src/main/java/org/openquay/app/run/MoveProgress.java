package org.openquay.app.run;

import java.util.Map;
import java.util.Set;

/**
 * How much of one move is done, as far as its phases tell: each has its share of the whole and fills it ever more slowly,
 * so that the number grows while there is motion, never goes back, whatever the crane has to do again, and is 1 only at
 * the end.
 */
final class MoveProgress {

    /** Of a phase: where it begins and ends in the whole, and after how long most of it is over, s. */
    private record Share(double from, double to, double typicalS) {}

    private static final Map<String, Share> TO_COLLECT = Map.of("RAISING", new Share(0, 0.04, 3), "TRAVELLING",
            new Share(0.04, 0.08, 10), "PLANNING", new Share(0.08, 0.1, 2), "MOVING_TO_COLLECT",
            new Share(0.1, 0.38, 15), "SETTLING", new Share(0.38, 0.42, 3), "LANDING_TO_COLLECT",
            new Share(0.42, 0.46, 4), "LOCKING", new Share(0.46, 0.49, 2), "LIFTING", new Share(0.49, 0.54, 3));
    private static final Map<String, Share> TO_DELIVER = Map.of("RAISING", new Share(0.54, 0.56, 3), "TRAVELLING",
            new Share(0.56, 0.58, 10), "PLANNING", new Share(0.58, 0.6, 2), "MOVING_TO_DELIVER",
            new Share(0.6, 0.86, 15), "SETTLING", new Share(0.86, 0.9, 3), "LANDING_TO_DELIVER",
            new Share(0.9, 0.94, 4), "UNLOCKING", new Share(0.94, 0.96, 2), "CLEARING", new Share(0.96, 1, 4));
    private static final Set<String> LOADED = Set.of("CARRYING", "PLACING");
    private static final double MOST = 0.99;

    private boolean loaded;
    private String phase = "";
    private double phaseBeganS;
    private double done;

    /**
     * The part that is done, 0 to 1.
     *
     * @param state    of the work instruction
     * @param phase    of the move
     * @param elapsedS since the move began; never decreasing
     */
    double at(String state, String phase, double elapsedS) {
        if (state.equals("COMPLETED")) {
            return 1;
        }
        loaded |= LOADED.contains(state);
        if (!phase.equals(this.phase)) {
            this.phase = phase;
            phaseBeganS = elapsedS;
        }
        Share share = (loaded || !TO_COLLECT.containsKey(phase) ? TO_DELIVER : TO_COLLECT).get(phase);
        if (share != null && !state.equals("PAUSED")) {
            double filled = 1 - Math.exp(-(elapsedS - phaseBeganS) / share.typicalS());
            done = Math.min(MOST, Math.max(done, share.from() + (share.to() - share.from()) * filled));
        }
        return done;
    }
}
