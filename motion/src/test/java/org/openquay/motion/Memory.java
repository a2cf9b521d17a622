package org.openquay.motion;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.api.state.StateImage;

/**
 * Everything that an object and what belongs to it remember, found by reflection: fields that are not final, and arrays
 * of numbers, save what is marked {@link EachCycle}.
 */
final class Memory {

    /** One thing remembered: a field, or an array that a final field refers to. */
    static final class Cell {

        private final Object owner;
        private final Field field;
        private final @Nullable Object array;
        private final @Nullable Object atFirst;

        Cell(Object owner, Field field, @Nullable Object array) {
            this.owner = owner;
            this.field = field;
            this.array = array;
            atFirst = array == null ? null : copy(array);
        }

        boolean isArray() {
            return array != null;
        }

        /** Whether an array's content has changed since it was found: one that never does is configuration. */
        boolean hasChanged() {
            return array != null && atFirst != null && !Arrays.deepEquals(new Object[] {array}, new Object[] {atFirst});
        }

        /** Changes the value, runs, and puts it back. */
        void perturb(int index, Runnable meanwhile) throws IllegalAccessException {
            if (array == null) {
                Object old = field.get(owner);
                field.set(owner, other(old));
                meanwhile.run();
                field.set(owner, old);
            } else {
                Object old = Array.get(array, index);
                Array.set(array, index, other(old));
                meanwhile.run();
                Array.set(array, index, old);
            }
        }

        int length() {
            return array == null ? 1 : Array.getLength(array);
        }

        private Object other(@Nullable Object old) {
            return switch (old) {
                case Boolean value -> !value;
                case Integer value -> value + 1;
                case Long value -> value + 1;
                case Double value -> Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ 1);
                case Short value -> (short) (value + 1);
                case Byte value -> (byte) (value + 1);
                case Enum<?> value -> next(value);
                case null, default -> throw new AssertionError(this + " refers to " + old
                        + ": only numbers and enums can be part of the saved state");
            };
        }

        private static Object next(Enum<?> value) {
            Object[] constants = value.getDeclaringClass().getEnumConstants();
            return constants[(value.ordinal() + 1) % constants.length];
        }

        private static Object copy(Object array) {
            int length = Array.getLength(array);
            Object copy = Array.newInstance(array.getClass().getComponentType(), length);
            System.arraycopy(array, 0, copy, 0, length);
            return copy;
        }

        @Override
        public String toString() {
            return field.getDeclaringClass().getSimpleName() + "." + field.getName();
        }
    }

    private final List<Cell> cells = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Memory() {}

    static List<Cell> of(Object root) throws IllegalAccessException {
        Memory memory = new Memory();
        memory.visit(root);
        return memory.cells;
    }

    private void visit(Object object) throws IllegalAccessException {
        Class<?> type = object.getClass();
        boolean ours = type.getName().startsWith("org.openquay.");
        if (!ours || type.isRecord() || object instanceof Enum<?> || object instanceof StateCursor
                || object instanceof StateImage || type.isAnnotationPresent(EachCycle.class) || !seen.add(object)) {
            return;
        }
        for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
            for (Field field : part.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(EachCycle.class)) {
                    field.setAccessible(true);
                    visit(object, field);
                }
            }
        }
    }

    private void visit(Object owner, Field field) throws IllegalAccessException {
        Object value = field.get(owner);
        if (!Modifier.isFinal(field.getModifiers())) {
            cells.add(new Cell(owner, field, null));
        } else if (value != null) {
            visitValue(owner, field, value);
        }
    }

    private void visitValue(Object owner, Field field, Object value) throws IllegalAccessException {
        Class<?> type = value.getClass();
        if (!type.isArray()) {
            visit(value);
        } else if (type.getComponentType().isPrimitive() || type.getComponentType().isEnum()) {
            cells.add(new Cell(owner, field, value));
        } else {
            for (Object element : (Object[]) value) {
                if (element != null) {
                    visitValue(owner, field, element);
                }
            }
        }
    }
}
