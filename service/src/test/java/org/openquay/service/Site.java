package org.openquay.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.openquay.api.crane.SampleCrane;

/** A service on a free port of the loopback, and a client of it that holds every answer against the contract. */
final class Site implements AutoCloseable {

    static final String TOKEN = "4f2b6d8a90c1e3f5a7b9";
    /** Where the sample crane is. */
    static final String CRANE = "/v1/cranes/STS-01";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final CraneService service;
    final PublishedContract contract = new PublishedContract();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Site(Path journal) throws Exception {
        service = CraneService.open(settings(journal, 0));
    }

    static Site on(Path journal) throws Exception {
        return new Site(journal);
    }

    static ServiceSettings settings(Path journal, int port) {
        return new ServiceSettings(SampleCrane.description(), journal, "127.0.0.1", port, TOKEN, FakeControl.WRITERS,
                "terminal", "operator");
    }

    /** An answer. */
    record Reply(int status, String type, String body) {

        JsonObject json() {
            return new JsonObject(body);
        }

        JsonArray array() {
            return new JsonArray(body);
        }

        String detail() {
            return json().getString("detail");
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + service.port() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** A write with the token. */
    Reply post(String path, String body) throws IOException, InterruptedException {
        return write("POST", path, body);
    }

    Reply put(String path, String body) throws IOException, InterruptedException {
        return write("PUT", path, body);
    }

    Reply write(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Authorization", "Bearer " + TOKEN);
        return send(body.isEmpty()
                ? request.method(method, BodyPublishers.noBody())
                : request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    /** Asks for a move. */
    Reply create(String key, String body) throws IOException, InterruptedException {
        return send(request(CRANE + "/work-instructions").header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json").header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    /** A good work instruction of that id. */
    static String move(String id) {
        return new JsonObject().put("workInstructionId", id).put("containerId", "MSCU1234566").put("from", "V-01-01-01")
                .put("to", "L-01-01").put("massKg", 24_000).encode();
    }

    Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        Reply reply =
                new Reply(answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
        contract.check(answer.request().method(), answer.request().uri().getPath(), reply);
        return reply;
    }

    HttpClient client() {
        return http;
    }

    /** Waits until the service shows the crane. */
    Site shown() throws Exception {
        until("the service shows the crane", () -> get("/health").status() == 200);
        return this;
    }

    /** Waits for something that must come about. */
    static void until(String what, Callable<Boolean> condition) throws Exception {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError("did not come about: " + what);
            }
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        // the service first: the client waits for every socket that a failed test left open
        service.close();
        http.shutdownNow();
        http.close();
    }
}
