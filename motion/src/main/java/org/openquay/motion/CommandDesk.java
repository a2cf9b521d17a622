package org.openquay.motion;

import org.openquay.api.ControlPath;
import org.openquay.api.command.Command;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Permission;
import org.openquay.api.status.Refusal;
import org.openquay.api.status.StopKind;
import org.openquay.motion.authority.Envelope;
import org.openquay.motion.authority.Leases;
import org.openquay.motion.authority.LiveCommands;
import org.openquay.motion.authority.Stops;
import org.openquay.motion.axis.Axis;
import org.openquay.motion.load.SuspendedLoad;
import org.openquay.motion.move.MoveScene;
import org.openquay.motion.move.Moves;
import org.openquay.motion.spreader.SpreaderInterlock;

/** Takes this cycle's commands in their order and gives each exactly one answer: accepted, or refused and why. */
@ControlPath
final class CommandDesk {

    /** With one of these missing, something was stopped: a lever that is held now must be let go before it counts. */
    private static final long STOPPED = Permission.NO_LATCHED_STOP.bit() | Permission.NO_LATCHED_FAULT.bit();

    /** The clock of a cycle is read before its commands: one may seem to be issued so much later, ns. */
    private static final long CYCLE_AFTER_CLOCK_NS = 100_000_000L;

    private final Envelope envelope = new Envelope();
    private final CraneParts parts;
    private final Leases leases;
    private final Stops stops;
    private final LiveCommands live;
    private final Moves moves;
    private final MoveScene scene;
    private final Permits permits;
    private final SuspendedLoad suspended;
    private final CraneReset reset;
    private final int cabinWriter;
    /** Commands of this cycle that have their answer. */
    @EachCycle
    private int answered;
    /** What the present command's answer carries as detail. */
    @EachCycle
    private long detail;

    /** @param cabinWriter the cabin has no queue: no command comes under its number */
    CommandDesk(CraneParts parts, Permits permits, CraneReset reset, int cabinWriter) {
        this.parts = parts;
        this.cabinWriter = cabinWriter;
        leases = parts.leases;
        stops = parts.stops;
        live = parts.live;
        moves = parts.moves;
        scene = parts.scene;
        suspended = parts.suspended;
        this.permits = permits;
        this.reset = reset;
    }

    void begin() {
        answered = 0;
    }

    void take(InputImage in, OutputImage out) {
        while (answered < in.commandCount) {
            Command command = in.commands[answered];
            detail = 0;
            Refusal refusal = command.writer == cabinWriter
                    ? Refusal.MALFORMED
                    : envelope.check(command, in.bootId, in.nowNs);
            if (refusal == Refusal.NONE) {
                refusal = carryOut(command, in, out);
            }
            answer(command, refusal, out);
        }
    }

    /** The cycle failed: what has no answer yet is refused. */
    void refuseRest(InputImage in, OutputImage out) {
        while (answered < in.commandCount) {
            detail = Permission.NO_LATCHED_FAULT.bit();
            answer(in.commands[answered], Refusal.PERMISSION_MISSING, out);
        }
    }

    void exchange(StateCursor cursor) {
        envelope.exchange(cursor);
    }

    private void answer(Command command, Refusal refusal, OutputImage out) {
        EventKind answer = refusal == Refusal.NONE ? EventKind.COMMAND_ACCEPTED : EventKind.COMMAND_REFUSED;
        out.event(answer, 0, command.writer, refusal.ordinal(), command.commandId, detail, 0);
        answered++;
    }

    private Refusal carryOut(Command command, InputImage in, OutputImage out) {
        return switch (command.kind) {
            case CLAIM_LEASE -> claim(command, in, out);
            case RELEASE_LEASE -> release(command, out);
            case ADD_JOB -> add(command, in, out);
            case CANCEL_JOB -> underLease(command, parts.jobGroup) == Refusal.NONE
                    ? moves.cancel(command.order, scene, out)
                    : Refusal.NOT_LEASE_HOLDER;
            case PAUSE_JOB -> moves.pause(command.order, out);
            case RESUME_JOB -> resume(command, in, out);
            case JOG -> jog(command, in);
            case TWISTLOCKS -> twistlocks(command, in);
            case HALT -> {
                stops.stop(StopKind.HALT, command.writer, out);
                yield Refusal.NONE;
            }
            case RELEASE_HALT -> releaseHalt(command, in);
            case RESET -> reset(command, in, out);
            case DECIDE_SUSPENDED_LOAD -> decide();
        };
    }

    private Refusal claim(Command command, InputImage in, OutputImage out) {
        if (unknown(command.group)) {
            return Refusal.UNKNOWN_GROUP;
        }
        Refusal refusal =
                leases.claim(command.group, command.writer, command.leaseEpoch, command.expiresNs, in.nowNs, out);
        detail = switch (refusal) {
            case NONE -> leases.epoch(command.group);
            case LEASE_HELD_BY_OTHER -> leases.holder(command.group);
            default -> 0;
        };
        return refusal;
    }

    /** A running job stays under the lease it runs under. */
    private Refusal release(Command command, OutputImage out) {
        if (unknown(command.group)) {
            return Refusal.UNKNOWN_GROUP;
        }
        if (command.group == parts.jobGroup && moves.running() && underLease(command, command.group) == Refusal.NONE) {
            return Refusal.JOB_ACTIVE;
        }
        return leases.release(command.group, command.writer, command.leaseEpoch, out);
    }

