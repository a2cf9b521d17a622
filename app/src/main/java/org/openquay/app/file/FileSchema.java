package org.openquay.app.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** A published JSON schema, and its findings in an engineer's words. */
public final class FileSchema {

    private static final Set<String> RANGES = Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");

    private final JsonSchema schema;

    /** The schema in that resource of the class's package. */
    public FileSchema(Class<?> owner, String resource) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(resource), resource)) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything in which the tree differs from the schema, in the order of lines. */
    public List<Problem> check(YamlTree tree) {
        return check(tree, keyword -> true);
    }

    /** As {@link #check}, but no number is compared with its range. */
    public List<Problem> checkStructure(YamlTree tree) {
        return check(tree, keyword -> !RANGES.contains(keyword));
    }

    private List<Problem> check(YamlTree tree, Predicate<String> counts) {
        List<Problem> problems = new ArrayList<>();
        for (ValidationMessage message : schema.validate(tree.root())) {
            if (counts.test(message.getType())) {
                problems.add(problem(message, tree));
            }
        }
        problems.sort(Comparator.comparingInt(Problem::line));
        return problems;
    }

    private Problem problem(ValidationMessage message, YamlTree tree) {
        String pointer = message.getInstanceLocation().toString();
        String property = message.getProperty();
        String keyword = message.getType();
        boolean ofProperty = property != null && (keyword.equals("required") || keyword.equals("additionalProperties"));
        String field = ofProperty ? pointer + "/" + property : pointer;
        JsonNode value = message.getInstanceNode();
        String shown = value == null || value.isContainerNode() || keyword.equals("required") ? "" : value.asText();
        return new Problem(tree.line(field), Fields.path(field), shown, allowed(keyword, message));
    }

    private String allowed(String keyword, ValidationMessage message) {
        JsonNode failed = schemaOf(message);
        return switch (keyword) {
            case "required" -> "is missing";
            case "additionalProperties" -> "is no field of this format";
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "type" -> range(failed, message);
            case "const" -> "must be " + failed.path("const").asText();
            case "enum" -> "must be one of " + message.getMessage().replaceFirst("^.*?\\[", "[");
            case "pattern" -> "must match " + failed.path("pattern").asText() + describe(failed);
            default -> message.getMessage().replaceFirst("^[^:]*: ", "");
        };
    }

    private static String range(JsonNode schema, ValidationMessage message) {
        StringJoiner range = new StringJoiner(" and ", "must be ", describe(schema));
        range.setEmptyValue(message.getMessage().replaceFirst("^[^:]*: ", ""));
        if (schema.path("type").asText().equals("integer")) {
            range.add("a whole number");
        } else if (schema.path("type").isTextual() && !schema.path("type").asText().equals("number")) {
            range.add("of type " + schema.path("type").asText());
        } else if (schema.path("type").isTextual() && !schema.has("minimum") && !schema.has("exclusiveMinimum")) {
            range.add("a number");
        }
        bound(schema, "minimum", ">=", range);
        bound(schema, "exclusiveMinimum", ">", range);
        bound(schema, "maximum", "<=", range);
        return range.toString();
    }

    private static void bound(JsonNode schema, String keyword, String sign, StringJoiner range) {
        if (schema.has(keyword)) {
            range.add(sign + " " + schema.get(keyword).asText());
        }
    }

    private static String describe(JsonNode schema) {
        return schema.has("description") ? " (" + schema.get("description").asText() + ")" : "";
    }

    /** The schema object that holds the keyword which failed. */
    private JsonNode schemaOf(ValidationMessage message) {
        String location = message.getSchemaLocation().getFragment().toString();
        String pointer = location.substring(0, Math.max(0, location.lastIndexOf('/')));
        return schema.getSchemaNode().at(pointer);
    }
}
