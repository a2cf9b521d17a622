package org.openquay.service.api;

import java.util.Objects;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;

import org.openquay.api.status.CraneMode;
import org.openquay.service.view.CraneView;

/**
 * The operations of the contract, each to be given its handler; a name that the contract does not know is a defect. Who
 * may do what is decided before, at the {@link Gate}. Nothing is asked of a crane by a journal that is another's.
 */
final class Operations {

    static final String CRANE = "craneId";

    private final RouterBuilder builder;
    private final String craneId;
    private final CraneView view;

    /** The body must have been read, and bounded, before a request comes to these operations. */
    Operations(Vertx vertx, OpenAPIContract contract, String craneId, CraneView view) {
        this.craneId = craneId;
        this.view = view;
        builder = RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
        builder.getRoutes().forEach(route -> route.setDoSecurity(false));
    }

    /** Gives a reading operation its handler, which hears of no request for another crane. */
    void handle(String operation, Handler<RoutingContext> handler) {
        Objects.requireNonNull(builder.getRoute(operation), operation).addHandler(context -> {
            if (meant(context, craneId)) {
                handler.handle(context);
            }
        });
    }

    /** Gives the stop its handler; refused only where it would stop another crane. */
    void stop(String operation, Handler<RoutingContext> handler) {
        handle(operation, context -> {
            if (!otherCranes(context)) {
                handler.handle(context);
            }
        });
    }

    /** Gives a commanding operation its handler, which hears of no request that control could not carry out. */
    void command(String operation, Handler<RoutingContext> handler) {
        stop(operation, context -> {
            if (!looksOn(context)) {
                handler.handle(context);
            }
        });
    }

    /** Whether the journal is another crane's; then that is the answer. */
    private boolean otherCranes(RoutingContext context) {
        String stranger = view.stranger();
        if (!stranger.isEmpty()) {
            Problem.of(409, "other-crane", "This service's journal is of another crane",
                    "Its journal has records of crane '" + stranger + "'; nothing was done. Serve crane '" + craneId
                            + "' from its own journal directory.")
                    .send(context);
        }
        return !stranger.isEmpty();
    }

    /** Whether control only looks on, with inactive outputs; then that is the answer. */
    boolean looksOn(RoutingContext context) {
        boolean looksOn = view.shown().filter(shown -> shown.image().mode == CraneMode.OTHER).isPresent();
        if (looksOn) {
            Problem.of(409, "not-in-control", "This control only looks on",
                    "Its outputs are not active: another controller moves the crane, and this one can neither move nor "
                            + "stop it. Stop the crane there.")
                    .send(context);
        }
        return looksOn;
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
