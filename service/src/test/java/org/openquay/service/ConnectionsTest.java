package org.openquay.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.status.StopKind;

/** Whoever else is connected, a stop comes through. */
class ConnectionsTest {

    private static final int MANY = 1_100;

    @TempDir
    Path journal;
    private FakeControl control;
    private Site site;
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        control = FakeControl.start(journal).shows(Crane.atRest());
        site = Site.on(journal).shown();
    }

    @AfterEach
    void end() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        site.close();
        control.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.service.port());
        sockets.add(socket);
        return socket;
    }

    @Test
    void aStopComesThroughWhenOthersHoldEveryConnectionThereIs() throws Exception {
        for (int i = 0; i < MANY; i++) {
            send(connect(), i % 2 == 0 ? "" : "POST " + Site.CRANE + "/stop HTTP/1.1\r\nHost: local");
        }
        try (HttpClient fresh = HttpClient.newHttpClient()) {
            HttpRequest stop = site.request(Site.CRANE + "/stop").header("Authorization", "Bearer " + Site.TOKEN)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"kind\":\"STOP\"}")).build();

            assertThat(fresh.send(stop, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(202);
        }
        Site.until("control reads it", () -> control.stopped().equals(List.of(StopKind.STOP)));
        assertThat(connections()).isLessThan(MANY);
    }

    @Test
    void aHeadThatDoesNotEndIsNotWaitedForHoweverItDrips() throws Exception {
        Socket slow = connect();
        slow.setSoTimeout(100);
        send(slow, "GET /health HTTP/1.1\r\nHost: localhost\r\nX: ");

        Site.until("it is closed", () -> closed(slow));
    }

    @Test
    void aViewerIsNotTakenForASilentOneAndIsForgottenWhenItLeaves() throws Exception {
        double before = connections();
        WebSocket viewer = site.client().newWebSocketBuilder().buildAsync(
                URI.create("ws://127.0.0.1:" + site.service.port() + Site.CRANE + "/telemetry"),
                new WebSocket.Listener() {})
                .join();
        for (int i = 0; i < MANY; i++) {
            connect();
        }
        Site.until("silent ones made way",
                () -> site.get("/metrics").body().contains("openquay_telemetry_viewers{crane=\"STS-01\"} 1.0"));
        assertThat(viewer.isInputClosed()).isFalse();

        viewer.abort();
        for (Socket socket : sockets) {
            socket.close();
        }

        Site.until("all are forgotten", () -> connections() <= before);
    }

    /** The second is of a version that there is not. */
    @Test
    void aConnectionThatFailsToBecomeAWebSocketIsAnsweredAndEnds() throws Exception {
        double before = connections();
        for (String flaw : new String[] {"",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 99\r\n"}) {
            Socket socket = connect();
            socket.setSoTimeout(10_000);
            send(socket, "GET " + Site.CRANE + "/telemetry HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\n" + flaw + "\r\n");

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 4");
        }
        Site.until("both are forgotten", () -> connections() <= before);
    }

    private double connections() throws Exception {
        return site.get("/metrics").body().lines().filter(line -> line.startsWith("openquay_connections{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ')))).findFirst().orElseThrow();
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static boolean closed(Socket socket) {
        try {
            send(socket, "x");
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
