package org.openquay.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.openquay.app.control.ControlProcess;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.file.InvalidFileException;
import org.openquay.journal.JournalException;
import org.openquay.journal.JournalOptions;

/** {@code openquay control}: the control process of one crane. */
@Command(name = "control", mixinStandardHelpOptions = true,
        description = {"Controls one crane until it is told to end.",
            "On SIGTERM or Ctrl-C it stops the crane first, then ends."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
public final class ControlCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CraneOption crane;

    @Option(names = "--journal", paramLabel = "DIR", required = true, description = "Journal directory of this crane.")
    private Path journal;

    @Option(names = "--keep-days", paramLabel = "DAYS", defaultValue = "30",
            description = "Retire journal files that are older (default: ${DEFAULT-VALUE}).")
    private int keepDays;

    @Option(names = "--keep-gb", paramLabel = "GIB", defaultValue = "100",
            description = "Retire the oldest journal files beyond so many GiB (default: ${DEFAULT-VALUE}).")
    private int keepGib;

    @Option(names = "--shadow", description = {"Look on while another controller moves the crane:",
        "read every link, write none, compute and record."})
    private boolean shadow;

    @Option(names = "--json", description = "Print one JSON object a line: when ready, for each notice, at the end.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (keepDays < 1 || keepGib < 1) {
            throw new ParameterException(spec.commandLine(), "--keep-days and --keep-gb must be >= 1");
        }
        CraneFile file = crane.read();
        ProcessConsole console =
                new ProcessConsole(spec.commandLine().getOut(), json, "control", file.crane().id());
        try (ControlProcess process = open(file, console);
                Ending _ = Ending.closes(process, console)) {
            double periodMs = file.crane().periodNs() / 1e6;
            if (!json) {
                console.notice("cycling every " + periodMs + " ms, journal " + journal);
            }
            if (shadow) {
                console.notice("SHADOW: reads only and writes to no device; outputs are inactive");
            }
            Map<String, Object> facts =
                    Json.facts("journal", journal.toAbsolutePath().toString(), "periodMs", periodMs);
            facts.put("shadow", shadow);
            console.ready("", facts);
            process.awaitFailure();
        }
        throw new Failure("control of " + file.crane().id() + " failed");
    }

    private ControlProcess open(CraneFile file, ProcessConsole console) throws Failure {
        try {
            return ControlProcess.open(file, journal,
                    JournalOptions.standard().withKeep(Duration.ofDays(keepDays), (long) keepGib << 30), shadow,
                    console::notice);
        } catch (JournalException | InvalidFileException | IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
