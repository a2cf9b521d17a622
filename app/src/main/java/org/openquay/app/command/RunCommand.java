package org.openquay.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.openquay.api.crane.LinkDescription;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.file.InvalidFileException;
import org.openquay.app.jobs.JobList;
import org.openquay.app.run.Run;
import org.openquay.app.run.RunReport;
import org.openquay.journal.JournalDirectory;
import org.openquay.journal.JournalException;

/** {@code openquay run}: the whole thing, to watch and to evaluate. */
@Command(name = "run", mixinStandardHelpOptions = true, description = {
    "Works a job list with the virtual crane, control and service as three processes on loopback.",
    "Shows each move, then verifies and replays the journal. Ctrl-C stops the crane first."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
public final class RunCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    @Spec
    private CommandSpec spec;

    @Mixin
    private CraneOption crane;

    @Mixin
    private JobsOption jobs;

    @Option(names = "--port", defaultValue = "8080", description = "Port of the page (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--journal", paramLabel = "DIR",
            description = "Journal directory (default: a new one below runs/).")
    private @Nullable Path journal;

    @Option(names = "--moves", paramLabel = "N", description = "End after so many moves (default: the whole list).")
    private int moves = Integer.MAX_VALUE;

    @Option(names = "--no-open", description = "Do not open the page in a browser.")
    private boolean noOpen;

    @Option(names = "--seed", defaultValue = "1",
            description = "Seed of the virtual crane (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report, JSON.")
    private @Nullable Path report;

    @Option(names = "--json", description = "Print the report on standard output, all else on standard error.")
    private boolean json;

    @Option(names = "--verbose", description = "Also print what the three processes say.")
    private boolean verbose;

    @Override
    public Integer call() throws Failure, InterruptedException {
        if (moves < 1) {
            throw new ParameterException(spec.commandLine(), "--moves is " + moves + " and must be at least 1");
        }
        if (port < 1 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port is " + port + " and must be 1 to 65535");
        }
        CraneFile file = crane.read();
        requireLoopback(file);
        JobList list = jobs.read(file.crane());
        if (report != null) {
            OutputFiles.require(report);
        }
        Path directory = journal != null ? journal : Path.of("runs", LocalDateTime.now().format(STAMP), "journal");
        PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        try (Progress progress = new Progress()) {
            RunConsole console = new RunConsole(out, progress, verbose, !noOpen);
            Run.Plan plan = new Run.Plan(file, crane.file(), list, jobs.file(), workable(directory), port, seed,
                    Math.min(moves, list.jobs().size()));
            RunReport result = new Run(plan, console).work();
            console.summary(result, directory);
            if (report != null) {
                Json.write(report, result);
                out.println("Report: " + report);
            }
            if (json) {
                Json.print(spec.commandLine().getOut(), result);
            }
            out.flush();
            return failures(result).isEmpty() ? 0 : fail(failures(result));
        } catch (IOException | InvalidFileException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    /** The virtual crane stands in for drives and I/O that would be told to move otherwise. */
    private static void requireLoopback(CraneFile file) throws Failure {
        for (LinkDescription link : file.crane().links()) {
            if (!link.host().equals("localhost") && !link.host().matches("127\\.\\d+\\.\\d+\\.\\d+|\\[?::1\\]?")) {
                throw new Failure(file.path() + ": link '" + link.name() + "' leads to " + link.host()
                        + "; run works on loopback alone, so that no real crane moves: give it 127.0.0.1, or use control");
            }
        }
    }

    /** The directory, made when it is missing, for its owner alone. */
    private static Path workable(Path directory) throws Failure {
        try {
            JournalDirectory.prepare(directory);
            return directory;
        } catch (JournalException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<String> failures(RunReport report) {
        List<String> failures = new java.util.ArrayList<>();
        if (!report.journal().verified()) {
            failures.add("the journal is not intact");
        }
        if (report.journal().replayMismatches() > 0 || report.journal().replayedCycles() != report.cycles()) {
            failures.add("the journal does not replay");
        }
        return failures;
    }

    private static int fail(List<String> failures) throws Failure {
        throw new Failure(String.join("; ", failures));
    }
}
