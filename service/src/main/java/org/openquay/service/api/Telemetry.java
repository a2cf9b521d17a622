package org.openquay.service.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.openquay.service.view.CraneView;
import org.openquay.service.view.LoggedEvent;

/**
 * The state to every viewer, 20 times a second. A viewer that cannot keep up is skipped, and one that does not answer
 * pings or stays blocked is dropped; none holds up another. Event-loop thread only.
 */
final class Telemetry {

    static final long PERIOD_MS = 50;
    static final int MAX_VIEWERS = 200;
    private static final long PING_MS = 2_000;
    private static final long SILENT_MS = 10_000;
    private static final int QUEUE_BYTES = 64 * 1024;
    private static final int MAX_EVENTS = 50;
    /** A viewer has heard no events yet; the latest come first, once the past is known. */
    private static final long NOT_YET = -1;
    private static final long NS_A_MS = 1_000_000L;

    /** What is known of a viewer. */
    private static final class Viewer {
        long heardNs = System.nanoTime();
        long eventsAfter = NOT_YET;
    }

    /** One message, and the last event in it. */
    private record Message(String text, long lastEvent) {}

    private final CraneView view;
    private final StateJson json;
    private final Map<ServerWebSocket, Viewer> viewers = new LinkedHashMap<>();
    private final Counter skipped;
    private final Counter dropped;

    Telemetry(Vertx vertx, CraneView view, StateJson json, MeterRegistry meters) {
        this.view = view;
        this.json = json;
        skipped = Counter.builder("openquay_telemetry_skipped")
                .description("messages that a viewer was too slow for").register(meters);
        dropped = Counter.builder("openquay_telemetry_dropped")
                .description("viewers that were dropped since they heard nothing").register(meters);
        Gauge.builder("openquay_telemetry_viewers", viewers, Map::size).description("viewers of the telemetry")
                .register(meters);
        vertx.setPeriodic(PERIOD_MS, timer -> send());
        vertx.setPeriodic(PING_MS, timer -> ping());
    }

    /** A new viewer; turned away when there are too many. */
    void join(ServerWebSocket socket) {
        if (viewers.size() >= MAX_VIEWERS) {
            socket.close((short) 1013, "too many viewers");
            return;
        }
        Viewer viewer = new Viewer();
        socket.setWriteQueueMaxSize(QUEUE_BYTES);
        socket.pongHandler(pong -> viewer.heardNs = System.nanoTime());
        socket.closeHandler(closed -> viewers.remove(socket));
        socket.exceptionHandler(broken -> viewers.remove(socket));
        viewers.put(socket, viewer);
    }

    private void send() {
        Optional<CraneView.Shown> shown = view.shown();
        if (viewers.isEmpty() || shown.isEmpty()) {
            return;
        }
        JsonObject state = json.state(shown.get(), view.instructions().ofJob(shown.get().image().jobNumber));
        Map<Long, Message> written = new HashMap<>();
        for (Map.Entry<ServerWebSocket, Viewer> entry : List.copyOf(viewers.entrySet())) {
            try {
                send(state, written, entry.getKey(), entry.getValue());
            } catch (IllegalStateException e) {
                // closed, and its close handler has not run yet
                viewers.remove(entry.getKey());
            }
        }
    }

    private void send(JsonObject state, Map<Long, Message> written, ServerWebSocket socket, Viewer viewer) {
        if (socket.writeQueueFull()) {
            skipped.increment();
        } else {
            Message message = written.computeIfAbsent(viewer.eventsAfter, after -> message(state, after));
            viewer.eventsAfter = message.lastEvent();
            socket.writeTextMessage(message.text());
        }
    }

    /** Viewers who have heard the same events get the same text, so that it is made once. */
    private Message message(JsonObject state, long after) {
        JsonArray events = new JsonArray();
        long last = view.complete() ? Math.max(0, after) : after;
        for (LoggedEvent logged : news(after)) {
            last = logged.sequence();
            events.add(json.event(logged, view.instructions().about(logged.event())));
        }
        return new Message(state.put("events", events).encode(), last);
    }

    private List<LoggedEvent> news(long after) {
        if (!view.complete()) {
            return List.of();
        }
        return after == NOT_YET ? view.events().latest(MAX_EVENTS) : view.events().after(after, MAX_EVENTS);
    }

    private void ping() {
        long nowNs = System.nanoTime();
        for (Map.Entry<ServerWebSocket, Viewer> entry : List.copyOf(viewers.entrySet())) {
            try {
                ping(nowNs, entry.getKey(), entry.getValue());
            } catch (IllegalStateException e) {
                viewers.remove(entry.getKey());
            }
        }
    }

    private void ping(long nowNs, ServerWebSocket socket, Viewer viewer) {
        if (nowNs - viewer.heardNs > SILENT_MS * NS_A_MS) {
            dropped.increment();
            viewers.remove(socket);
            socket.close((short) 1011, "no answer to pings");
        } else if (!socket.writeQueueFull()) {
            socket.writePing(Buffer.buffer("openquay"));
        }
    }
}
