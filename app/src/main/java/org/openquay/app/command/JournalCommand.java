package org.openquay.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code openquay journal}: what can be done with a journal. */
@Command(name = "journal", mixinStandardHelpOptions = true, description = "Reads and verifies a journal.",
        subcommands = {JournalCatCommand.class, JournalVerifyCommand.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before run()
public final class JournalCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "cat or verify");
    }
}
