package org.openquay.service.api;

import java.util.Objects;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;

/**
 * The operations of the contract, each to be given its handler; a name that the contract does not know is a defect. Who
 * may do what is decided before, at the {@link Gate}.
 */
final class Operations {

    static final String CRANE = "craneId";

    private final RouterBuilder builder;
    private final String craneId;

    /** The body must have been read, and bounded, before a request comes to these operations. */
    Operations(Vertx vertx, OpenAPIContract contract, String craneId) {
        this.craneId = craneId;
        builder = RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
        builder.getRoutes().forEach(route -> route.setDoSecurity(false));
    }

    /** Gives that operation its handler, which hears of no request for another crane. */
    void handle(String operation, Handler<RoutingContext> handler) {
        Objects.requireNonNull(builder.getRoute(operation), operation).addHandler(context -> {
            if (meant(context, craneId)) {
                handler.handle(context);
            }
        });
    }

    /** Whether the address names that crane, or none; when it names another, that is the answer. */
    static boolean meant(RoutingContext context, String craneId) {
        String named = context.pathParam(CRANE);
        boolean meant = named == null || named.equals(craneId);
        if (!meant) {
            Problem.of(404, "no-such-crane", "There is no such crane",
                    "Crane '" + named + "' must be one of [" + craneId + "].").send(context);
        }
        return meant;
    }

    /** The router of all operations. */
    Router router() {
        return builder.createRouter();
    }
}
