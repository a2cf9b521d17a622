package org.openquay.app.file;

import java.util.regex.Pattern;

/** Names of fields as people write them. */
public final class Fields {

    private static final Pattern INDEX = Pattern.compile("/(\\d+)");

    private Fields() {}

    /** {@code /axes/0/limits} as {@code axes[0].limits}. */
    public static String path(String pointer) {
        String path = INDEX.matcher(pointer).replaceAll("[$1]").replace('/', '.');
        return path.startsWith(".") ? path.substring(1) : path.isEmpty() ? "file" : path;
    }
}
