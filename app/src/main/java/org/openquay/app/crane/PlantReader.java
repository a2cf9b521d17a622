package org.openquay.app.crane;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.app.file.Fields;
import org.openquay.app.file.Problem;
import org.openquay.app.file.YamlTree;
import org.openquay.simulator.plant.PlantDescription;

/**
 * Reads the {@code plant} section of a tree that the schema has accepted into the simulator's own records: each component
 * is the field of the same name, and what a record holds in seconds stands in the file in milliseconds
 * ({@code openDelayS} in {@code openDelayMs}). How the plant must fit the crane becomes problems.
 */
final class PlantReader {

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
        PlantDescription plant = record(PlantDescription.class, tree.root().path("plant"));
        boolean fits = names("/plant/axes", crane.axes().stream().map(axis -> axis.name()).toList(),
                plant.axes().stream().map(PlantDescription.Axis::name).toList())
                & names("/plant/drives", crane.drives().stream().map(drive -> drive.name()).toList(),
                        plant.drives().stream().map(PlantDescription.Drive::name).toList());
        if (fits) {
            for (int i = 0; i < crane.axes().size(); i++) {
                axis("/plant/axes/" + i, crane.axes().get(i), plant.axes().get(i));
            }
        }
        return plant;
    }

    private boolean names(String pointer, List<String> crane, List<String> plant) {
        if (!crane.equals(plant)) {
            problem(pointer, plant.toString(), "must be those of the crane in their order: " + crane);
        }
        return crane.equals(plant);
    }

    private void axis(String at, AxisDescription axis, PlantDescription.Axis plant) {
        if (plant.startM() < axis.hardMinPositionM() || plant.startM() > axis.hardMaxPositionM()) {
            problem(at + "/startM", String.valueOf(plant.startM()), "must lie within hardMin and hardMax of the axis ("
                    + axis.hardMinPositionM() + " … " + axis.hardMaxPositionM() + " m)");
        }
        if (axis.role() != AxisRole.HOIST && plant.movedKg() <= 0) {
            problem(at + "/movedKg", String.valueOf(plant.movedKg()), "must be > 0: only a hoist moves nothing itself");
        }
    }

    private static <T> T record(Class<T> type, JsonNode node) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i], node);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("record " + type.getName() + " cannot be made from its components", e);
        }
    }

    private static Object value(RecordComponent component, JsonNode node) {
        JsonNode child = node.path(field(component));
        if (component.getType() == double.class) {
            return child.asDouble() / (seconds(component) ? 1000.0 : 1.0);
        }
        if (component.getType() == String.class) {
            return child.asText();
        }
        if (component.getType() == List.class) {
            Class<?> item = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            List<Object> items = new ArrayList<>();
            child.forEach(element -> items.add(record(item, element)));
            return items;
        }
        return record(component.getType(), child);
    }

    /** The field of the file that holds a component. */
    static String field(RecordComponent component) {
        String name = component.getName();
        return seconds(component) ? name.substring(0, name.length() - 1) + "Ms" : name;
    }

    private static boolean seconds(RecordComponent component) {
        String name = component.getName();
        return component.getType() == double.class && name.endsWith("S") && !name.endsWith("PerS");
    }

    private void problem(String pointer, String value, String allowed) {
        problems.add(new Problem(tree.line(pointer), Fields.path(pointer), value, allowed));
    }
}
