package org.openquay.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.openquay.app.crane.CraneFile;
import org.openquay.app.jobs.JobList.Job;
import org.openquay.app.process.ChildProcess;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.server.VirtualCrane;

/**
 * A crane for end-to-end tests: the virtual crane's real servers in this process, so that the plant's truth can be looked
 * at, and control and service as real processes that can be killed for real. The trolley drive is reached through a proxy
 * that can spoil it.
 */
final class LiveCrane implements AutoCloseable {

    static final String TROLLEY_LINK = "trolley-drive";
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration END = Duration.ofSeconds(25);
    private static final String TOKEN = "end-to-end-operator-token";

    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final Path craneFile;
    private final VirtualCrane virtual;
    private final FaultProxy proxy;
    private final URI address;
    final TerminalClient terminal;
    @Nullable
    private ChildProcess control;
    @Nullable
    private ChildProcess service;

    LiveCrane(Path directory) throws Exception {
        this.directory = directory;
        String text = NearCrane.text();
        CraneFile real = CraneFile.read(Files.writeString(directory.resolve("real.yaml"), text));
        virtual = VirtualCrane.open(real.crane(), real.plant().orElseThrow(), NearCrane.cargo(), 5);
        proxy = new FaultProxy(real.crane().links().stream().filter(link -> link.name().equals(TROLLEY_LINK))
                .findFirst().orElseThrow().port());
        craneFile = Files.writeString(directory.resolve("crane.yaml"), behindTheProxy(text));
        int port = NearCrane.freePort();
        address = URI.create("http://127.0.0.1:" + port + "/");
        terminal = new TerminalClient(address, real.crane().id(), TOKEN);
    }

    /** The crane file with the trolley drive behind the proxy. */
    private String behindTheProxy(String text) {
        String own = "{name: " + TROLLEY_LINK + ", driver: plc4x-modbus-tcp, host: 127.0.0.1, port: ";
        assertThat(text).contains(own);
        return text.replaceFirst(Pattern.quote(own) + "\\d+", own + proxy.port());
    }

    Path journal() {
        return directory.resolve("journal");
    }

    void startControl() throws Exception {
        control =
                start("control", List.of("--crane", craneFile.toString(), "--journal", journal().toString()), Map.of());
    }

    void startService() throws Exception {
        service = start("serve", List.of("--crane", craneFile.toString(), "--journal", journal().toString(), "--port",
                Integer.toString(address.getPort())), Map.of("OPENQUAY_OPERATOR_TOKEN", TOKEN));
    }

    private static ChildProcess start(String subcommand, List<String> arguments, Map<String, String> environment)
            throws Exception {
        ChildProcess process = ChildProcess.start(subcommand, arguments, environment, END,
                line -> System.out.println("  " + line));
        process.awaitReady(START);
        return process;
    }

    void killControl() throws InterruptedException {
        if (control != null) {
            control.kill();
        }
    }

    void killService() throws InterruptedException {
        if (service != null) {
            service.kill();
        }
    }

    FaultProxy trolleyWire() {
        return proxy;
    }

    void stopServer(String link) {
        virtual.stopServer(link);
    }

    void startServer(String link) throws IOException {
        virtual.startServer(link);
    }

    <T> T truth(java.util.function.Function<SimulatedCrane, T> look) {
        return virtual.with(look);
    }

    /** Fastest axis, m/s. */
    double fastestMps() {
        return truth(crane -> {
            double fastest = 0;
            for (int axis = 0; axis < crane.plant().axes(); axis++) {
                fastest = Math.max(fastest, Math.abs(crane.plant().axis(axis).speedMps()));
            }
            return fastest;
        });
    }

    /** What the service answers to the operator, problem or not. */
    JsonNode operator(String method, String path, String body) throws IOException, InterruptedException {
        return operatorLater(method, path, body).join();
    }

    /** The same, without waiting for it. */
    CompletableFuture<JsonNode> operatorLater(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/v1/cranes/STS-01" + path)).timeout(SHORT)
                .header("Authorization", "Bearer " + TOKEN).header("Content-Type", "application/json")
                .header("Idempotency-Key", "test-" + System.nanoTime());
        return http.sendAsync(request.method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString()).thenApply(LiveCrane::tree);
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer.statusCode() + ' ' + answer.body(), e);
        }
    }

    JsonNode job(String id) throws IOException, InterruptedException {
        return terminal.workInstruction(id);
    }

    boolean inPhase(Job job, String phase) {
        try {
            return job(job.id()).path("phase").asText().equals(phase);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for a condition with a deadline. */
    static void await(String what, Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long untilNs = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > untilNs) {
                throw new AssertionError("not within " + atMost.toSeconds() + " s: " + what);
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws Exception {
        if (control != null) {
            control.close();
        }
        if (service != null) {
            service.close();
        }
        terminal.close();
        http.close();
        proxy.close();
        virtual.close();
    }
}
