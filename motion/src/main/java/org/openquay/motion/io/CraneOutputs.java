package org.openquay.motion.io;

import org.openquay.api.ControlPath;
import org.openquay.api.image.ImageShape;
import org.openquay.api.state.EachCycle;

/** The crane's outputs of one cycle, before they are encoded into words. Mutable and preallocated. */
@ControlPath
@EachCycle
public final class CraneOutputs {

    public final boolean[] brakeRelease;
    public boolean lock;
    public boolean unlock;
    public boolean travelWarning;

    public CraneOutputs(ImageShape shape) {
        brakeRelease = new boolean[shape.axes()];
    }
}
