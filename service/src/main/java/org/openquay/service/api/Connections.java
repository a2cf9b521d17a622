package org.openquay.service.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps room for one connection more, so that a stop comes through whoever else is connected. Where an address, or all
 * together, have as many as they may, the one that has been silent longest makes way for the new one; only where every
 * one of them is being answered is the new one closed. Silence has a bound of its own. Event loop only.
 */
final class Connections {

    static final int MAX = 1_000;
    static final int MAX_OF_ADDRESS = 600;
    /** Longest wait for the first request's head, for the next one's, and for a request to be read and answered. */
    static final long FIRST_HEAD_MS = 5_000;
    private static final long NEXT_HEAD_MS = 60_000;
    private static final long REQUEST_MS = 60_000;
    private static final long SWEEP_MS = 500;
    private static final long NS_A_MS = 1_000_000L;
    private static final String KNOWN = Connections.class.getName();

    /** What is known of a connection. */
    private static final class Visit {
        final String address;
        long sinceNs = System.nanoTime();
        boolean asked;
        /** Requests that are being read or answered. */
        int open;

        Visit(String address) {
            this.address = address;
        }

        boolean late(long nowNs) {
            long boundMs = open > 0 ? REQUEST_MS : asked ? NEXT_HEAD_MS : FIRST_HEAD_MS;
            return nowNs - sinceNs > boundMs * NS_A_MS;
        }
    }

    /** Longest silent first. */
    private final Map<HttpConnection, Visit> visits = new LinkedHashMap<>();
    private final Map<String, Integer> ofAddress = new HashMap<>();

    Connections(Vertx vertx) {
        vertx.setPeriodic(SWEEP_MS, timer -> sweep());
    }

    /** How many there are. */
    int count() {
        return visits.size();
    }

    /** A new connection. */
    void enter(HttpConnection connection) {
        String address = connection.remoteAddress() == null ? "" : String.valueOf(connection.remoteAddress().host());
        int others = ofAddress.getOrDefault(address, 0);
        boolean room = others < MAX_OF_ADDRESS || silent(address) != null;
        if (others >= MAX_OF_ADDRESS && room) {
            leave(silent(address));
        } else if (room && visits.size() >= MAX) {
            HttpConnection silent = silent(crowded());
            room = silent != null;
            leave(silent);
        }
        if (!room) {
            connection.close();
            return;
        }
        visits.put(connection, new Visit(address));
        ofAddress.merge(address, 1, Integer::sum);
        connection.closeHandler(closed -> forget(connection));
    }

    /** For every request, before anything else: it counts as being answered until its answer is out. */
    void request(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        if (context.get(KNOWN) == null) {
            context.put(KNOWN, true);
            began(connection);
            context.addEndHandler(ended -> ended(connection));
        }
        context.next();
    }

    /** The connection has become a WebSocket, which {@link Telemetry} counts and watches from now on. */
    void viewer(HttpConnection connection) {
        forget(connection);
    }

    private void began(HttpConnection connection) {
        Visit visit = visits.get(connection);
        if (visit != null) {
            visit.asked = true;
            visit.open++;
            visit.sinceNs = System.nanoTime();
        }
    }

    private void ended(HttpConnection connection) {
        Visit visit = visits.remove(connection);
        if (visit != null) {
            visit.open--;
            visit.sinceNs = System.nanoTime();
            visits.put(connection, visit);
        }
    }

    private @Nullable HttpConnection silent(String address) {
        for (Map.Entry<HttpConnection, Visit> entry : visits.entrySet()) {
            Visit visit = entry.getValue();
            if (visit.open == 0 && visit.address.equals(address)) {
                return entry.getKey();
            }
        }
        return null;
    }

    /** The address with most connections. */
    private String crowded() {
        return ofAddress.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("");
    }

    private void sweep() {
        long nowNs = System.nanoTime();
        visits.entrySet().stream().filter(entry -> entry.getValue().late(nowNs)).map(Map.Entry::getKey).toList()
                .forEach(this::leave);
    }

    private void leave(@Nullable HttpConnection connection) {
        if (connection != null) {
            forget(connection);
            connection.close();
        }
    }

    private void forget(HttpConnection connection) {
        Visit visit = visits.remove(connection);
        if (visit != null) {
            ofAddress.computeIfPresent(visit.address, (address, count) -> count > 1 ? count - 1 : null);
        }
    }
}
