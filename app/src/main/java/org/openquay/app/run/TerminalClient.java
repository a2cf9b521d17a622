package org.openquay.app.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.openquay.app.jobs.JobList.Job;

/** Speaks to the service as a terminal operating system would. */
final class TerminalClient implements Terminal, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI base;
    private final String crane;
    private final String token;

    TerminalClient(URI base, String craneId, String token) {
        this.base = base;
        crane = "/v1/cranes/" + craneId;
        this.token = token;
    }

    /** The service refused, or answered nonsense; the message is its reason. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        private final String refusal;

        Refused(String message, String refusal) {
            super(message);
            this.refusal = refusal;
        }

        /** A person has the lease: ask again when it is free. */
        boolean heldByOther() {
            return refusal.equals("LEASE_HELD_BY_OTHER");
        }
    }

    @Override
    public JsonNode state() throws IOException, InterruptedException {
        return get("/state");
    }

    @Override
    public void create(Job job, int attempt) throws IOException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("workInstructionId", job.id());
        body.put("containerId", job.container());
        body.put("from", job.from().toString());
        body.put("to", job.to().toString());
        body.put("massKg", job.massKg());
        send(request("/work-instructions").header("Idempotency-Key", job.id() + "/" + attempt)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    @Override
    public JsonNode workInstruction(String id) throws IOException, InterruptedException {
        return get("/work-instructions/" + id);
    }

    @Override
    public void resume(String id) throws IOException, InterruptedException {
        send(request("/work-instructions/" + id + "/resume").POST(HttpRequest.BodyPublishers.noBody()));
    }

    @Override
    public void reset() throws IOException, InterruptedException {
        send(request("/reset").POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Decides that a load which hung when control started may be moved again: a person's word, never the runner's. */
    void decideSuspendedLoad() throws IOException, InterruptedException {
        send(request("/suspended-load/decide").POST(HttpRequest.BodyPublishers.noBody()));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(crane + path)).timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("told to end");
        }
        HttpResponse<String> answer = answer(request.build());
        JsonNode body = answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        if (answer.statusCode() >= 400) {
            throw new Refused(answer.statusCode() + " " + body.path("title").asText() + ": "
                    + body.path("detail").asText(), body.path("refusal").asText());
        }
        return body;
    }

    /** The client's own exceptions seldom say what went wrong. */
    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("the service at " + base + " does not answer: "
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
