package org.openquay.service.api;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.service.command.Answer;

/**
 * One writer's lease of one axis group. Event loop only.
 *
 * <p>While it lasts, a claim renews it under its epoch; once it has ended, the next claim begins a new one. Who asks while
 * a claim is on its way gets that claim's answer.
 */
final class Lease {

    private final Sender sender;
    private final int group;
    private long epoch;
    private @Nullable Future<Answer> onItsWay;

    Lease(Sender sender, int group) {
        this.sender = sender;
        this.group = group;
    }

    /** Claims or renews it. */
    Future<Answer> hold(long timeToLiveMs) {
        Future<Answer> joined = onItsWay;
        if (joined != null) {
            return joined;
        }
        Future<Answer> claim = sender.send(command -> {
            command.kind = CommandKind.CLAIM_LEASE;
            command.group = group;
        }, timeToLiveMs);
        onItsWay = claim;
        return claim.onComplete(done -> {
            onItsWay = null;
            if (done.succeeded() && done.result() instanceof Answer.Accepted accepted) {
                epoch = accepted.detail();
            }
        });
    }

    /** Names this lease in a command. */
    void sign(Command command) {
        command.leaseEpoch = epoch;
    }

    /** The epoch that was granted last; 0 when none was. */
    long epoch() {
        return epoch;
    }

    /** An earlier process of this writer was granted that epoch. */
    void knowEpoch(long granted) {
        epoch = Math.max(epoch, granted);
    }
}
