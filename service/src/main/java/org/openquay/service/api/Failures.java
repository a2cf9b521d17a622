package org.openquay.service.api;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.stream.Collectors;

import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import org.jspecify.annotations.Nullable;

/** Everything that goes wrong on the way to a handler, as a problem that says why and betrays nothing. */
final class Failures {

    private static final Logger LOG = System.getLogger(Failures.class.getName());

    private static final BodyRules BODIES = new BodyRules(Contract.tree());

    private Failures() {}

    /** After a handler failed. */
    static void send(RoutingContext context) {
        send(context, context.statusCode() >= 400 ? context.statusCode() : 500);
    }

    /** After the request failed with that status. */
    static void send(RoutingContext context, int status) {
        ValidatorException invalid = invalid(context.failure());
        if (invalid != null) {
            Problem.of(400, "invalid", "The request does not fit the contract", detail(context, invalid)).send(context);
            return;
        }
        if (status >= 500) {
            LOG.log(Level.ERROR, "an operation failed: " + context.request().method() + ' ' + context.request().path(),
                    context.failure());
        }
        switch (status) {
            case 400 ->
                Problem.of(400, "invalid", "The request does not fit the contract", cause(context)).send(context);
            case 404 -> Problem.of(404, "no-such-resource", "There is nothing here",
                    "See /openapi.yaml for what there is.").send(context);
            case 405 -> Problem.of(405, "wrong-method", "That method is not for this resource",
                    "See /openapi.yaml for what is.").send(context);
            case 413 -> Problem.of(413, "too-large", "The request is too large", "At most 64 KiB.").send(context);
            case 415 -> Problem.of(415, "wrong-media-type", "The body has the wrong media type",
                    "Send application/json.").send(context);
            default -> Problem.of(status, "failed", "The service could not do that",
                    "An internal failure; the service's log has more.").send(context);
        }
    }

    /** Of a body by our own words, since the library names only the keyword of the schema that failed. */
    private static String detail(RoutingContext context, ValidatorException invalid) {
        String message = String.valueOf(invalid.getMessage());
        return message.contains("body")
                ? BODIES.fault(context.request().method().name(), context.normalizedPath(), context.body().asString(),
                        fields(invalid)).orElse(message)
                : message;
    }

    /** The fields at which the validation failed. */
    private static Set<String> fields(ValidatorException invalid) {
        if (!(invalid instanceof SchemaValidationException found) || found.getOutputUnit().getErrors() == null) {
            return Set.of();
        }
        return found.getOutputUnit().getErrors().stream().map(error -> String.valueOf(error.getInstanceLocation()))
                .filter(at -> at.startsWith("#/")).map(at -> at.substring(2)).collect(Collectors.toSet());
    }

    private static String cause(RoutingContext context) {
        return context.failure() == null ? "It cannot be read." : String.valueOf(context.failure().getMessage());
    }

    private static @Nullable ValidatorException invalid(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ValidatorException found) {
                return found;
            }
        }
        return null;
    }
}
