package org.openquay.service.api;

import java.util.Objects;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;

/** The operations of the contract, each to be given its handler; a name that the contract does not know is a defect. */
final class Operations {

    private final RouterBuilder builder;
    private final Gate gate;

    Operations(RouterBuilder builder, Gate gate) {
        this.builder = builder;
        this.gate = gate;
        builder.getRoutes().forEach(route -> route.setDoSecurity(false));
    }

    /** Everybody may do this. */
    void open(String operation, Handler<RoutingContext> handler) {
        route(operation).addHandler(handler);
    }

    /** Only the operator may do this. */
    void operator(String operation, Handler<RoutingContext> handler) {
        route(operation).addHandler(gate::operator).addHandler(handler);
    }

    private OpenAPIRoute route(String operation) {
        return Objects.requireNonNull(builder.getRoute(operation), operation);
    }

    /** The router of all operations. */
    Router router() {
        return builder.createRouter();
    }
}
