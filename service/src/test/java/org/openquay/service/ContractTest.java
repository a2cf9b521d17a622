package org.openquay.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.api.command.CommandKind;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.CraneMode;
import org.openquay.api.status.Fault;
import org.openquay.api.status.Permission;
import org.openquay.api.status.Refusal;
import org.openquay.service.Site.Reply;

/**
 * Every answer of the running service fits the published contract: the client of all tests looks at each, and here every
 * operation gives every kind of answer that the contract promises.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(120)
class ContractTest {

    private static final String OPERATIONS = """
            GET    | /v1/cranes
            GET    | /v1/cranes/STS-01
            GET    | /v1/cranes/STS-01/state
            GET    | /v1/cranes/STS-01/axes
            GET    | /v1/cranes/STS-01/axes/hoist
            PUT    | /v1/cranes/STS-01/axes/hoist/jog
            GET    | /v1/cranes/STS-01/spreader
            PUT    | /v1/cranes/STS-01/spreader/twistlocks
            GET    | /v1/cranes/STS-01/work-instructions
            POST   | /v1/cranes/STS-01/work-instructions
            GET    | /v1/cranes/STS-01/work-instructions/WI-1
            POST   | /v1/cranes/STS-01/work-instructions/WI-1/cancel
            POST   | /v1/cranes/STS-01/work-instructions/WI-1/pause
            POST   | /v1/cranes/STS-01/work-instructions/WI-1/resume
            GET    | /v1/cranes/STS-01/events
            PUT    | /v1/cranes/STS-01/lease
            DELETE | /v1/cranes/STS-01/lease
            POST   | /v1/cranes/STS-01/stop
            POST   | /v1/cranes/STS-01/halt/release
            POST   | /v1/cranes/STS-01/reset
            POST   | /v1/cranes/STS-01/suspended-load/decide
            GET    | /health
            GET    | /v1/cranes/STS-01/telemetry
            GET    | /metrics
            GET    | /openapi.yaml
            """;
    private static final Pattern ANSWER =
            Pattern.compile("(?s)HTTP/1.1 (\\d+) .*?content-type: ([^\r]*)\r\n.*?\r\n\r\n(.*)",
                    Pattern.CASE_INSENSITIVE);

    @TempDir
    static Path journal;
    private static FakeControl control;
    private static Site site;

    @BeforeAll
    static void start() throws Exception {
        site = Site.on(journal);
        assertThat(site.get("/health").status()).isEqualTo(503);
        assertThat(site.get(Site.CRANE + "/state").status()).isEqualTo(503);
        control = FakeControl.start(journal).shows(Crane.atRest());
        site.shown();
    }

    @AfterAll
    static void end() throws Exception {
        site.close();
        control.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = OPERATIONS)
    @Order(1)
    void isKeptByEveryOperationThatIsRefusedUnderAForeignName(String method, String path) throws Exception {
        assertThat(raw(method, path, "evil.example").status()).isEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = OPERATIONS)
    @Order(1)
    void isKeptByEveryOperationThatComesWithoutToken(String method, String path) throws Exception {
        Reply reply = raw(method, path, "127.0.0.1");
        assertThat(reply.status()).isIn(method.equals("GET") ? new Integer[] {200, 404, 426} : new Integer[] {401});
    }

    @Test
    @Order(2)
    void isKeptByWhatIsRead() throws Exception {
        for (Runnable scene : new Runnable[] {() -> control.shows(Crane.working()), () -> control.shows(image -> {
            Crane.atRest().accept(image);
            image.swayRad = Double.NaN;
            image.windMps = Double.NaN;
            image.loadKg = Double.NaN;
            image.axes[0].positionM = Double.NaN;
            image.axes[0].speedMps = Double.NaN;
        })}) {
            scene.run();
            long before = site.get(Site.CRANE + "/state").json().getLong("tick");
            Site.until("the scene is shown",
                    () -> site.get(Site.CRANE + "/state").json().getLong("tick") > before + 10);
            for (String path : new String[] {Site.CRANE, Site.CRANE + "/state", Site.CRANE + "/axes",
                Site.CRANE + "/axes/hoist", Site.CRANE + "/spreader",
                Site.CRANE + "/work-instructions", Site.CRANE + "/events?limit=1000", "/health", "/metrics",
                "/openapi.yaml"}) {
                assertThat(site.get(path).status()).as(path).isEqualTo(200);
            }
        }
        assertThat(site.get(Site.CRANE + "/axes/boom").status()).isEqualTo(404);
        assertThat(site.get(Site.CRANE + "/events?limit=0").status()).isEqualTo(400);
        assertThat(site.get(Site.CRANE + "/work-instructions?limit=0").status()).isEqualTo(400);
        assertThat(site.get(Site.CRANE + "/work-instructions/none").status()).isEqualTo(404);
    }

    @Test
    @Order(4)
    void isKeptByCommandsThatAreAccepted() throws Exception {
        control.shows(Crane.atRest());
        assertThat(site.put(Site.CRANE + "/lease", "{}").status()).isEqualTo(202);
        assertThat(site.put(Site.CRANE + "/axes/hoist/jog", "{\"speedMps\":0.1}").status()).isEqualTo(202);
        assertThat(site.put(Site.CRANE + "/spreader/twistlocks", "{\"turn\":\"LOCK\"}").status()).isEqualTo(202);
        assertThat(site.write("DELETE", Site.CRANE + "/lease", "").status()).isEqualTo(202);
        assertThat(site.create("k1", Site.move("WI-1")).status()).isEqualTo(201);
        assertThat(site.create("k1", Site.move("WI-1")).status()).isEqualTo(201);
        Site.until("it is known", () -> site.get(Site.CRANE + "/work-instructions/WI-1").status() == 200);
        assertThat(site.get(Site.CRANE + "/work-instructions").array()).hasSize(1);
        for (String verb : new String[] {"pause", "resume", "cancel"}) {
            assertThat(site.post(Site.CRANE + "/work-instructions/WI-1/" + verb, "").status()).as(verb).isEqualTo(202);
        }
        for (String kind : new String[] {"HALT", "STOP", "QUICK_STOP"}) {
            assertThat(site.post(Site.CRANE + "/stop", "{\"kind\":\"" + kind + "\"}").status()).isEqualTo(202);
        }
        for (String path : new String[] {Site.CRANE + "/halt/release", Site.CRANE + "/reset",
            Site.CRANE + "/suspended-load/decide"}) {
            assertThat(site.post(path, "").status()).as(path).isEqualTo(202);
        }
    }

    @Test
    @Order(5)
    void isKeptByCommandsThatAreRefusedForWhateverReason() throws Exception {
        for (Refusal refusal : Refusal.values()) {
            if (refusal == Refusal.NONE) {
                continue;
            }
            for (CommandKind kind : CommandKind.values()) {
                control.refuses(kind, refusal,
                        refusal == Refusal.PERMISSION_MISSING ? Permission.WIND_LOW.bit() : 0);
            }
            assertThat(site.create("refused-" + refusal, Site.move("WI-9")).status()).isEqualTo(409);
            for (String path : new String[] {Site.CRANE + "/work-instructions/WI-1/pause",
                Site.CRANE + "/work-instructions/WI-1/resume",
                Site.CRANE + "/work-instructions/WI-1/cancel", Site.CRANE + "/halt/release", Site.CRANE + "/reset",
                Site.CRANE + "/suspended-load/decide"}) {
                assertThat(site.post(path, "").status()).as("%s %s", path, refusal).isEqualTo(409);
            }
            assertThat(site.put(Site.CRANE + "/lease", "{}").status()).isEqualTo(409);
            assertThat(site.put(Site.CRANE + "/axes/hoist/jog", "{\"speedMps\":0.1}").status()).isEqualTo(409);
            assertThat(site.put(Site.CRANE + "/spreader/twistlocks", "{\"turn\":\"LOCK\"}").status()).isEqualTo(409);
            assertThat(site.write("DELETE", Site.CRANE + "/lease", "").status()).isEqualTo(409);
        }
        assertThat(site.create("k1", Site.move("WI-2")).status()).isEqualTo(422);
        assertThat(site.create("far", Site.move("far").replace("V-01-01-01", "V-99-01-01")).status()).isEqualTo(422);
        assertThat(site.put(Site.CRANE + "/lease", "{\"group\":\"tugs\"}").status()).isEqualTo(404);
        assertThat(site.create("big", "{\"x\":\"" + "y".repeat(100_000) + "\"}").status()).isEqualTo(413);
    }

    @Test
    @Order(6)
    void isKeptByTheTelemetry() throws Exception {
        control.shows(Crane.working());
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket socket = site.client().newWebSocketBuilder().buildAsync(
                URI.create("ws://127.0.0.1:" + site.service.port() + Site.CRANE + "/telemetry"), listener(heard))
                .join();
        site.contract.upgraded(Site.CRANE + "/telemetry");
        control.puts(out -> out.event(EventKind.FAULT_LATCHED, 1, 0, Fault.DRIVE_TRIPPED.ordinal(), 0, 1, 0));
        try {
            boolean event = false;
            for (int i = 0; i < 20 || !event; i++) {
                String text = heard.poll(20, TimeUnit.SECONDS);
                assertThat(text).as("a message").isNotNull();
                PublishedContract.checkMessage(text, "Telemetry");
                event |= text.contains("FAULT_LATCHED");
            }
        } finally {
            socket.abort();
        }
        assertThat(site.get(Site.CRANE + "/telemetry").status()).isEqualTo(426);
        assertThat(site.send(site.request(Site.CRANE + "/telemetry").header("Origin", "http://evil.example")
                .method("GET", BodyPublishers.noBody())).status()).isEqualTo(403);
    }

    @Test
    @Order(7)
    void isKeptByEventsOfEveryKind() throws Exception {
        control.puts(out -> {
            for (EventKind kind : EventKind.values()) {
                out.event(kind, 1, 0, kind == EventKind.FAULT_LATCHED ? Fault.DRIVE_TRIPPED.ordinal() : 0, 1, 1, 1);
            }
        });
        Site.until("all are told", () -> {
            String events = site.get(Site.CRANE + "/events?limit=1000").body();
            return Arrays.stream(EventKind.values()).allMatch(kind -> events.contains(kind.name()));
        });
    }

    @Test
    @Order(8)
    void isKeptWhereControlOnlyLooksOn() throws Exception {
        control.shows(image -> {
            Crane.atRest().accept(image);
            image.mode = CraneMode.OTHER;
        });
        Site.until("it looks on", () -> site.get(Site.CRANE + "/state").body().contains("OTHER"));
        int before = control.taken().size();
        int stops = control.stopped().size();

        for (String path : new String[] {"/stop", "/halt/release", "/reset", "/suspended-load/decide",
            "/work-instructions/WI-1/pause", "/work-instructions/WI-1/resume", "/work-instructions/WI-1/cancel"}) {
            looksOn(site.post(Site.CRANE + path, path.equals("/stop") ? "{\"kind\":\"STOP\"}" : ""));
        }
        looksOn(site.put(Site.CRANE + "/lease", "{}"));
        looksOn(site.write("DELETE", Site.CRANE + "/lease", ""));
        looksOn(site.put(Site.CRANE + "/axes/hoist/jog", "{\"speedMps\":0.1}"));
        looksOn(site.put(Site.CRANE + "/spreader/twistlocks", "{\"turn\":\"LOCK\"}"));
        looksOn(site.create("looking-on", Site.move("WI-8")));

        Site.until("the stop is handed over all the same", () -> control.stopped().size() == stops + 1);
        assertThat(control.taken()).hasSize(before);
        control.shows(Crane.atRest());
        Site.until("it is in control again", () -> !site.get(Site.CRANE + "/state").body().contains("OTHER"));
    }

    private static void looksOn(Reply reply) {
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().getString("type")).endsWith("/not-in-control");
        assertThat(reply.detail()).contains("neither move nor stop");
    }

    @Test
    @Order(9)
    void isKeptBySilence() throws Exception {
        control.deaf(true);
        assertThat(site.post(Site.CRANE + "/reset", "").status()).isEqualTo(503);
        control.deaf(false);
    }

    /** Of each operation, every answer that the contract promises was given by the tests before. */
    @Test
    @Order(10)
    void isKeptToItsEnd() {
        TreeSet<String> missing = new TreeSet<>(PublishedContract.promised());
        assertThat(missing).hasSizeGreaterThan(40);
        missing.removeAll(site.contract.seen());
        assertThat(missing).isEmpty();
    }

    private static WebSocket.Listener listener(LinkedBlockingQueue<String> heard) {
        return new WebSocket.Listener() {

            private final StringBuilder part = new StringBuilder();

            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                part.append(data);
                if (last) {
                    heard.add(part.toString());
                    part.setLength(0);
                }
                socket.request(1);
                return null;
            }
        };
    }

    /** A request without a body or a token, to a host of that name; its answer has been held against the contract. */
    private static Reply raw(String method, String path, String host) throws Exception {
        String answer;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.service.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write((method + ' ' + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        Matcher parts = ANSWER.matcher(answer);
        assertThat(parts.matches()).as(answer).isTrue();
        Reply reply = new Reply(Integer.parseInt(parts.group(1)), parts.group(2), parts.group(3));
        site.contract.check(method, path, reply);
        return reply;
    }
}
