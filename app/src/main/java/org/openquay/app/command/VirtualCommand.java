package org.openquay.app.command;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.openquay.app.crane.CraneFile;
import org.openquay.journal.IoReason;
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

    @Option(names = "--json", description = "Print one JSON object a line: when ready, for each notice, at the end.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        CraneFile file = crane.read();
        PlantDescription plant = file.plant().orElseThrow(
                () -> new Failure(file.path() + ": has no section 'plant', which the virtual crane needs"));
        CargoPlan cargo = jobs.read(file.crane()).cargo();
        ProcessConsole console =
                new ProcessConsole(spec.commandLine().getOut(), json, "virtual", file.crane().id());
        try (VirtualCrane virtual = open(file, plant, cargo);
                Ending _ = Ending.closes(virtual, console)) {
            Map<String, Object> addresses = new LinkedHashMap<>();
            file.crane().links().forEach(link -> addresses.put(link.name(), link.host() + ":" + link.port()));
            console.ready("", Json.facts("seed", seed, "addresses", addresses));
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
            throw new Failure("cannot write " + movesTo + ": " + IoReason.of(e), e);
        }
    }
}
