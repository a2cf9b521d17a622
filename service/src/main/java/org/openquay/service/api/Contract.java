package org.openquay.service.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The published contract, and the copy of it that the router is built from: the library accepts no media type outside its
 * own short list, so {@code application/problem+json}, and what is answered beside that router, are taken out of that
 * copy, and only there.
 */
final class Contract {

    private static final String RESOURCE = "/org/openquay/service/openapi.yaml";
    private static final List<String> BESIDE = List.of("/v1/cranes/{craneId}/telemetry", "/metrics", "/openapi.yaml");
    private static final String PROBLEM = "application/problem+json";

    private Contract() {}

    /** The contract as it is published, word for word. */
    static String text() {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contract as it is published, as JSON. */
    static JsonObject tree() {
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text());
        return new JsonObject(new JsonObject(tree).encode());
    }

    static Future<OpenAPIContract> load(Vertx vertx) {
        JsonObject contract = tree();
        BESIDE.forEach(contract.getJsonObject("paths")::remove);
        strip(contract);
        return OpenAPIContract.from(vertx, contract);
    }

    private static void strip(Object node) {
        if (node instanceof JsonObject object) {
            object.remove(PROBLEM);
            object.forEach(entry -> strip(entry.getValue()));
        } else if (node instanceof JsonArray array) {
            array.forEach(Contract::strip);
        }
    }
}
