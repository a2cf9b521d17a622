package org.openquay.motion;

import java.util.List;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.DriveDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.state.StateImage;
import org.openquay.motion.io.SignalCheck;

/**
 * The control kernel of one crane as one function: from an input image and what it remembers to an output image.
 *
 * <p>Deterministic: the same state and inputs give bit-identical outputs. Not thread-safe; one thread steps, saves and
 * restores. {@link #step} allocates nothing and never throws: a failure inside it latches {@code Fault.INTERNAL} and
 * makes the outputs safe.
 */
public final class CraneStep {

    /** More than the longest path of one axis makes the state grow by. */
    private static final int PATH_BYTES = ImageShape.MAX_SEGMENTS * 2 * Long.BYTES;
    private static final int MEASURING_BYTES = 1 << 20;

    private final ImageShape shape;
    private final CraneCycle cycle;
    private final StateCursor cursor = new StateCursor();
    private final int stateCapacity;

    /**
     * @param crane       the crane, validated
     * @param profiles    one per drive of the crane, in its order; owned by this step from now on
     * @param stopWriters number of stop words, which is the number of writers too
     * @throws IllegalArgumentException when the parts do not fit each other, or a signal is missing whose silence would
     *         look like a harmless value
     */
    public CraneStep(CraneDescription crane, List<DriveProfile> profiles, int stopWriters) {
        this(crane, stopWriters, profiles);
        SignalCheck.requireSafe(crane);
    }

    /**
     * The kernel of a session that was recorded, to be executed again and never to control a crane: the parts must fit
     * each other, but whether the crane may be controlled so is not asked, for it was.
     */
    public static CraneStep recorded(CraneDescription crane, List<DriveProfile> profiles, int stopWriters) {
        return new CraneStep(crane, stopWriters, profiles);
    }

    private CraneStep(CraneDescription crane, int stopWriters, List<DriveProfile> profiles) {
        shape = shape(crane, profiles, stopWriters);
        cycle = new CraneCycle(crane, profiles, shape);
        StateImage measured = new StateImage(MEASURING_BYTES);
        if (!save(measured)) {
            throw new IllegalArgumentException("the state of crane " + crane.id() + " takes more than "
                    + MEASURING_BYTES + " bytes");
        }
        stateCapacity = measured.length() + shape.axes() * PATH_BYTES;
    }

    /** Sizes of the images that this step takes and fills. */
    public ImageShape shape() {
        return shape;
    }

    /** Advances the crane by one cycle. */
    @ControlPath
    public void step(InputImage in, OutputImage out) {
        out.begin();
        try {
            cycle.run(in, out);
        } catch (Throwable defect) {
            cycle.failed(in, out);
        }
    }

    /** Bytes that an image needs to take any state of this step. */
    public int stateCapacity() {
        return stateCapacity;
    }

    /** Saves all that the step remembers; false when the image is too small. */
    @ControlPath
    public boolean save(StateImage into) {
        cursor.save(into);
        cycle.exchange(cursor);
        return cursor.end();
    }

    /**
     * Puts back what was saved; false when the image has another layout, after which this step must not be used any
     * more.
     */
    public boolean restore(StateImage from) {
        if (!cursor.restore(from)) {
            return false;
        }
        cycle.exchange(cursor);
        return cursor.end();
    }

    /**
     * Begins a new session upon a restored state: the job is paused, nobody holds a lease, no live command acts, every
     * axis is disabled, and all motion waits for a reset. To be called after {@link #restore} and before the first step.
     */
    public void restarted() {
        cycle.restarted();
    }

    private static ImageShape shape(CraneDescription crane, List<DriveProfile> profiles, int stopWriters) {
        if (profiles.size() != crane.drives().size()) {
            throw new IllegalArgumentException("crane " + crane.id() + " has " + crane.drives().size() + " drives, but "
                    + profiles.size() + " profiles were given");
        }
        List<LinkDescription> links = crane.links();
        int[] readWords = links.stream().mapToInt(link -> link.read().words()).toArray();
        int[] writeWords = links.stream().mapToInt(link -> link.write().words()).toArray();
        for (int drive = 0; drive < profiles.size(); drive++) {
            DriveDescription description = crane.drives().get(drive);
            int link = description.link();
            if (readWords[link] != 0 || writeWords[link] != 0) {
                throw new IllegalArgumentException("link " + links.get(link).name() + " of drive " + description.name()
                        + " carries something else too: a drive needs a link of its own, without blocks");
            }
            readWords[link] = profiles.get(drive).readBlock().words();
            writeWords[link] = profiles.get(drive).writeBlock().words();
        }
        return new ImageShape(readWords, writeWords, crane.axes().size(), crane.drives().size(), crane.groups().size(),
                stopWriters, crane.site().heightMap().cells());
    }
}
