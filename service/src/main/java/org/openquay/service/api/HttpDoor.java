package org.openquay.service.api;

import java.util.Optional;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import io.vertx.ext.web.openapi.router.RouterBuilder;

import org.openquay.journal.command.StopWriter;
import org.openquay.service.ServiceSettings;
import org.openquay.service.command.CommandDesk;
import org.openquay.service.view.CraneView;

/** The server: contract, page, telemetry, health and metrics on one port. */
public final class HttpDoor {

    private static final int SEND_BUFFER_BYTES = 64 * 1024;
    private static final int MAX_FRAME_BYTES = 16 * 1024;
    private static final int IDLE_S = 60;

    private final Vertx vertx;
    private final ServiceSettings settings;
    private final CraneView view;
    private final Commands commands;
    private final StopWriter stops;
    private final StateJson json;
    private final Gate gate;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    public HttpDoor(Vertx vertx, ServiceSettings settings, CraneView view, CommandDesk terminal, CommandDesk operator,
            StopWriter stops) {
        this.vertx = vertx;
        this.settings = settings;
        this.view = view;
        this.stops = stops;
        commands = new Commands(vertx, terminal, operator, settings.writers().indexOf(settings.operator()), view);
        json = new StateJson(settings.crane(), settings.writers());
        gate = new Gate(settings.token(), settings.host());
        Gauge.builder("openquay_state_age_seconds", () -> view.shown().map(shown -> shown.ageNs() / 1e9).orElse(-1.0))
                .register(meters);
        Gauge.builder("openquay_state_tick", () -> view.shown().map(shown -> (double) shown.tick()).orElse(-1.0))
                .register(meters);
        Gauge.builder("openquay_jobs_waiting",
                () -> view.shown().map(shown -> (double) shown.image().jobsWaiting).orElse(-1.0)).register(meters);
        countEvents(meters);
    }

    private void countEvents(MeterRegistry registry) {
        view.onEvent(logged -> registry
                .counter("openquay_events", "kind", logged.event().kind.name(), "severity", logged.severity().name())
                .increment());
    }

    /** Listens. */
    public Future<HttpServer> open() {
        HttpServerOptions options = new HttpServerOptions().setHost(settings.host()).setPort(settings.port())
                .setSendBufferSize(SEND_BUFFER_BYTES).setIdleTimeout(IDLE_S).setMaxWebSocketFrameSize(MAX_FRAME_BYTES)
                .setMaxWebSocketMessageSize(MAX_FRAME_BYTES).setCompressionSupported(true);
        return Contract.load(vertx).compose(contract -> {
            Router router = router(new Operations(RouterBuilder.create(vertx, contract), gate));
            return vertx.createHttpServer(options).requestHandler(router).listen();
        });
    }

    private Router router(Operations operations) {
        new CraneApi(settings.crane(), view, json, commands, stops).mount(operations);
        new WorkInstructionApi(settings.crane(), view, commands).mount(operations);
        operations.open("health", this::health);
        Telemetry telemetry = new Telemetry(vertx, view, json, meters);
        Router router = Router.router(vertx);
        router.route().handler(gate::host).failureHandler(Failures::send);
        router.get("/metrics").handler(context -> context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4").end(meters.scrape()));
        router.get("/openapi.yaml")
                .handler(context -> context.response().putHeader("Content-Type", "application/yaml")
                        .end(Contract.text()));
        router.get("/v1/telemetry").handler(context -> socket(context, telemetry));
        Router contract = operations.router();
        router.route("/*").handler(StaticHandler.create("org/openquay/service/page").setCachingEnabled(false));
        router.route("/*").subRouter(contract);
        for (int status : new int[] {400, 404, 405, 413, 415, 500}) {
            router.errorHandler(status, Failures::send);
        }
        return router;
    }

    private void socket(RoutingContext context, Telemetry telemetry) {
        String origin = context.request().getHeader("Origin");
        if (origin != null && !gate.origin(origin)) {
            Problem.of(403, "foreign-origin", "No telemetry for pages from elsewhere", "Origin " + origin + ".")
                    .send(context);
            return;
        }
        context.request().toWebSocket().onSuccess(telemetry::join)
                .onFailure(failure -> Problem.of(400, "no-websocket", "This is a WebSocket",
                        "Connect with a WebSocket client.").send(context));
    }

    private void health(RoutingContext context) {
        Optional<CraneView.Shown> shown = view.shown();
        boolean healthy = shown.isPresent() && !StateJson.stale(shown.get()) && view.trouble().isEmpty();
        Replies.json(context, healthy ? 200 : 503, new JsonObject().put("healthy", healthy)
                .put("crane", settings.crane().id())
                .put("stateAgeMs", shown.map(found -> found.ageNs() / 1e6).orElse(null))
                .put("journal", view.trouble().isEmpty() ? "readable" : view.trouble()));
    }
}
