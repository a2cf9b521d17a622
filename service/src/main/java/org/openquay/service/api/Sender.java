package org.openquay.service.api;

import java.util.function.Consumer;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import org.openquay.api.command.Command;
import org.openquay.service.command.Answer;
import org.openquay.service.command.CommandDesk;

/** One writer's commands as futures of the event loop. */
record Sender(Vertx vertx, CommandDesk desk) {

    /** Sends a command; see {@link CommandDesk#send}. */
    Future<Answer> send(Consumer<Command> fill, long timeToLiveMs) {
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
        } catch (CommandDesk.Overloaded e) {
            promise.fail(e);
        }
        return promise.future();
    }
}
