package org.openquay.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.openquay.journal.JournalDirectory;
import org.openquay.journal.JournalException;
import org.openquay.journal.verify.Finding;
import org.openquay.journal.verify.JournalVerifier;
import org.openquay.journal.verify.Verification;

/** {@code openquay journal verify}: whether a journal is whole. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Walks a whole journal: finds every gap, damage and reorder, and says where.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class JournalVerifyCommand implements Callable<Integer> {

    private static final int LINES = 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Journal directory.")
    private Path journal;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Failure {
        Verification found = verify(journal);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, asMap(found));
        } else {
            out.printf("%s in %s: %s, %s, %s, %s%n", Counted.of(found.records(), "record"),
                    Counted.of(found.files(), "file"), Counted.of(found.sessions().size(), "session"),
                    Counted.of(found.cycles(), "cycle"), Counted.of(found.events(), "event"),
                    Counted.of(found.gaps().size(), "named loss"));
            found.findings().stream().limit(LINES).forEach(out::println);
            if (found.findingCount() > LINES) {
                out.println("… and " + (found.findingCount() - LINES) + " findings more");
            }
            if (found.retired() > 0) {
                out.println("retired by age or size: " + Counted.of(found.retired(), "record") + " at its begin");
            }
            out.println(verdict(found));
        }
        return found.intact() ? 0 : 1;
    }

    private static String verdict(Verification found) {
        if (!found.intact()) {
            return "NOT INTACT: " + Counted.of(found.findingCount(), "finding");
        }
        return found.complete()
                ? "intact and complete"
                : "intact; its last session has no end: it is still being written, or its process was killed";
    }

    /** Walks that journal, with a progress bar; refused when no record is in its files. */
    static Verification verify(Path journal) throws Failure {
        try (Progress progress = new Progress()) {
            JournalDirectory.requireRecords(journal);
            long bytes = Math.max(1, JournalVerifier.bytes(journal));
            Verification found = JournalVerifier.verify(journal,
                    walked -> progress.show((double) walked / bytes, walked / (1 << 20) + " MiB"));
            if (found.records() == 0 && found.intact()) {
                throw new Failure(journal + " holds no records: there is nothing in its queue files");
            }
            return found;
        } catch (JournalException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<String, Object> asMap(Verification found) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("intact", found.intact());
        map.put("complete", found.complete());
        map.put("retired", found.retired());
        map.put("files", found.files());
        map.put("bytes", found.bytes());
        map.put("records", found.records());
        map.put("cycles", found.cycles());
        map.put("events", found.events());
        map.put("sessions", found.sessions());
        map.put("namedLosses", found.gaps().size());
        map.put("findingCount", found.findingCount());
        map.put("findings", found.findings().stream().map(JournalVerifyCommand::asMap).toList());
        return map;
    }

    static Map<String, Object> asMap(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", finding.kind());
        map.put("position", finding.position().toString());
        map.put("sequence", finding.position().sequence());
        map.put("detail", finding.detail());
        return map;
    }

}
