package org.openquay.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.openquay.app.words.RecordWords;
import org.openquay.journal.JournalDirectory;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.JournalRecord;

/** {@code openquay journal cat}: a journal to read. */
@Command(name = "cat", mixinStandardHelpOptions = true,
        description = "Prints a journal: commands, events, links, sessions; with --cycles every cycle.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class JournalCatCommand implements Callable<Integer> {

    private static final Duration WAIT = Duration.ofMillis(200);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Journal directory.")
    private Path journal;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--cycles", description = "Also print cycles in which nothing happened.")
    private boolean cycles;

    @Option(names = "--follow", description = "Wait for more, until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws Failure, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        RecordWords words = new RecordWords(cycles);
        try (JournalReader reader = reader()) {
            for (JournalRecord next = next(reader); next != null && !out.checkError(); next = next(reader)) {
                (json ? words.json(next) : words.lines(next)).forEach(out::println);
            }
            return 0;
        } catch (JournalException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private JournalReader reader() throws JournalException {
        JournalDirectory.requireRecords(journal);
        return JournalReader.fromStart(journal);
    }

    private @Nullable JournalRecord next(JournalReader reader) throws JournalException, InterruptedException {
        JournalRecord next = reader.next();
        while (next == null && follow) {
            spec.commandLine().getOut().flush();
            next = reader.next(WAIT);
        }
        return next;
    }
}
