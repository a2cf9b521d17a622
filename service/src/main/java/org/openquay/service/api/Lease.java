package org.openquay.service.api;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.status.Refusal;
import org.openquay.service.command.Answer;

/**
 * One writer's lease of one axis group. Event loop only.
 *
 * <p>A grant under a new epoch makes worthless what was sent under the old one. So the lease is renewed under its epoch
 * where there is one, and who asks while a claim is on its way gets that claim's answer.
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
        Future<Answer> claim = claim(epoch, timeToLiveMs).compose(answer -> lost(answer)
                ? claim(0, timeToLiveMs)
                : Future.succeededFuture(answer));
        onItsWay = claim;
        return claim.onComplete(done -> {
            onItsWay = null;
            if (done.succeeded() && done.result() instanceof Answer.Accepted accepted) {
                epoch = accepted.detail();
            }
        });
    }

    /** The grant ended since: nobody else holds it, so that it can be claimed anew. */
    private boolean lost(Answer answer) {
        return epoch != 0 && answer instanceof Answer.Refused refused
                && refused.refusal() == Refusal.NOT_LEASE_HOLDER;
    }

    private Future<Answer> claim(long heldEpoch, long timeToLiveMs) {
        return sender.send(command -> {
            command.kind = CommandKind.CLAIM_LEASE;
            command.group = group;
            command.leaseEpoch = heldEpoch;
        }, timeToLiveMs);
    }

    /** Names this lease in a command. */
    void sign(Command command) {
        command.leaseEpoch = epoch;
    }

    /** An earlier process of this writer was granted that epoch. */
    void knowEpoch(long granted) {
        epoch = Math.max(epoch, granted);
    }
}
