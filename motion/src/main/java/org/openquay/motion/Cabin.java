package org.openquay.motion;

import org.openquay.api.ControlPath;
import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.EachCycle;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;
import org.openquay.api.status.Refusal;
import org.openquay.motion.authority.Envelope;
import org.openquay.motion.authority.Leases;
import org.openquay.motion.axis.Axis;
import org.openquay.motion.lever.Lever;

/**
 * The cabin as one more writer: it holds leases as all others do, and its levers send live commands through the same
 * desk, renewed every cycle. Its number is the one after the last writer with a queue.
 *
 * <p>It takes the lease of a group when it is selected, all its levers of that group are at neutral and nobody else
 * holds it, and gives it back when it is deselected and the axes of the group stand. Remembers nothing itself.
 */
@ControlPath
final class Cabin {

    /** A renewal lasts so long, should no cycle follow, ns. */
    private static final long RENEWED_NS = 1_000_000_000L;
    /** A lever's command acts in its own cycle only, ns. */
    private static final long ACTS_NS = 1;
    /** With one of these missing on both sides a lever that is pulled must be let go first. */
    private static final long INTERLOCKS = ~(Permission.LOAD_WITHIN_LIMIT.bit() | Permission.ROPES_TAUT.bit()
            | Permission.FREE_TOWARDS_PLUS.bit() | Permission.FREE_TOWARDS_MINUS.bit() | Permission.LEASE_HELD.bit()
            | Permission.MOTION_COMMANDED.bit());

    private final CraneParts parts;
    private final Permits permits;
    private final CommandDesk desk;
    private final Lever[] levers;
    private final int writer;
    /** The lever of each axis; −1: none. */
    private final int[] leverOfAxis;
    @EachCycle
    private final Command command = new Command();
    /** By lever: what keeps it from acting, as a set of permissions. */
    @EachCycle
    private final long[] missing;
    @EachCycle
    private boolean selected;
    @EachCycle
    private boolean enabled;

    /**
     * @param writer the cabin's number
     * @throws IllegalArgumentException when there are so many writers that it has none left
     */
    Cabin(CraneParts parts, Permits permits, CommandDesk desk, int writer) {
        if (writer >= Envelope.MAX_WRITERS) {
            throw new IllegalArgumentException("a crane with levers has at most " + (Envelope.MAX_WRITERS - 1)
                    + " writers, for the cabin is one more; there are " + writer);
        }
        this.parts = parts;
        this.permits = permits;
        this.desk = desk;
        this.writer = writer;
        levers = parts.levers;
        missing = new long[levers.length];
        leverOfAxis = new int[parts.axes.length];
        for (int axis = 0; axis < leverOfAxis.length; axis++) {
            leverOfAxis[axis] = -1;
            for (int lever = 0; lever < levers.length; lever++) {
                leverOfAxis[axis] = levers[lever].axis() == axis ? lever : leverOfAxis[axis];
            }
        }
        command.kind = CommandKind.JOG;
        command.writer = writer;
    }

    /** One cycle: leases first, then what the levers ask for. Comes after the commands of this cycle. */
    void step(InputImage in, OutputImage out) {
        boolean fresh = parts.inputs.ioFresh;
        selected = fresh && parts.inputs.cabin.selected;
        enabled = selected && parts.inputs.cabin.enabled;
        for (Lever lever : levers) {
            lever.read(parts.inputs.cabin, fresh, parts.scene.elapsedS);
        }
        for (int group = 0; levers.length > 0 && group < parts.leases.groups(); group++) {
            lease(group, fresh, in, out);
        }
        for (int lever = 0; lever < levers.length; lever++) {
            missing[lever] = drive(levers[lever], in);
        }
    }

    /** While the cabin's own switches cannot be read, it keeps what it holds. */
    private void lease(int group, boolean fresh, InputImage in, OutputImage out) {
        Leases leases = parts.leases;
        boolean mine = leases.holder(group) == writer;
        if (mine && fresh && !selected && stands(group)) {
            leases.release(group, writer, leases.epoch(group), out);
        } else if (mine || selected && in.active && !leases.held(group) && neutral(group)) {
            leases.claim(group, writer, 0, in.nowNs + RENEWED_NS, in.nowNs, out);
        }
    }

    private boolean stands(int group) {
        for (Axis axis : parts.axes) {
            if (axis.description().group() == group && axis.moving()) {
                return false;
            }
        }
        return true;
    }

