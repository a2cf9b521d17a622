package org.openquay.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.openquay.app.crane.CraneExplanation;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.file.InvalidFileException;

/** {@code openquay check}: whether a crane file is valid, and what it means. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Validates a crane file and explains it: axes, limits, stopping distances, time budgets.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
public final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", defaultValue = "${sys:openquay.home:-.}/cranes/sts-65t.yaml",
            description = "Crane file (default: the sample crane).")
    private Path file;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Failure {
        PrintWriter out = spec.commandLine().getOut();
        try {
            CraneFile crane = CraneFile.read(file);
            CraneExplanation explanation = CraneExplanation.of(crane.crane());
            if (json) {
                Json.print(out, facts(true, "explanation", explanation));
            } else {
                out.println(file + " is valid.");
                explanation.lines().forEach(out::println);
            }
            return 0;
        } catch (InvalidFileException e) {
            if (json) {
                Json.print(out, facts(false, "problems", e.problems()));
                return 1;
            }
            if (e.problems().size() > 1) {
                e.problems().forEach(problem -> out.println(file + ": " + problem));
                throw new Failure(file + " has " + e.problems().size() + " problems", e);
            }
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private Map<String, Object> facts(boolean valid, String what, Object found) {
        Map<String, Object> facts = Json.facts("file", file.toString(), "valid", valid);
        facts.put(what, found);
        return facts;
    }
}
