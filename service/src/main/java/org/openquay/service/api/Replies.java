package org.openquay.service.api;

import java.util.Objects;
import java.util.function.Consumer;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import org.jspecify.annotations.Nullable;

import org.openquay.service.command.Answer;
import org.openquay.service.view.CraneView;

/** How answers are given. */
final class Replies {

    private static final String JSON = "application/json";

    private Replies() {}

    static void json(RoutingContext context, int status, JsonObject body) {
        context.response().setStatusCode(status).putHeader("Content-Type", JSON).end(body.encode());
    }

    static void json(RoutingContext context, int status, JsonArray body) {
        context.response().setStatusCode(status).putHeader("Content-Type", JSON).end(body.encode());
    }

    /** The body, as validated against the contract. */
    static JsonObject body(RoutingContext context) {
        RequestParameter body = request(context).getBody();
        JsonObject object = body == null || body.isNull() ? null : body.getJsonObject();
        return object == null ? new JsonObject() : object;
    }

    /** The request, as validated against the contract. */
    static ValidatedRequest request(RoutingContext context) {
        return Objects.requireNonNull(context.<ValidatedRequest>get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST));
    }

    /** An optional number of the query. */
    static long number(@Nullable RequestParameter parameter, long otherwise) {
        Long value = parameter == null || parameter.isNull() ? null : parameter.getLong();
        return value == null ? otherwise : value;
    }

    /** A path parameter, which the contract requires. */
    static String pathParameter(RoutingContext context, String name) {
        return Objects.requireNonNull(context.pathParam(name), name);
    }

    /** A header, which the contract requires. */
    static String header(RoutingContext context, String name) {
        return Objects.requireNonNull(context.request().getHeader(name), name);
    }

    /** Whether the past is known; when it is not, that is the answer. */
    static boolean complete(RoutingContext context, CraneView view) {
        boolean complete = view.complete();
        if (!complete) {
            context.response().putHeader("Retry-After", "1");
            Problem.of(503, "reading-journal", "The service is still reading the journal",
                    "It has just started and does not know the past yet; stops and commands work already. Try again.")
                    .send(context);
        }
        return complete;
    }

    /** Waits for the kernel's answer; refusals and silence become problems. */
    static void answer(RoutingContext context, Future<Answer> future, Consumer<Answer.Accepted> accepted) {
        future.onComplete(done -> {
            if (done.failed()) {
                Problem.of(503, "not-sent", "The command could not be sent", String.valueOf(done.cause().getMessage()))
                        .send(context);
                return;
            }
            switch (done.result()) {
                case Answer.Accepted answer -> accepted.accept(answer);
                case Answer.Refused refused -> Problem.refused(refused).send(context);
                case Answer.Unanswered unanswered -> Problem.unanswered().send(context);
            }
        });
    }
}
