package org.openquay.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.openquay.app.crane.CraneFile;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.plant.PlantDescription;
import org.openquay.simulator.server.VirtualCrane;

/** {@code openquay virtual}: the virtual crane alone. */
@Command(name = "virtual", mixinStandardHelpOptions = true,
        description = "The virtual crane alone: its drives and I/O as protocol servers on the crane file's addresses.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
public final class VirtualCommand implements Callable<Integer> {

    private static final long WATCH_NS = 100_000_000L;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CraneOption crane;

    @Mixin
    private JobsOption jobs;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of all noise (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--moves-to", paramLabel = "FILE", description = "Append the truth about each move, one JSON line.")
    private @Nullable Path movesTo;

    @Override
    public Integer call() throws Exception {
        CraneFile file = crane.read();
        PlantDescription plant = file.plant().orElseThrow(
                () -> new Failure(file.path() + ": has no section 'plant', which the virtual crane needs"));
        CargoPlan cargo = jobs.read(file.crane()).cargo();
        PrintWriter out = spec.commandLine().getOut();
        try (VirtualCrane virtual = open(file, plant, cargo)) {
            Ending.closes(virtual);
            out.println("virtual " + file.crane().id() + ": " + Ending.READY);
            out.flush();
            while (virtual.failure().isEmpty()) {
                LockSupport.parkNanos(WATCH_NS);
            }
            throw new Failure("the virtual crane stopped: " + virtual.failure().orElseThrow());
        }
    }

    private VirtualCrane open(CraneFile file, PlantDescription plant, CargoPlan cargo) throws Failure {
        try {
            VirtualCrane virtual = VirtualCrane.open(file.crane(), plant, cargo, seed);
            if (movesTo != null) {
                virtual.writeMovesTo(movesTo);
            }
            return virtual;
        } catch (BindException | IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new Failure("cannot write " + movesTo + ": " + e.getMessage(), e);
        }
    }
}
