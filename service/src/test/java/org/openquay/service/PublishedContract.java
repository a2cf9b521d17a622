package org.openquay.service;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

import org.openquay.service.Site.Reply;

/**
 * Holds answers against the OpenAPI document as it is published, with a validator that the service knows nothing of. It
 * asks for more than the document does: an answer may have no property that its schema does not name.
 */
final class PublishedContract {

    private static final String HERE = "https://openquay.org/contract";
    private static final String PROBLEM = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final JsonNode DOCUMENT = read();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(HERE, DOCUMENT.toString()))));

    private final Set<String> seen = new ConcurrentSkipListSet<>();

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(
                PublishedContract.class.getResourceAsStream("/org/openquay/service/openapi.yaml"))) {
            String text = JSON.writeValueAsString(new Yaml().<Map<String, Object>>load(in));
            return closed(JSON.readTree(text.replace("\"#/components/", '"' + HERE + "#/components/")));
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Every schema of an answer with properties of its own has no others; a state is closed where it is answered. */
    private static JsonNode closed(JsonNode document) {
        document.path("components").path("schemas").properties().forEach(entry -> {
            if (!entry.getKey().equals("State")
                    && (entry.getValue().has("properties") || entry.getValue().has("allOf"))) {
                ((ObjectNode) entry.getValue()).put("unevaluatedProperties", false);
            }
        });
        return document;
    }

    /** The operations that the document names, each with the answers that it may give. */
    static Set<String> promised() {
        Set<String> promised = new TreeSet<>();
        for (JsonNode path : DOCUMENT.path("paths")) {
            for (JsonNode operation : path) {
                operation.path("responses").fieldNames().forEachRemaining(
                        status -> promised.add(operation.path("operationId").asText() + ' ' + status));
            }
        }
        return promised;
    }

    /** The answers that have been held against it so far, as {@link #promised} names them. */
    Set<String> seen() {
        return new TreeSet<>(seen);
    }

    /**
     * Fails when that answer is not what the document says of the operation; whatever the document does not name must be
     * refused with a problem, but for the files of the page.
     */
    void check(String method, String path, Reply reply) {
        String what = method + ' ' + path + " → " + reply.status() + ' ' + reply.type();
        JsonNode operation = operation(method.equals("HEAD") ? "GET" : method, path);
        if (operation == null) {
            if (reply.status() >= 400) {
                fits(what, reply, problem());
            }
            return;
        }
        JsonNode responses = operation.path("responses");
        String status = responses.has(Integer.toString(reply.status())) ? Integer.toString(reply.status()) : "default";
        JsonNode response = resolved(responses.path(status));
        if (response.isMissingNode()) {
            throw new AssertionError(what + ": the contract names no such answer of this operation");
        }
        if (!method.equals("HEAD")) {
            fits(what, reply, response.path("content"));
        }
        seen.add(operation.path("operationId").asText() + ' ' + status);
    }

    /** Fails when that text is not what the schema of that name says. */
    static void checkMessage(String text, String schema) {
        validate("a " + schema, JSON.createObjectNode().put("$ref", HERE + "#/components/schemas/" + schema), text);
    }

    /** Whatever was answered there, the connection was upgraded. */
    void upgraded(String path) {
        seen.add(Objects.requireNonNull(operation("GET", path)).path("operationId").asText() + " 101");
    }

    private static JsonNode problem() {
        return resolved(DOCUMENT.path("components").path("responses").path("Problem")).path("content");
    }

    private static @Nullable JsonNode operation(String method, String path) {
        for (Iterator<Map.Entry<String, JsonNode>> paths = DOCUMENT.path("paths").fields(); paths.hasNext();) {
            Map.Entry<String, JsonNode> entry = paths.next();
            if (path.matches(entry.getKey().replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+"))) {
                return entry.getValue().get(method.toLowerCase(Locale.ROOT));
            }
        }
        return null;
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asText().substring(HERE.length() + 1)) : node;
    }

    private static void fits(String what, Reply reply, JsonNode content) {
        String type = reply.type().replaceFirst(";.*", "");
        if (!content.has(type)) {
            throw new AssertionError(what + ": the contract names only " + content.properties());
        }
        if (type.endsWith("json")) {
            JsonNode body = validate(what, closedAnswer(content.path(type).path("schema")), reply.body());
            if (type.equals(PROBLEM) && body.path("status").asInt() != reply.status()) {
                throw new AssertionError(what + ": the problem names another status: " + body);
            }
        }
    }

    private static JsonNode validate(String what, JsonNode schema, String text) {
        JsonNode body;
        try {
            body = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(what + " is no JSON: " + text, e);
        }
        Set<ValidationMessage> complaints = SCHEMAS.getSchema(schema, STRICT).validate(body);
        if (!complaints.isEmpty()) {
            throw new AssertionError(what + ": " + complaints + " in " + text);
        }
        return body;
    }

    private static JsonNode closedAnswer(JsonNode schema) {
        boolean state = schema.path("$ref").asText().endsWith("/State");
        return state ? ((ObjectNode) schema.deepCopy()).put("unevaluatedProperties", false) : schema;
    }
}
