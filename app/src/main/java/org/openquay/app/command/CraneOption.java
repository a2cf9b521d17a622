package org.openquay.app.command;

import java.nio.file.Path;

import picocli.CommandLine.Option;

import org.openquay.app.crane.CraneFile;
import org.openquay.app.file.InvalidFileException;

/** The crane that a command works with. */
final class CraneOption {

    @Option(names = "--crane", paramLabel = "FILE", defaultValue = "${sys:openquay.home:-.}/cranes/sts-65t.yaml",
            description = "Crane file (default: the sample crane).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    Path file() {
        return file;
    }

    /** The crane, validated. */
    CraneFile read() throws Failure {
        try {
            return CraneFile.read(file);
        } catch (InvalidFileException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