    /** A control that only looks on takes no job: it could not begin it, and would begin it late once it may. */
    private Refusal add(Command command, InputImage in, OutputImage out) {
        Refusal refusal = underLease(command, parts.jobGroup);
        if (refusal == Refusal.NONE && !in.active) {
            return missing(Permission.OUTPUT_ACTIVE.bit());
        }
        if (refusal == Refusal.NONE) {
            refusal = moves.add(command.order, out);
        }
        detail = refusal == Refusal.NONE ? moves.lastNumber() : 0;
        return refusal;
    }

    private Refusal resume(Command command, InputImage in, OutputImage out) {
        Refusal refusal = underLease(command, parts.jobGroup);
        if (refusal != Refusal.NONE) {
            return refusal;
        }
        long missing = permits.job(scene);
        return missing != 0 ? missing(missing) : moves.resume(command.order, scene, in, out);
    }

    /** Takes a speed for an axis, or says why not. The cabin's levers come in here too, without a queue. */
    Refusal jog(Command command, InputImage in) {
        if (command.axis < 0 || command.axis >= parts.axes.length) {
            return Refusal.UNKNOWN_AXIS;
        }
        Axis axis = parts.axes[command.axis];
        if (Math.abs(command.value) > axis.description().limits().speedMps()) {
            return Refusal.OUT_OF_RANGE;
        }
        Refusal refusal = mayLive(command, command.axis, axis.description().group(), in);
        if (refusal != Refusal.NONE) {
            return refusal;
        }
        long missing = Permits.beforeCommand(command.value > 0
                ? axis.missingPlus() | permits.plus(command.axis)
                : axis.missingMinus() | permits.minus(command.axis));
        refusal = mayLiveNow(command, command.axis, missing, in);
        if (refusal != Refusal.NONE) {
            return refusal;
        }
        live.jog(command.axis, command.value, command.writer, command.leaseEpoch, command.expiresNs, in.nowNs);
        return Refusal.NONE;
    }

    private Refusal twistlocks(Command command, InputImage in) {
        int slot = live.twistlocksSlot();
        Refusal refusal = mayLive(command, slot, parts.jobGroup, in);
        if (refusal == Refusal.NONE) {
            refusal = mayLiveNow(command, slot, permits.twistlocks(in.active), in);
        }
        if (refusal != Refusal.NONE) {
            return refusal;
        }
        boolean turnable =
                SpreaderInterlock.turningAllowed(scene.inputs.landedCorners, scene.hoist.standstill());
        if (command.value != 0 && !turnable) {
            return Refusal.NOT_IN_THIS_STATE;
        }
        live.twistlocks(command.value, command.writer, command.leaseEpoch, command.expiresNs, in.nowNs);
        return Refusal.NONE;
    }

    /** Whether live commands of that sender act at present; whoever holds on meanwhile is noted. */
    private Refusal mayLive(Command command, int slot, int group, InputImage in) {
        Refusal refusal = underLease(command, group);
        if (refusal == Refusal.NONE && moves.running()) {
            refusal = Refusal.JOB_ACTIVE;
        } else if (refusal == Refusal.NONE && stops.halted() && command.value != 0) {
            refusal = Refusal.NOT_IN_THIS_STATE;
        }
        if (refusal != Refusal.NONE) {
            live.refused(slot, command.value, command.writer, in.nowNs);
        }
        return refusal;
    }

    /** Whether this one may act: nothing is missing, and its sender has let go since the last stop or fault. */
    private Refusal mayLiveNow(Command command, int slot, long missing, InputImage in) {
        if (command.value != 0 && (missing & STOPPED) != 0) {
            live.refused(slot, command.value, command.writer, in.nowNs);
        }
        boolean holdsOn = live.holdsOn(slot, command.value, command.writer, in.nowNs);
        if (command.value != 0 && missing != 0) {
            return missing(missing);
        }
        return holdsOn ? Refusal.NOT_IN_THIS_STATE : Refusal.NONE;
    }

    private Refusal releaseHalt(Command command, InputImage in) {
        if (unknown(command.group)) {
            return Refusal.UNKNOWN_GROUP;
        }
        Refusal refusal = underLease(command, command.group);
        if (refusal == Refusal.NONE) {
            refusal = takesBack(command, in);
        }
        if (refusal == Refusal.NONE) {
            stops.releaseHalt();
        }
        return refusal;
    }

    private Refusal reset(Command command, InputImage in, OutputImage out) {
        Refusal refusal = takesBack(command, in);
        if (refusal != Refusal.NONE) {
            return refusal;
        }
        int moving = reset.movingAxis();
        if (moving >= 0) {
            detail = moving;
            return Refusal.AXIS_MOVES;
        }
        long missing = reset.apply(command.writer, out);
        return missing == 0 ? Refusal.NONE : missing(missing);
    }

    /** Whether a command that takes stops away was issued after the last of them; who lives too long hides when it was. */
    private Refusal takesBack(Command command, InputImage in) {
        long issuedNs = command.expiresNs - Command.TAKES_BACK_NS;
        if (issuedNs - in.nowNs > CYCLE_AFTER_CLOCK_NS) {
            return Refusal.MALFORMED;
        }
        return stops.calledSince(issuedNs) ? Refusal.STOPPED_SINCE : Refusal.NONE;
    }

    private Refusal decide() {
        if (!suspended.undecided()) {
            return Refusal.NOT_IN_THIS_STATE;
        }
        suspended.decide();
        return Refusal.NONE;
    }

    private Refusal underLease(Command command, int group) {
        return leases.holds(group, command.writer, command.leaseEpoch) ? Refusal.NONE : Refusal.NOT_LEASE_HOLDER;
    }

    private Refusal missing(long permissions) {
        detail = permissions;
        return Refusal.PERMISSION_MISSING;
    }

    private boolean unknown(int group) {
        return group < 0 || group >= leases.groups();
    }
}
