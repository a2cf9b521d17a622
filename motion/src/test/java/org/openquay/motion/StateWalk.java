package org.openquay.motion;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateImage;

/**
 * Proves that everything an object remembers is part of its saved state: perturbs each mutable field that it can reach,
 * one at a time, and lists those that the saved state does not notice. Fields and types marked {@link EachCycle} are left
 * out, and so is what has no mutable field.
 */
public final class StateWalk {

    private final Supplier<StateImage> save;
    private final Map<Object, Boolean> seen = new IdentityHashMap<>();
    private final List<String> unnoticed = new ArrayList<>();
    private int perturbed;

    public StateWalk(Supplier<StateImage> save) {
        this.save = save;
    }

    /** Fields that the saved state does not notice, as {@code Class.field}. */
    public List<String> unnoticed() {
        return unnoticed;
    }

    /** How many fields and array elements were tried. */
    public int perturbed() {
        return perturbed;
    }

    public StateWalk from(Object object) {
        walk(object);
        return this;
    }

    private void walk(Object object) {
        if (!object.getClass().getName().startsWith("org.openquay") || object instanceof Enum<?>
                || object instanceof Record || object.getClass().isAnnotationPresent(EachCycle.class)
                || seen.put(object, true) != null) {
            return;
        }
        for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(EachCycle.class)) {
                    field.setAccessible(true);
                    visit(object, field);
                }
            }
        }
    }

    private void visit(Object object, Field field) {
        try {
            Object value = field.get(object);
            boolean fixed = Modifier.isFinal(field.getModifiers());
            if (field.getType().isPrimitive() || field.getType().isEnum()) {
                if (!fixed) {
                    tryField(object, field, value);
                }
            } else if (value != null && field.getType().isArray()) {
                array(field, value, fixed);
            } else if (value != null) {
                if (!fixed) {
                    unnoticed.add(name(field) + " can be replaced as a whole");
                }
                walk(value);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tryField(Object object, Field field, Object value) throws IllegalAccessException {
        StateImage before = save.get();
        field.set(object, other(value));
        perturbed++;
        if (before.equals(save.get())) {
            unnoticed.add(name(field));
        }
        field.set(object, value);
    }

    private void array(Field field, Object array, boolean fixed) {
        if (!fixed) {
            unnoticed.add(name(field) + " can be replaced as a whole");
        }
        Class<?> element = array.getClass().getComponentType();
        if (!element.isPrimitive() && !element.isEnum()) {
            for (int i = 0; i < Array.getLength(array); i++) {
                Object value = Array.get(array, i);
                if (value != null) {
                    walk(value);
                }
            }
            return;
        }
        boolean noticed = true;
        for (int i = 0; i < Array.getLength(array); i++) {
            Object value = Array.get(array, i);
            StateImage before = save.get();
            Array.set(array, i, other(value));
            perturbed++;
            noticed &= !before.equals(save.get());
            Array.set(array, i, value);
        }
        if (!noticed && !isConstant(field)) {
            unnoticed.add(name(field));
        }
    }

    /** Arrays that nobody writes after construction carry the mark of it in their name. */
    private static boolean isConstant(Field field) {
        return Constants.NAMES.contains(name(field));
    }

    private static String name(Field field) {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    private static Object other(Object value) {
        return switch (value) {
            case Double d -> d + 1.25;
            case Long l -> l + 1;
            case Integer i -> i + 1;
            case Short s -> (short) (s + 1);
            case Byte b -> (byte) (b + 1);
            case Boolean b -> !b;
            case Enum<?> e -> {
                Object[] constants = e.getDeclaringClass().getEnumConstants();
                yield constants[(e.ordinal() + 1) % constants.length];
            }
            default -> throw new IllegalStateException("no other value for " + value.getClass());
        };
    }

    /** Arrays set up by a constructor and never written again: plain Java cannot say so of their elements. */
    private static final class Constants {
        static final List<String> NAMES =
                List.of("SignalMap.staleNs", "SignalMap.carriesIo", "SignalMap.carriesHeights", "StepSwitch.speedsMps");
    }
}
