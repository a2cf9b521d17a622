package org.openquay.motion.sway;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

import org.openquay.api.state.StateCursor;
import org.openquay.api.state.StateImage;

/** Finds state that an object remembers and its image does not. */
final class StateReflection {

    private StateReflection() {}

    /** Copies state through an image into a fresh object and asserts that every mutable field went along. */
    static <T> T copied(T from, T into, BiConsumer<T, StateCursor> exchange) {
        StateImage image = new StateImage(100_000);
        StateCursor cursor = new StateCursor();
        cursor.save(image);
        exchange.accept(from, cursor);
        assertThat(cursor.end()).isTrue();
        spoil(into, new HashSet<>());
        assertThat(cursor.restore(image)).isTrue();
        exchange.accept(into, cursor);
        assertThat(cursor.end()).as("image wholly consumed").isTrue();
        compare(from, into, from.getClass().getSimpleName(), new HashSet<>());
        return into;
    }

    /** Gives every mutable field a value that no run would leave there. */
    private static void spoil(Object object, Set<Object> seen) {
        if (!seen.add(object)) {
            return;
        }
        for (Field field : object.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            try {
                field.setAccessible(true);
                Class<?> type = field.getType();
                if (type == double[].class && remembered(field)) {
                    java.util.Arrays.fill((double[]) field.get(object), -1234.5);
                } else if (Modifier.isFinal(field.getModifiers())) {
                    if (ours(type)) {
                        spoil(field.get(object), seen);
                    }
                } else if (type == double.class) {
                    field.setDouble(object, -1234.5);
                } else if (type == int.class) {
                    field.setInt(object, 3);
                } else if (type == long.class) {
                    field.setLong(object, -77);
                } else if (type == boolean.class) {
                    field.setBoolean(object, !field.getBoolean(object));
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void compare(Object expected, Object actual, String path, Set<Object> seen) {
        if (!seen.add(expected)) {
            return;
        }
        for (Field field : expected.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            try {
                field.setAccessible(true);
                String name = path + "." + field.getName();
                Class<?> type = field.getType();
                if (type.isPrimitive()) {
                    assertThat(field.get(actual)).as(name).isEqualTo(field.get(expected));
                } else if (type.isArray() && type.getComponentType().isPrimitive()) {
                    Object left = field.get(expected);
                    Object right = field.get(actual);
                    for (int i = 0; i < Array.getLength(left); i++) {
                        assertThat(Array.get(right, i)).as(name + "[" + i + "]").isEqualTo(Array.get(left, i));
                    }
                } else if (ours(type)) {
                    compare(field.get(expected), field.get(actual), name, seen);
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Arrays of configuration are final and named in capitals nowhere here: all arrays of state are remembered. */
    private static boolean remembered(Field field) {
        return ours(field.getDeclaringClass());
    }

    private static boolean ours(Class<?> type) {
        return type.getPackageName().equals("org.openquay.motion.sway") && !type.isRecord() && !type.isEnum();
    }
}
