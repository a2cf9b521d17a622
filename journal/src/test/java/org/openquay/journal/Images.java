package org.openquay.journal;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;

import org.openquay.api.image.AxisPath;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;

/** Images as text that is equal exactly when all that counts in them is equal, bit for bit. */
public final class Images {

    private Images() {}

    public static String text(InputImage in) {
        StringBuilder text = new StringBuilder();
        fields(in, "commands plan", text);
        for (int i = 0; i < in.commandCount; i++) {
            value(in.commands[i], text);
        }
        if (in.planPresent) {
            fields(in.plan, "paths", text);
            for (AxisPath path : in.plan.paths) {
                path(path, text);
            }
        }
        return text.toString();
    }

    public static String text(OutputImage out) {
        StringBuilder text = new StringBuilder();
        fields(out, "events planRequest status", text);
        for (int i = 0; i < out.eventCount; i++) {
            value(out.events[i], text);
        }
        if (out.planRequested) {
            value(out.planRequest, text);
        }
        if (out.statusPresent) {
            value(out.status, text);
        }
        return text.toString();
    }

    public static String text(Object image) {
        StringBuilder text = new StringBuilder();
        value(image, text);
        return text.toString();
    }

    private static void path(AxisPath path, StringBuilder text) {
        fields(path, "durationS jerkMps3", text);
        for (int i = 0; i < path.segments; i++) {
            value(path.durationS[i], text);
            value(path.jerkMps3[i], text);
        }
    }

    private static void fields(Object object, String without, StringBuilder text) {
        text.append('{');
        Field[] fields = object.getClass().getFields();
        Arrays.sort(fields, Comparator.comparing(Field::getName));
        for (Field field : fields) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !(" " + without + " ").contains(" " + field.getName() + " ")) {
                text.append(field.getName()).append('=');
                try {
                    value(field.get(object), text);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        text.append('}');
    }

    private static void value(Object value, StringBuilder text) {
        switch (value) {
            case Double number -> text.append(Long.toHexString(Double.doubleToRawLongBits(number))).append(' ');
            case Number number -> text.append(number).append(' ');
            case Boolean yes -> text.append(yes).append(' ');
            case Enum<?> constant -> text.append(constant).append(' ');
            case Object array when array.getClass().isArray() -> {
                for (int i = 0; i < Array.getLength(array); i++) {
                    value(Array.get(array, i), text);
                }
                text.append('\n');
            }
            default -> fields(value, "", text);
        }
    }
}