    /** The group has levers, and all of them are at neutral. */
    private boolean neutral(int group) {
        boolean any = false;
        for (Lever lever : levers) {
            if (parts.axes[lever.axis()].description().group() == group) {
                any = true;
                if (!lever.neutral()) {
                    return false;
                }
            }
        }
        return any;
    }

    /** One lever's command of this cycle; what keeps it from acting. */
    private long drive(Lever lever, InputImage in) {
        Axis axis = parts.axes[lever.axis()];
        int holder = parts.leases.holder(axis.description().group());
        boolean acts = lever.step(inOrder(lever, axis, in), stands(axis), axis.referencePositionM(),
                parts.scene.elapsedS);
        if (holder == writer) {
            demand(lever, axis, acts ? lever.speedMps() : 0, in);
        }
        return bitIf(!selected, Permission.CABIN_SELECTED)
                | bitIf(holder != writer && holder != Leases.NOBODY, Permission.LEASE_FREE)
                | bitIf(selected && !enabled, Permission.CABIN_ENABLED)
                | bitIf(!lever.plausible(), Permission.LEVER_PLAUSIBLE)
                | bitIf(!acts && lever.plausible(), Permission.LEVER_NEUTRAL);
    }

    private boolean inOrder(Lever lever, Axis axis, InputImage in) {
        long plus = axis.missingPlus() | permits.plus(lever.axis());
        long minus = axis.missingMinus() | permits.minus(lever.axis());
        boolean free = (plus & minus & INTERLOCKS) == 0 && !parts.stops.halted() && !axis.faulted();
        return free && enabled && in.active && lever.plausible() && !parts.moves.running()
                && parts.leases.holder(axis.description().group()) == writer;
    }

    /** The axis stands, or what it does is damping. */
    private boolean stands(Axis axis) {
        return axis.standstill() || axis == parts.scene.trolley && parts.hand.stands(parts.scene);
    }

    private void demand(Lever lever, Axis axis, double speedMps, InputImage in) {
        command.axis = lever.axis();
        command.value = speedMps;
        command.leaseEpoch = parts.leases.epoch(axis.description().group());
        command.expiresNs = in.nowNs + ACTS_NS;
        Refusal refusal = desk.jog(command, in);
        boolean goesOn = speedMps * axis.referenceSpeedMps() > 0;
        if (refusal == Refusal.PERMISSION_MISSING && goesOn) {
            // the axis itself stops for it, and says for what
            parts.live.jog(lever.axis(), speedMps, writer, command.leaseEpoch, command.expiresNs, in.nowNs);
        } else if (refusal != Refusal.NONE) {
            lever.endInch();
        }
    }

    /** The cabin may drive that axis in this cycle, with what its lever asks for. */
    boolean drives(int axis) {
        return leverOfAxis[axis] >= 0 && missing[leverOfAxis[axis]] == 0;
    }

    /** It makes a step of a fixed distance with that axis. */
    boolean inches(int axis) {
        return drives(axis) && levers[leverOfAxis[axis]].inches();
    }

    /** Where that step ends, m. */
    double inchTargetM(int axis) {
        return levers[leverOfAxis[axis]].inchTargetM();
    }

    /** The axis has a lever and is under the cabin's lease: no job that waits has it. */
    boolean holds(int axis) {
        return leverOfAxis[axis] >= 0 && parts.leases.holder(parts.axes[axis].description().group()) == writer;
    }

    /** Why an axis under the cabin's lease that moves must stop; NONE when it need not. */
    Limiter stops(int axis) {
        if (!holds(axis) || enabled) {
            return Limiter.NONE;
        }
        return selected ? Limiter.CABIN_NOT_ENABLED : Limiter.CABIN_NOT_SELECTED;
    }

    /** What keeps the lever of an axis from acting, as far as anybody may want to know: it is pulled, or selected. */
    long missing(int axis) {
        int lever = leverOfAxis[axis];
        return lever >= 0 && (selected || levers[lever].pulled()) ? missing[lever] : 0;
    }

    /** Somebody pulls the lever of an axis, or presses a button of it. */
    boolean pulled(int axis) {
        return leverOfAxis[axis] >= 0 && levers[leverOfAxis[axis]].pulled();
    }

    private static long bitIf(boolean isMissing, Permission permission) {
        return isMissing ? permission.bit() : 0;
    }
}
