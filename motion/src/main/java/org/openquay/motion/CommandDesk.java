package org.openquay.motion;

import org.openquay.api.ControlPath;
import org.openquay.api.command.Command;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Refusal;
import org.openquay.api.status.StopKind;
import org.openquay.motion.authority.Envelope;
import org.openquay.motion.authority.Leases;
import org.openquay.motion.authority.Stops;

/** Takes this cycle's commands in their order and gives each exactly one answer: accepted, or refused and why. */
@ControlPath
final class CommandDesk {

    private final Envelope envelope = new Envelope();
    private final Leases leases;
    private final Stops stops;
    /** What the present command's answer carries as detail. */
    private long detail;

    CommandDesk(Leases leases, Stops stops) {
        this.leases = leases;
        this.stops = stops;
    }

    void take(InputImage in, OutputImage out) {
        for (int i = 0; i < in.commandCount; i++) {
            Command command = in.commands[i];
            detail = 0;
            Refusal refusal = envelope.check(command, in.bootId, in.nowNs);
            if (refusal == Refusal.NONE) {
                refusal = carryOut(command, in, out);
            }
            EventKind answer = refusal == Refusal.NONE ? EventKind.COMMAND_ACCEPTED : EventKind.COMMAND_REFUSED;
            out.event(answer, 0, command.writer, refusal.ordinal(), command.commandId, detail, 0);
        }
    }

    void exchange(StateCursor cursor) {
        envelope.exchange(cursor);
        detail = cursor.value(detail);
    }

    private Refusal carryOut(Command command, InputImage in, OutputImage out) {
        return switch (command.kind) {
            case CLAIM_LEASE -> claim(command, in, out);
            case RELEASE_LEASE -> unknown(command.group)
                    ? Refusal.UNKNOWN_GROUP
                    : leases.release(command.group, command.writer, command.leaseEpoch, out);
            case HALT -> {
                stops.stop(StopKind.HALT, command.writer, out);
                yield Refusal.NONE;
            }
            case RELEASE_HALT -> releaseHalt(command);
            default -> Refusal.NOT_IN_THIS_STATE;
        };
    }

    private Refusal claim(Command command, InputImage in, OutputImage out) {
        if (unknown(command.group)) {
            return Refusal.UNKNOWN_GROUP;
        }
        Refusal refusal =
                leases.claim(command.group, command.writer, command.leaseEpoch, command.expiresNs, in.nowNs, out);
        detail = refusal == Refusal.NONE ? leases.epoch(command.group) : 0;
        return refusal;
    }

    private Refusal releaseHalt(Command command) {
        if (unknown(command.group)) {
            return Refusal.UNKNOWN_GROUP;
        }
        if (!leases.holds(command.group, command.writer, command.leaseEpoch)) {
            return Refusal.NOT_LEASE_HOLDER;
        }
        stops.releaseHalt();
        return Refusal.NONE;
    }

    private boolean unknown(int group) {
        return group < 0 || group >= leases.groups();
    }
}
