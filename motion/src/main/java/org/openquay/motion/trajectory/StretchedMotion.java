package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * The motion that covers a displacement in exactly a given time: a blend of the two nearest of four motions that take
 * this time, the two edges of what is possible and the two quietest ones between.
 *
 * <p>Not thread-safe, allocation-free.
 */
@ControlPath
final class StretchedMotion {

    /** Where a motion may be cut to make its time: the two edges, keeping the velocity first, changing it first. */
    interface Candidates {

        /** Writes the motions that lead furthest up and down in this time, which must be possible. */
        void writeEdges(double time, PhaseSequence highest, PhaseSequence lowest);

        /** Writes the motion that changes velocity as late as possible; false if the time is too short. */
        boolean writeLate(double time, PhaseSequence phases);

        /** As {@link #writeLate}, as soon as possible; false also if that is the same motion. */
        boolean writeSoon(double time, PhaseSequence phases);
    }

    private final PhaseSequence highest = new PhaseSequence();
    private final PhaseSequence lowest = new PhaseSequence();
    private final PhaseSequence late = new PhaseSequence();
    private final PhaseSequence soon = new PhaseSequence();

    private PhaseSequence below = lowest;
    private PhaseSequence above = highest;
    private double belowDisplacement;
    private double aboveDisplacement;

    /** Appends the motion; displacement must be possible in this time. */
    void append(Candidates candidates, double v0, double time, double displacement, double jerk, Profile profile) {
        candidates.writeEdges(time, highest, lowest);
        below = lowest;
        above = highest;
        belowDisplacement = lowest.displacement(v0);
        aboveDisplacement = highest.displacement(v0);
        if (candidates.writeLate(time, late)) {
            narrow(late, late.displacement(v0), displacement);
        }
        if (candidates.writeSoon(time, soon)) {
            narrow(soon, soon.displacement(v0), displacement);
        }
        double width = aboveDisplacement - belowDisplacement;
        double share = width > 0 ? Math.max(0, Math.min(1, (displacement - belowDisplacement) / width)) : 0;
        if (share == 0) {
            below.appendTo(profile, jerk);
        } else if (share == 1) {
            above.appendTo(profile, jerk);
        } else {
            PhaseSequence.appendBlend(below, above, share, profile, jerk);
        }
    }

    private void narrow(PhaseSequence phases, double reached, double displacement) {
        if (reached <= displacement && reached >= belowDisplacement) {
            below = phases;
            belowDisplacement = reached;
        }
        if (reached >= displacement && reached <= aboveDisplacement) {
            above = phases;
            aboveDisplacement = reached;
        }
    }
}
