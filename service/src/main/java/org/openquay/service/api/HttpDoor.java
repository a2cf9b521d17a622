package org.openquay.service.api;

import java.util.Optional;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import org.openquay.journal.command.StopWriter;
import org.openquay.service.ServiceSettings;
import org.openquay.service.command.CommandDesk;
import org.openquay.service.view.CraneView;

/** The server: contract, page, telemetry, health and metrics on one port. */
public final class HttpDoor {

    private static final int SEND_BUFFER_BYTES = 64 * 1024;
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int MAX_FRAME_BYTES = 16 * 1024;
    private static final int IDLE_S = 60;
    private static final int WEBSOCKET_CLOSING_S = 5;

    private final Vertx vertx;
    private final ServiceSettings settings;
    private final CraneView view;
    private final Commands commands;
    private final StopWriter stops;
    private final StateJson json;
    private final Gate gate;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Connections connections;

    public HttpDoor(Vertx vertx, ServiceSettings settings, CraneView view, CommandDesk terminal, CommandDesk operator,
            StopWriter stops) {
        this.vertx = vertx;
        this.settings = settings;
        this.view = view;
        this.stops = stops;
        commands = new Commands(settings, view, new Sender(vertx, terminal), new Sender(vertx, operator));
        json = new StateJson(settings.crane(), settings.holders());
        gate = new Gate(settings.token(), settings.host());
        connections = new Connections(vertx);
        meters.config().commonTags("crane", settings.crane().id());
        measure();
    }

    private void measure() {
        Gauge.builder("openquay_state_age_seconds", () -> view.shown().map(shown -> shown.ageNs() / 1e9).orElse(-1.0))
                .description("age of the state that is shown; negative before the first").register(meters);
        Gauge.builder("openquay_state_tick", () -> view.shown().map(shown -> (double) shown.tick()).orElse(-1.0))
                .description("cycle of the state that is shown; negative before the first").register(meters);
        Gauge.builder("openquay_jobs_waiting",
                () -> view.shown().map(shown -> (double) shown.image().jobsWaiting).orElse(-1.0))
                .description("jobs that wait for their turn; negative before the first state").register(meters);
        Gauge.builder("openquay_connections", connections, Connections::count)
                .description("open connections, viewers among them").register(meters);
        view.onCycle(new CycleMeters(settings.crane(), meters)::take);
        view.onEvent(logged -> Counter.builder("openquay_events").description("events since the service started")
                .tag("kind", logged.event().kind.name()).tag("severity", logged.severity().name()).register(meters)
                .increment());
    }

    /** Listens. */
    public Future<HttpServer> open() {
        HttpServerOptions options = new HttpServerOptions().setHost(settings.host()).setPort(settings.port())
                .setSendBufferSize(SEND_BUFFER_BYTES).setIdleTimeout(IDLE_S).setMaxWebSocketFrameSize(MAX_FRAME_BYTES)
                .setMaxWebSocketMessageSize(MAX_FRAME_BYTES).setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false).setWebSocketClosingTimeout(WEBSOCKET_CLOSING_S)
                .setHttp2ClearTextEnabled(false).setCompressionSupported(true);
        return Contract.load(vertx).compose(contract -> {
            Router router = router(new Operations(vertx, contract, settings.crane().id(), view));
            return vertx.createHttpServer(options).connectionHandler(connections::enter).requestHandler(router)
                    .listen();
        });
    }

    /** The order counts: who asks and whether he may comes before anything of the request's body is read. */
    private Router router(Operations operations) {
        Router router = Router.router(vertx);
        router.route().failureHandler(Failures::send).handler(connections::request).handler(gate::host)
                .handler(gate::token);
        router.route().method(HttpMethod.HEAD)
                .handler(context -> context.reroute(HttpMethod.GET, context.request().uri()));
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        Page.mount(router);
        router.get("/metrics").handler(context -> context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8").end(meters.scrape()));
        String contract = Contract.text();
        router.get("/openapi.yaml").handler(
                context -> context.response().putHeader("Content-Type", "application/yaml").end(contract));
        Telemetry telemetry = new Telemetry(vertx, view, json, meters);
        router.get("/v1/cranes/:" + Operations.CRANE + "/telemetry").handler(context -> socket(context, telemetry));
        new CraneApi(settings.crane(), view, json, commands, stops).mount(operations);
        new WorkInstructionApi(settings.crane(), view, commands).mount(operations);
        operations.handle("health", this::health);
        router.route("/*").subRouter(operations.router());
        for (int status : new int[] {400, 404, 405, 413, 415, 500}) {
            router.errorHandler(status, context -> Failures.send(context, status));
        }
        return router;
    }

    private void socket(RoutingContext context, Telemetry telemetry) {
        if (!Operations.meant(context, settings.crane().id())) {
            return;
        }
        if (!Gate.sameOrigin(context)) {
            Problem.of(403, "foreign-origin", "No telemetry for pages from elsewhere",
                    "Origin " + context.request().getHeader("Origin") + ".").send(context);
        } else if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
            context.response().putHeader("Upgrade", "websocket");
            Problem.of(426, "no-websocket", "This is a WebSocket", "Connect with a WebSocket client.").send(context);
        } else {
            join(context.request(), telemetry);
        }
    }

    /** Until the handshake is through the connection counts as any other; when it fails, the connection ends with it. */
    private void join(HttpServerRequest request, Telemetry telemetry) {
        HttpConnection connection = request.connection();
        request.toWebSocket().onSuccess(socket -> {
            connections.viewer(connection);
            telemetry.join(socket);
        }).onFailure(failure -> connection.close());
    }

    private void health(RoutingContext context) {
        Optional<CraneView.Shown> shown = view.shown();
        boolean fresh = shown.isPresent() && !StateJson.stale(shown.get());
        boolean healthy = fresh && view.complete() && view.trouble().isEmpty() && view.stranger().isEmpty();
        Replies.json(context, healthy ? 200 : 503, new JsonObject().put("healthy", healthy)
                .put("crane", settings.crane().id())
                .put("stateAgeMs", shown.map(found -> found.ageNs() / 1e6).orElse(null))
                .put("journal", journal()));
    }

    private String journal() {
        if (!view.trouble().isEmpty()) {
            return "cannot be read; the service's log says why";
        }
        if (!view.stranger().isEmpty()) {
            return "of crane " + view.stranger() + ", not of " + settings.crane().id();
        }
        return view.complete() ? "readable" : "being read";
    }
}
