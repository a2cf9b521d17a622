package org.openquay.drivers;

/**
 * One setting of a description under check; turns a violation into an exception that names owner, field, value and
 * allowed range.
 *
 * @param owner what it belongs to, such as {@code drive 'hoist'}
 * @param field its name in the crane file
 */
public record Setting(String owner, String field) {

    /** Requires {@code holds}; otherwise throws with the value found and what is allowed. */
    public void require(boolean holds, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(
                    owner + ": " + field + " is '" + value + "', allowed is " + allowed);
        }
    }

    /** The value, which must lie in the range, both ends included. */
    public int between(int value, int min, int max) {
        require(value >= min && value <= max, value, min + " to " + max);
        return value;
    }

    /** The text as a decimal number in the range, both ends included. */
    public int between(String text, int min, int max) {
        String allowed = "a whole number from " + min + " to " + max;
        require(text.matches("\\d{1,9}"), text, allowed);
        int value = Integer.parseInt(text);
        require(value >= min && value <= max, text, allowed);
        return value;
    }

    /** The value, which must be greater than 0 and finite. */
    public double positive(double value) {
        require(value > 0 && Double.isFinite(value), value, "a finite number greater than 0");
        return value;
    }
}
