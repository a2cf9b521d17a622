package org.openquay.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.app.process.JvmOptions;

/** Where the operator token goes when no terminal watches: into no log. */
@Timeout(120)
class ServeTokenTest {

    private static final String CRANE = Path.of("..", "cranes", "sts-65t.yaml").toString();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "--json"})
    void isInAFileOfItsOwnerAndInNoOutputAndGoesWithTheService(String form) throws Exception {
        Path kept = directory.resolve("journal").resolve("operator-token");
        List<String> said = new ArrayList<>();
        Process serve = serve(form);
        try (BufferedReader out = serve.inputReader()) {
            String address = readUntilReady(out, said);
            String token = Files.readString(kept).strip();

            assertThat(token).hasSize(32);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept))).isEqualTo("rw-------");
            assertThat(write(address, token)).as("the token that it takes").isNotEqualTo(401);
            assertThat(write(address, "another-token-of-any-length")).isEqualTo(401);
            serve.toHandle().destroy();
            out.lines().forEach(said::add);
            assertThat(serve.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said).anyMatch(line -> line.contains(kept.toString())).noneMatch(line -> line.contains(token));
            assertThat(kept).doesNotExist();
        } finally {
            serve.destroyForcibly();
        }
    }

    @Test
    void isNowhereWhenItWasGiven() throws Exception {
        Process serve = serve("", "a-token-that-was-given");
        List<String> said = new ArrayList<>();
        try (BufferedReader out = serve.inputReader()) {
            assertThat(write(readUntilReady(out, said), "a-token-that-was-given")).isNotEqualTo(401);
            assertThat(said).noneMatch(line -> line.contains("token"));
            assertThat(directory.resolve("journal").resolve("operator-token")).doesNotExist();
        } finally {
            serve.destroyForcibly();
        }
    }

    private Process serve(String form, String... token) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("--crane", CRANE, "--journal", directory.resolve("journal").toString(), "--port", "0"));
        if (!form.isEmpty()) {
            arguments.add(form);
        }
        ProcessBuilder serve = new ProcessBuilder(JvmOptions.commandLine("serve", arguments)).redirectErrorStream(true);
        serve.environment().remove("OPENQUAY_OPERATOR_TOKEN");
        if (token.length > 0) {
            serve.environment().put("OPENQUAY_OPERATOR_TOKEN", token[0]);
        }
        return serve.start();
    }

    /** Reads until it is at work; its address. */
    private static String readUntilReady(BufferedReader out, List<String> said) throws Exception {
        while (true) {
            String line = out.readLine();
            assertThat(line).as("%s", said).isNotNull();
            said.add(line);
            if (line.startsWith("{")) {
                JsonNode node = new ObjectMapper().readTree(line);
                if (node.path("event").asText().equals("ready")) {
                    return node.path("address").asText();
                }
            } else if (line.endsWith(" ready")) {
                return line.substring(line.indexOf("http"), line.lastIndexOf(' '));
            }
        }
    }

    private static int write(String address, String token) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address).resolve("/v1/cranes/STS-01/reset"))
                    .header("Authorization", "Bearer " + token).POST(HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
