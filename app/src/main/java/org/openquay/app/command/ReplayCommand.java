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
import org.openquay.journal.JournalException;
import org.openquay.journal.verify.Verification;

/** {@code openquay replay}: executes a journal again. */
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = "Executes a journal again and compares every output word; names the first difference, "
                + "and damage or loss that keeps cycles from it.")
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
        Verification whole = JournalVerifyCommand.verify(journal);
        Replay.Result result = replay();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, asMap(result, whole));
        } else {
            out.printf(Locale.ROOT, "%s replayed, %s, %.0f times real time%n", Counted.of(result.cycles(), "cycle"),
                    Counted.of(result.mismatches(), "difference"), result.timesRealTime());
            if (result.skipped() > 0) {
                out.printf("%s could not be replayed: %s%n", Counted.of(result.skipped(), "cycle"),
                        result.refusals().isEmpty()
                                ? "records before them are missing"
                                : String.join("; ", result.refusals()));
            }
            result.first().ifPresent(first -> out.println("first difference: " + first));
            whole.first().ifPresent(first -> out.printf(
                    "the journal is NOT INTACT, so this is not all that was recorded: %s, the first %s%n",
                    Counted.of(whole.findingCount(), "finding"), first));
        }
        return result.exact() && result.cycles() > 0 && whole.intact() ? 0 : 1;
    }

    private Replay.Result replay() throws Failure {
        try (Progress progress = new Progress()) {
            return Replay.run(journal, untilMismatch, cycles -> progress.show(0, cycles + " cycles"));
        } catch (JournalException | IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<String, Object> asMap(Replay.Result result, Verification whole) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("replayedCycles", result.cycles());
        map.put("skippedCycles", result.skipped());
        if (!result.refusals().isEmpty()) {
            map.put("refusedSessions", result.refusals());
        }
        map.put("mismatches", result.mismatches());
        result.first().ifPresent(first -> map.put("first", first));
        map.put("intact", whole.intact());
        whole.first().ifPresent(first -> map.put("finding", JournalVerifyCommand.asMap(first)));
        map.put("timesRealTime", result.timesRealTime());
        return map;
    }
}
