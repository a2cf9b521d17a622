package org.openquay.app.file;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file of ours cannot be used; the message is one line, the problems are all of them. */
public final class InvalidFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidFileException(Path file, List<Problem> problems) {
        super(file + ": " + problems.stream().limit(1).map(Problem::toString).collect(Collectors.joining())
                + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : ""));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong with the file as a whole: it is one problem, without a line. */
    public InvalidFileException(Path file, String cause) {
        super(file + ": " + cause);
        this.problems = List.of(new Problem(Problem.NO_LINE, "file", "", cause));
    }

    public List<Problem> problems() {
        return problems;
    }
}
