package org.openquay.app.crane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.openquay.simulator.plant.PlantDescription;

/** The published schema tells whoever writes a crane file all that may stand in it. */
class CraneSchemaTest {

    private JsonNode schema;

    @BeforeEach
    void read() throws Exception {
        try (InputStream in = CraneFile.class.getResourceAsStream("crane-1.schema.json")) {
            schema = new ObjectMapper().readTree(in);
        }
    }

    @Test
    void describesEveryField() {
        List<String> without = new ArrayList<>();
        fields(schema, "", (path, field) -> {
            if (field.path("description").asText().isBlank()) {
                without.add(path);
            }
        });
        assertThat(without).isEmpty();
    }

    @Test
    void givesEveryFieldItsRange() {
        List<String> without = new ArrayList<>();
        List<String> all = new ArrayList<>();
        fields(schema, "", (path, field) -> {
            all.add(path);
            boolean bounded = switch (field.path("type").asText()) {
                case "number", "integer" -> field.has("maximum") && (field.has("minimum")
                        || field.has("exclusiveMinimum"));
                case "array" -> field.has("maxItems");
                case "string" -> field.has("pattern") || field.has("maxLength");
                case "object" -> field.has("properties") || field.has("maxProperties");
                case "boolean" -> true;
                default -> field.has("enum") || field.has("const");
            };
            if (!bounded) {
                without.add(path);
            }
        });
        assertThat(without).isEmpty();
        assertThat(all).hasSizeGreaterThan(150);
    }

    @Test
    void knowsNoFieldThatItDoesNotList() {
        List<String> open = new ArrayList<>();
        fields(schema, "", (path, field) -> {
            if (field.has("properties") && (!field.path("additionalProperties").isBoolean()
                    || field.path("additionalProperties").asBoolean())) {
                open.add(path);
            }
        });
        assertThat(open).isEmpty();
    }

    @Test
    void listsThePlantAsTheSimulatorKnowsIt() {
        same(PlantDescription.class, schema.at("/properties/plant"));
    }

    private static void same(Class<?> record, JsonNode field) {
        List<String> listed = new ArrayList<>();
        field.path("properties").fieldNames().forEachRemaining(listed::add);
        List<String> required = new ArrayList<>();
        field.path("required").forEach(name -> required.add(name.asText()));
        assertThat(listed).as(record.getSimpleName())
                .isEqualTo(Arrays.stream(record.getRecordComponents()).map(PlantReader::field).toList())
                .isEqualTo(required);
        for (RecordComponent component : record.getRecordComponents()) {
            JsonNode child = field.path("properties").path(component.getName());
            if (component.getType() == List.class) {
                ParameterizedType list = (ParameterizedType) component.getGenericType();
                same((Class<?>) list.getActualTypeArguments()[0], child.path("items"));
            } else if (component.getType().isRecord()) {
                same(component.getType(), child);
            }
        }
    }

    private static void fields(JsonNode object, String path, BiConsumer<String, JsonNode> each) {
        object.path("properties").properties().forEach(entry -> {
            String at = path + "/" + entry.getKey();
            each.accept(at, entry.getValue());
            fields(entry.getValue(), at, each);
            JsonNode items = entry.getValue().path("items");
            if (items.has("properties")) {
                fields(items, at, each);
            } else if (!items.isMissingNode()) {
                each.accept(at + "/items", items);
            }
        });
    }
}
