package org.openquay.app;

import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

import org.openquay.app.command.CheckCommand;
import org.openquay.app.command.ControlCommand;
import org.openquay.app.command.Failure;
import org.openquay.app.command.JournalCommand;
import org.openquay.app.command.PlanCommand;
import org.openquay.app.command.ReplayCommand;
import org.openquay.app.command.RunCommand;
import org.openquay.app.command.ServeCommand;
import org.openquay.app.command.SimulateCommand;
import org.openquay.app.command.VirtualCommand;
import org.openquay.app.command.WhyCommand;
import org.openquay.app.process.Lifeline;

/**
 * The {@code openquay} command: says what there is, and leaves the work to its subcommands.
 *
 * <p>Exit code 0 only when the command did what it says; 1 when it could not; 2 for a command line that makes no sense.
 */
@Command(name = "openquay", description = "Open motion control for container cranes.", mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        subcommands = {RunCommand.class, ControlCommand.class, ServeCommand.class, VirtualCommand.class,
            SimulateCommand.class, CheckCommand.class, WhyCommand.class, PlanCommand.class, JournalCommand.class,
            ReplayCommand.class})
public final class OpenQuay implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        LibraryLog.configure();
        Lifeline.hold();
        System.exit(commandLine().execute(args));
    }

    /** The command line with its way of telling errors: one line, and a stack trace only for our own defects. */
    public static CommandLine commandLine() {
        return new CommandLine(new OpenQuay()).setParameterExceptionHandler((mistake, args) -> {
            CommandLine command = mistake.getCommandLine();
            command.getErr().println("openquay: " + words(mistake) + ". See "
                    + command.getCommandSpec().qualifiedName() + " --help");
            return CommandLine.ExitCode.USAGE;
        }).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof Failure) {
                command.getErr().println("openquay: " + failure.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
    }

    private static String words(ParameterException mistake) {
        if (!(mistake instanceof UnmatchedArgumentException unknown)) {
            return String.valueOf(mistake.getMessage());
        }
        List<String> meant = unknown.getSuggestions();
        return "'" + unknown.getUnmatched().getFirst() + "' is not known here"
                + (meant.isEmpty() ? "" : "; perhaps " + String.join(" or ", meant));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "which command? " + String.join(", ", spec.subcommands().keySet()));
    }
}
