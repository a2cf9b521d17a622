package org.openquay.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.image.EventKind;
import org.openquay.api.status.Fault;

class TelemetryTest {

    @TempDir
    Path journal;
    private FakeControl control;
    private Site site;

    @BeforeEach
    void start() throws Exception {
        control = FakeControl.start(journal).shows(Crane.working());
        site = Site.on(journal).shown();
    }

    @AfterEach
    void end() throws Exception {
        site.close();
        control.close();
    }

    /** A viewer that reads all it gets. */
    private static final class Viewer implements WebSocket.Listener {

        final LinkedBlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                heard.add(new JsonObject(part.toString()));
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        JsonObject next() throws InterruptedException {
            JsonObject state = heard.poll(20, TimeUnit.SECONDS);
            if (state == null) {
                throw new AssertionError("nothing was heard");
            }
            return state;
        }
    }

    private WebSocket join(Viewer viewer, String... header) {
        WebSocket.Builder builder = site.client().newWebSocketBuilder();
        if (header.length == 2) {
            builder.header(header[0], header[1]);
        }
        return builder
                .buildAsync(URI.create("ws://127.0.0.1:" + site.service.port() + Site.CRANE + "/telemetry"), viewer)
                .join();
    }

    @Test
    void bringsTheWholeStateAgainAndAgain() throws Exception {
        Viewer viewer = new Viewer();
        WebSocket socket = join(viewer);
        JsonObject first = viewer.next();
        long beganNs = System.nanoTime();
        List<JsonObject> states = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            states.add(viewer.next());
        }
        double perSecond = 60 / ((System.nanoTime() - beganNs) / 1e9);
        socket.abort();

        System.out.printf("telemetry: %.1f states a second%n", perSecond);
        assertThat(perSecond).isLessThan(25);
        assertThat(states).extracting(state -> state.getLong("tick")).isSorted();
        assertThat(states.getLast().getLong("tick")).isGreaterThan(first.getLong("tick"));
        assertThat(states.getLast().fieldNames()).containsAll(site.get(Site.CRANE + "/state").json().fieldNames())
                .contains("events");
    }

    @Test
    void bringsEachEventOnce() throws Exception {
        Viewer viewer = new Viewer();
        WebSocket socket = join(viewer);
        viewer.next();
        control.puts(out -> out.event(EventKind.FAULT_LATCHED, 0, 0, Fault.BRAKE_SLIP.ordinal(), 0, 1, 0));
        control.puts(out -> {
            for (int i = 0; i < 60; i++) {
                out.event(EventKind.WIND_WARNING, 0, 0, 0, 0, 0, i);
            }
        });
        List<String> kinds = new ArrayList<>();
        Site.until("all are heard", () -> {
            viewer.next().getJsonArray("events").forEach(event -> kinds.add(((JsonObject) event).getString("kind")));
            return kinds.stream().filter("WIND_WARNING"::equals).count() >= 60;
        });
        for (int i = 0; i < 5; i++) {
            viewer.next().getJsonArray("events").forEach(event -> kinds.add(((JsonObject) event).getString("kind")));
        }
        socket.abort();

        assertThat(kinds).filteredOn("FAULT_LATCHED"::equals).hasSize(1);
        assertThat(kinds).filteredOn("WIND_WARNING"::equals).hasSize(60);
    }

    @Test
    void skipsAndDropsAViewerThatReadsNothingAndServesTheOthers() throws Exception {
        Viewer viewer = new Viewer();
        WebSocket reading = join(viewer);
        List<Socket> stalled = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            stalled.add(stall());
        }
        Site.until("the stalled are skipped", () -> metric("openquay_telemetry_skipped_total") > 0);
        viewer.heard.clear();
        for (int i = 0; i < 20; i++) {
            assertThat(viewer.next().getBoolean("stale")).isFalse();
        }
        Site.until("the stalled are dropped", () -> metric("openquay_telemetry_dropped_total") == 5);
        viewer.heard.clear();
        viewer.next();

        assertThat(metric("openquay_telemetry_viewers")).isEqualTo(1);
        reading.abort();
        for (Socket socket : stalled) {
            socket.close();
        }
        Site.until("nobody is left", () -> metric("openquay_telemetry_viewers") == 0);
    }

    /** Joins, with little room to receive, and reads nothing. */
    private Socket stall() throws Exception {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), site.service.port()));
        OutputStream out = socket.getOutputStream();
        out.write(("GET " + Site.CRANE
                + "/telemetry HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private double metric(String name) throws Exception {
        return site.get("/metrics").body().lines().filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ')))).findFirst().orElse(0);
    }

    @Test
    void isNotForPagesFromElsewhere() {
        for (String origin : new String[] {"http://evil.example", "http://127.0.0.1:1", "null",
            "http://127.0.0.1.evil.example:" + site.service.port()}) {
            assertThatThrownBy(() -> join(new Viewer(), "Origin", origin)).isInstanceOf(CompletionException.class)
                    .cause().isInstanceOfSatisfying(WebSocketHandshakeException.class,
                            refusal -> assertThat(refusal.getResponse().statusCode()).isEqualTo(403));
        }
        join(new Viewer(), "Origin", "http://127.0.0.1:" + site.service.port()).abort();
    }

    @Test
    void saysThatItIsAWebSocket() throws Exception {
        Site.Reply reply = site.get(Site.CRANE + "/telemetry");

        assertThat(reply.status()).isEqualTo(426);
        assertThat(reply.type()).isEqualTo("application/problem+json");
    }

    @Test
    void turnsAwayMoreViewersThanItCanServe() throws Exception {
        List<Socket> many = new ArrayList<>();
        for (int i = 0; i < 205; i++) {
            many.add(stall());
        }
        Site.until("as many as can be served", () -> metric("openquay_telemetry_viewers") == 200);
        for (Socket socket : many) {
            socket.close();
        }
    }
}
