package org.openquay.motion;

import java.lang.reflect.Field;
import java.util.function.Consumer;

import org.openquay.api.status.StopKind;
import org.openquay.motion.axis.Axis;

/** Holds the references of all axes of a test crane to their limits in every cycle, by the one checker for motion. */
final class ReferenceWatch implements Consumer<TestCrane> {

    private final MotionInvariants[] invariants = new MotionInvariants[3];

    @Override
    public void accept(TestCrane crane) {
        CraneParts parts = parts(crane);
        Axis[] axes = parts.axes;
        for (int axis = 0; axis < axes.length; axis++) {
            if (invariants[axis] == null) {
                invariants[axis] = new MotionInvariants(axes[axis].description(), 0, 1);
            }
            if (!axes[axis].ready()) {
                invariants[axis].reset();
            }
            boolean quick = axes[axis].faulted() || parts.demands[axis].stop == StopKind.QUICK_STOP;
            invariants[axis].reference(axes[axis].referencePositionM(), axes[axis].referenceSpeedMps(),
                    axes[axis].referenceAccelerationMps2(), axes[axis].limits(), quick, crane.in.elapsedTicks * 0.01);
        }
    }

    /** The parts that the crane's step is made of. */
    static CraneParts parts(TestCrane crane) {
        try {
            Field cycle = CraneStep.class.getDeclaredField("cycle");
            cycle.setAccessible(true);
            Field parts = CraneCycle.class.getDeclaredField("parts");
            parts.setAccessible(true);
            return (CraneParts) parts.get(cycle.get(crane.step));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
