package org.openquay.app.file;

/**
 * One mistake in a file.
 *
 * @param line    where it stands, from 1; {@link #NO_LINE} when it is the file as a whole, such as one that is missing
 * @param field   path of the field, such as {@code axes[0].limits.speedMps}
 * @param value   what stands there; empty when the field is missing
 * @param allowed what may stand there, or what is wrong
 */
public record Problem(int line, String field, String value, String allowed) {

    /** The line of what stands on no line. */
    public static final int NO_LINE = 0;

    /** More of a value says no more about it. */
    private static final int SHOWN = 60;

    /** {@code line 14: axes[0].limits.speedMps = -3: must be > 0 and <= 20}. */
    @Override
    public String toString() {
        return "line " + line + ": " + field + (value.isEmpty() ? "" : " = " + shown()) + ": " + allowed;
    }

    private String shown() {
        String line = value.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
