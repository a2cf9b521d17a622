package org.openquay.service.api;

import java.util.function.Consumer;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.journal.JournalException;
import org.openquay.service.command.Answer;
import org.openquay.service.command.CommandDesk;
import org.openquay.service.view.CraneView;

/** The commands of both writers as futures on the event loop, and the leases that they are given under. */
final class Commands {

    private static final long SHORT_MS = 2_000;
    private static final long LEASE_MS = 10_000;
    private static final int GROUP = 0;

    private final Vertx vertx;
    private final CommandDesk terminal;
    private final CommandDesk operator;
    private final int operatorWriter;
    private final CraneView view;
    private long operatorEpoch;

    Commands(Vertx vertx, CommandDesk terminal, CommandDesk operator, int operatorWriter, CraneView view) {
        this.vertx = vertx;
        this.terminal = terminal;
        this.operator = operator;
        this.operatorWriter = operatorWriter;
        this.view = view;
    }

    /** A command of the operator that needs no lease. */
    Future<Answer> plain(CommandKind kind) {
        return send(operator, command -> command.kind = kind, SHORT_MS);
    }

    /** A command of the terminal about one of its jobs that needs no lease. */
    Future<Answer> aboutJob(Consumer<Command> fill) {
        return send(terminal, fill, SHORT_MS);
    }

    /** A command that needs the lease: of the operator while he holds it, else of the terminal, who claims it. */
    Future<Answer> underLease(Consumer<Command> fill) {
        if (operatorHolds()) {
            return live(fill, SHORT_MS);
        }
        return claim(terminal, GROUP, LEASE_MS).compose(claimed -> claimed instanceof Answer.Accepted accepted
                ? send(terminal, under(accepted.detail(), fill), SHORT_MS)
                : Future.succeededFuture(claimed));
    }

    /** A live command of the operator under the lease he claimed. */
    Future<Answer> live(Consumer<Command> fill, long timeToLiveMs) {
        return send(operator, under(operatorEpoch, fill), timeToLiveMs);
    }

    /** Claims or renews the operator's lease. */
    Future<Answer> claim(int group, long timeToLiveMs) {
        return claim(operator, group, timeToLiveMs).onSuccess(answer -> {
            if (answer instanceof Answer.Accepted accepted) {
                operatorEpoch = accepted.detail();
            }
        });
    }

    /** Gives the operator's lease back. */
    Future<Answer> release(int group) {
        return live(command -> {
            command.kind = CommandKind.RELEASE_LEASE;
            command.group = group;
        }, SHORT_MS);
    }

    private boolean operatorHolds() {
        return view.shown().map(shown -> shown.image().leaseHolder[GROUP] == operatorWriter).orElse(false);
    }

    private static Consumer<Command> under(long epoch, Consumer<Command> fill) {
        return command -> {
            fill.accept(command);
            command.leaseEpoch = epoch;
        };
    }

    private Future<Answer> claim(CommandDesk desk, int group, long timeToLiveMs) {
        return send(desk, command -> {
            command.kind = CommandKind.CLAIM_LEASE;
            command.group = group;
        }, timeToLiveMs);
    }

    private Future<Answer> send(CommandDesk desk, Consumer<Command> fill, long timeToLiveMs) {
        Context context = vertx.getOrCreateContext();
        Promise<Answer> promise = Promise.promise();
        try {
            desk.send(fill, timeToLiveMs).whenComplete((answer, failure) -> context.runOnContext(now -> {
                if (failure == null) {
                    promise.complete(answer);
                } else {
                    promise.fail(failure);
                }
            }));
        } catch (JournalException | CommandDesk.Overloaded e) {
            promise.fail(e);
        }
        return promise.future();
    }
}
