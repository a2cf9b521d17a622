package org.openquay.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code openquay plan}: motions from and to files. */
@Command(name = "plan", mixinStandardHelpOptions = true,
        description = "Plans trajectories and transfers, from and to files.",
        subcommands = {PlanTrajectoryCommand.class, PlanTransferCommand.class, PlanCompareCommand.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before run()
public final class PlanCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "trajectory, transfer or compare");
    }
}
