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

    private final RouterBuilder builder;

    /** The body must have been read, and bounded, before a request comes to these operations. */
    Operations(Vertx vertx, OpenAPIContract contract) {
        builder = RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
        builder.getRoutes().forEach(route -> route.setDoSecurity(false));
    }

    /** Gives that operation its handler. */
    void handle(String operation, Handler<RoutingContext> handler) {
        Objects.requireNonNull(builder.getRoute(operation), operation).addHandler(handler);
    }

    /** The router of all operations. */
    Router router() {
        return builder.createRouter();
    }
}
