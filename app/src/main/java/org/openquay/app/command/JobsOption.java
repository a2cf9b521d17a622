package org.openquay.app.command;

import java.nio.file.Path;

import picocli.CommandLine.Option;

import org.openquay.api.crane.CraneDescription;
import org.openquay.app.file.InvalidFileException;
import org.openquay.app.jobs.JobList;

/** The job list that a command works with. */
final class JobsOption {

    @Option(names = "--jobs", paramLabel = "FILE", defaultValue = "${sys:openquay.home:-.}/cranes/sts-65t.jobs.yaml",
            description = "Job list (default: the sample list).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    Path file() {
        return file;
    }

    /** The list, validated for that crane. */
    JobList read(CraneDescription crane) throws Failure {
        try {
            return JobList.read(file, crane);
        } catch (InvalidFileException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
