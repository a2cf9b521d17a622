package org.openquay.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.logging.LogManager;

/**
 * What the libraries say: quiet, unless something is wrong. All of them end in {@code java.util.logging}, so one file
 * sets them all; {@code -Djava.util.logging.config.file} replaces it.
 */
final class LibraryLog {

    private LibraryLog() {}

    /** Call it before anything else runs, once. */
    static void configure() {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        try (InputStream settings =
                Objects.requireNonNull(LibraryLog.class.getResourceAsStream("logging.properties"))) {
            LogManager.getLogManager().readConfiguration(settings);
        } catch (IOException e) {
            throw new IllegalStateException("logging.properties cannot be read from the jar", e);
        }
    }
}
