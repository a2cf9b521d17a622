package org.openquay.app.crane;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import org.openquay.api.crane.CraneDescription;
import org.openquay.app.file.Fields;
import org.openquay.app.file.Problem;
import org.openquay.app.file.YamlTree;
import org.openquay.simulator.plant.PlantDescription;

/**
 * Reads the {@code plant} section of a crane file into the simulator's own records: each component is the field of the
 * same name, and what a record holds in seconds stands in the file in milliseconds ({@code openDelayS} in
 * {@code openDelayMs}). Every number must be there, finite, and not negative unless it is a position or a direction.
 */
final class PlantReader {

    private static final Set<String> SIGNED = Set.of("startM", "waterM", "directionRad", "initialSwayRad", "quayEdgeM");

    private final YamlTree tree;
    private final List<Problem> problems = new ArrayList<>();

    PlantReader(YamlTree tree) {
        this.tree = tree;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The plant; meaningful only when there are no problems. */
    PlantDescription plant(CraneDescription crane) {
        PlantDescription plant = record(PlantDescription.class, tree.root().path("plant"), "/plant");
        names("/plant/axes", crane.axes().stream().map(axis -> axis.name()).toList(),
                plant.axes().stream().map(PlantDescription.Axis::name).toList());
        names("/plant/drives", crane.drives().stream().map(drive -> drive.name()).toList(),
                plant.drives().stream().map(PlantDescription.Drive::name).toList());
        return plant;
    }

    private void names(String pointer, List<String> crane, List<String> plant) {
        if (!crane.equals(plant)) {
            problem(pointer, plant.toString(), "must be those of the crane in their order: " + crane);
        }
    }

    private <T> T record(Class<T> type, JsonNode node, String pointer) {
        Set<String> known = new HashSet<>();
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i], node, pointer, known);
        }
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                problem(pointer + "/" + field, "", "is no field of this section");
            }
        });
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("record " + type.getName() + " cannot be made from its components", e);
        }
    }

    private Object value(RecordComponent component, JsonNode node, String pointer, Set<String> known) {
        String name = component.getName();
        if (component.getType() == double.class) {
            boolean seconds = name.endsWith("S") && !name.endsWith("PerS");
            String field = seconds ? name.substring(0, name.length() - 1) + "Ms" : name;
            known.add(field);
            return number(node.path(field), pointer + "/" + field, SIGNED.contains(name)) / (seconds ? 1000.0 : 1.0);
        }
        known.add(name);
        JsonNode child = node.path(name);
        String at = pointer + "/" + name;
        if (component.getType() == String.class) {
            return child.asText();
        }
        if (component.getType() == List.class) {
            Class<?> item = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            List<Object> items = new ArrayList<>();
            child.forEach(element -> items.add(record(item, element, at + "/" + items.size())));
            return items;
        }
        return record(component.getType(), child, at);
    }

    private double number(JsonNode node, String pointer, boolean signed) {
        if (node.isMissingNode()) {
            problem(pointer, "", "is missing");
            return 0;
        }
        double value = node.asDouble();
        if (!node.isNumber() || !Double.isFinite(value) || (!signed && value < 0)) {
            problem(pointer, node.asText(), signed ? "must be a number" : "must be a number >= 0");
        }
        return value;
    }

    private void problem(String pointer, String value, String allowed) {
        problems.add(new Problem(tree.line(pointer), Fields.path(pointer), value, allowed));
    }
}
