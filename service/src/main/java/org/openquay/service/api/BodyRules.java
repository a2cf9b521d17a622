package org.openquay.service.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import org.jspecify.annotations.Nullable;

/** What the contract allows in the bodies of requests, in words: for whoever sent one that does not fit. Immutable. */
final class BodyRules {

    private static final String SCHEMA = "/requestBody/content/application~1json/schema";
    private static final Pattern PLACE = Pattern.compile("line: (\\d+), column: (\\d+)");
    /** More of a value says no more about it. */
    private static final int SHOWN = 40;

    /** One operation that takes a body. */
    private record Rule(String method, Pattern path, JsonObject schema) {}

    private final JsonObject contract;
    private final List<Rule> rules = new ArrayList<>();

    /** @param contract OpenAPI, as published */
    BodyRules(JsonObject contract) {
        this.contract = contract;
        for (Map.Entry<String, Object> path : contract.getJsonObject("paths")) {
            Pattern pattern = Pattern.compile(path.getKey().replaceAll("\\{[^}]*}", "[^/]+"));
            for (Map.Entry<String, Object> operation : (JsonObject) path.getValue()) {
                if (operation.getValue() instanceof JsonObject described && described.containsKey("requestBody")) {
                    rules.add(new Rule(operation.getKey().toUpperCase(Locale.ROOT), pattern,
                            resolved((JsonObject) Objects.requireNonNull(at(described, SCHEMA)))));
                }
            }
        }
    }

    /**
     * What is wrong with that body, and what is allowed, a sentence for each field.
     *
     * @param text  the body; null when there is none
     * @param wrong the fields that the contract does not let through
     * @return empty when the operation takes no body, or nothing is wrong that could be said
     */
    Optional<String> fault(String method, String path, @Nullable String text, Set<String> wrong) {
        return rules.stream().filter(rule -> rule.method.equals(method) && rule.path.matcher(path).matches())
                .findFirst().map(rule -> fault(rule.schema, text == null ? "" : text, wrong))
                .filter(said -> !said.isEmpty());
    }

    private String fault(JsonObject schema, String text, Set<String> wrong) {
        JsonObject fields = schema.getJsonObject("properties");
        if (text.isBlank()) {
            return "The body is missing: it must be a JSON object of " + fields.fieldNames() + ".";
        }
        Object body;
        try {
            body = Json.decodeValue(text);
        } catch (DecodeException e) {
            Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
            return "The body is no JSON" + (place.find()
                    ? ": it makes no sense at line " + place.group(1) + ", column " + place.group(2) + "."
                    : ".");
        }
        return body instanceof JsonObject object
                ? String.join(" ", faults(schema, fields, object, wrong))
                : "The body must be a JSON object of " + fields.fieldNames() + ".";
    }

    private List<String> faults(JsonObject schema, JsonObject fields, JsonObject body, Set<String> wrong) {
        List<String> faults = new ArrayList<>();
        for (Object required : schema.getJsonArray("required", new JsonArray())) {
            if (!body.containsKey(required.toString())) {
                faults.add("'" + required + "' is missing: it must be " + allowed(fields, required.toString()) + ".");
            }
        }
        for (String field : body.fieldNames()) {
            if (!fields.containsKey(field)) {
                faults.add("'" + shortened(field) + "' is no field of this: there are " + fields.fieldNames() + ".");
            } else if (wrong.contains(field)) {
                faults.add("'" + field + "' is " + shortened(String.valueOf(body.getValue(field))) + ": it must be "
                        + allowed(fields, field) + ".");
            }
        }
        return faults;
    }

    private String allowed(JsonObject fields, String field) {
        JsonObject schema = resolved(fields.getJsonObject(field));
        StringBuilder allowed = new StringBuilder(switch (schema.getString("type")) {
            case "integer" -> "a whole number";
            case "number" -> "a number";
            default -> "a text";
        });
        if (schema.containsKey("enum")) {
            allowed.append(", one of ").append(schema.getJsonArray("enum").getList());
        }
        if (schema.containsKey("pattern")) {
            allowed.append(" that matches ").append(schema.getString("pattern"));
        }
        if (schema.containsKey("minimum")) {
            allowed.append(" from ").append(schema.getValue("minimum"));
        }
        if (schema.containsKey("maximum")) {
            allowed.append(" to ").append(schema.getValue("maximum"));
        }
        if (schema.containsKey("description")) {
            allowed.append(" (").append(schema.getString("description")).append(')');
        }
        return allowed.toString();
    }

    private static String shortened(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    /** What a reference names, or the object itself. */
    private JsonObject resolved(JsonObject schema) {
        String reference = schema.getString("$ref");
        return reference == null
                ? schema
                : (JsonObject) Objects.requireNonNull(at(contract, reference.substring(1)), reference);
    }

    private static @Nullable Object at(JsonObject root, String pointer) {
        return JsonPointer.from(pointer).queryJson(root);
    }
}
