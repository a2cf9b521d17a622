package org.openquay.app.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.openquay.app.crane.CraneFile;
import org.openquay.app.simulate.Simulation;
import org.openquay.app.simulate.SimulationReport;
import org.openquay.simulator.plant.PlantDescription;

/** {@code openquay simulate}: many moves in virtual time. */
@Command(name = "simulate", mixinStandardHelpOptions = true, subcommands = SimulateStudyCommand.class, description = {
    "Works many moves in virtual time: jobs, loads, weather, network and faults drawn from a seed.",
    "Checks every invariant in every cycle; the same seed gives the same hash."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
public final class SimulateCommand implements Callable<Integer> {

    private static final int LINES = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CraneOption crane;

    @Option(names = "--moves", defaultValue = "20", description = "Number of moves (default: ${DEFAULT-VALUE}).")
    private int moves;

    @Option(names = "--seed", defaultValue = "1", description = "Seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--events", description = "Print every event of the kernel as it happens.")
    private boolean events;

    @Override
    public Integer call() throws Failure {
        if (moves < 1) {
            throw new ParameterException(spec.commandLine(), "--moves must be >= 1");
        }
        CraneFile file = crane.read();
        PlantDescription plant = file.plant().orElseThrow(
                () -> new Failure(file.path() + ": has no section 'plant', which the virtual crane needs"));
        SimulationReport report;
        try (Progress progress = new Progress()) {
            report = new Simulation(file.crane(), file.crane(), plant, moves, seed, events ? this::tell : any -> {})
                    .run(done -> progress.show((double) done / moves, done + " of " + moves + " moves"));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, asMap(report));
        } else {
            print(out, report);
        }
        return report.violationCount() == 0 && report.completed() == moves ? 0 : 1;
    }

    private void tell(String event) {
        spec.commandLine().getOut().println(event);
    }

    private void print(PrintWriter out, SimulationReport report) {
        out.printf(Locale.ROOT, "%d of %d moves completed, seed %d, %d cycles, %.0f times real time%n",
                report.completed(), moves, seed, report.cycles(), report.timesRealTime());
        out.println("hash " + report.hash());
        out.println(report.violationCount() + " violations; wind, network or faults made the load touch a container "
                + report.touches() + " times");
        report.violations().stream().limit(LINES).forEach(violation -> out.printf(Locale.ROOT, "  %.3f s %s: %s%n",
                violation.timeS(), violation.invariant(), violation.detail()));
    }

    private Map<String, Object> asMap(SimulationReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("moves", report.completed());
        map.put("seed", seed);
        map.put("hash", report.hash());
        map.put("timesRealTime", report.timesRealTime());
        map.put("cycles", report.cycles());
        map.put("violations", report.violationCount());
        map.put("violationList", report.violations());
        map.put("touches", report.touches());
        map.put("moveFigures", report.moves());
        return map;
    }
}
