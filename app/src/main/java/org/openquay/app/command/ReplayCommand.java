package org.openquay.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.openquay.app.replay.Replay;
import org.openquay.journal.JournalDirectory;
import org.openquay.journal.JournalException;

/** {@code openquay replay}: executes a journal again. */
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = "Executes a journal again and compares every output word; names the first difference.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
public final class ReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Journal directory.")
    private Path journal;

    @Option(names = "--until-mismatch", description = "End at the first difference.")
    private boolean untilMismatch;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Failure {
        Replay.Result result = replay();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, asMap(result));
        } else {
            out.printf(Locale.ROOT, "%d cycles replayed, %d differences, %.0f times real time%n", result.cycles(),
                    result.mismatches(), result.timesRealTime());
            if (result.skipped() > 0) {
                out.printf("%d cycles could not be replayed: %s%n", result.skipped(),
                        result.refusals().isEmpty()
                                ? "records before them are missing"
                                : String.join("; ", result.refusals()));
            }
            result.first().ifPresent(first -> out.println("first difference: " + first));
        }
        return result.exact() && result.cycles() > 0 ? 0 : 1;
    }

    private Replay.Result replay() throws Failure {
        try (Progress progress = new Progress()) {
            JournalDirectory.requireRecords(journal);
            return Replay.run(journal, untilMismatch, cycles -> progress.show(0, cycles + " cycles"));
        } catch (JournalException | IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<String, Object> asMap(Replay.Result result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("replayedCycles", result.cycles());
        map.put("skippedCycles", result.skipped());
        if (!result.refusals().isEmpty()) {
            map.put("refusedSessions", result.refusals());
        }
        map.put("mismatches", result.mismatches());
        result.first().ifPresent(first -> map.put("first", first));
        map.put("timesRealTime", result.timesRealTime());
        return map;
    }
}
