package org.openquay.app.command;

/** Numbers of things as people say them. */
final class Counted {

    private Counted() {}

    /** {@code 1 file}, {@code 2 files}, {@code 0 losses}. */
    static String of(long number, String one) {
        return number + " " + one + (number == 1 ? "" : one.endsWith("s") ? "es" : "s");
    }
}
