package org.openquay.app.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.openquay.app.study.Circumstances;
import org.openquay.app.study.Landing;
import org.openquay.app.study.LandingSummary;
import org.openquay.app.study.ListFigures;
import org.openquay.app.study.Spread;
import org.openquay.app.study.Study;
import org.openquay.app.study.StudyReport;
import org.openquay.simulator.plant.PlantDescription;

/** {@code openquay simulate study}: the closed loop beside the bound and beside feed-forward alone. */
@Command(name = "study", mixinStandardHelpOptions = true, description = {
    "Lands many containers under wind, wrong rope length, drive lag, loads, sensor noise and delay drawn from seeds, each"
            + " in four ways on the same plant: ours, ours with perfect sensors, by a controller that knows everything"
            + " (the bound), and through a ZV shaper alone.",
    "Works the job list ours, and serially through ZV with and without our landing, with 20 s a move for truck and"
            + " lashing.",
    "Exit code 0 says that everything was worked, not that the goals are met: the table says which are."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class SimulateStudyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CraneOption crane;

    @Mixin
    private JobsOption jobs;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "20",
            description = "Number of landings (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "Seed of the first landing, the others follow (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--threads", paramLabel = "N",
            description = "Landings worked at once (default: one a processor). Changes no result.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print one JSON object, every landing in it.")
    private boolean json;

    @Override
    public Integer call() throws Failure {
        if (seeds < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds must be >= 1");
        }
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be >= 1");
        }
        CraneFile file = crane.read();
        PlantDescription plant = file.plant().orElseThrow(
                () -> new Failure(file.path() + ": has no section 'plant', which the virtual crane needs"));
        Study study = new Study(file.crane(), plant, jobs.read(file.crane()));
        StudyReport report;
        try (Progress progress = new Progress()) {
            report = study.run(seeds, seed, threads,
                    done -> progress.show((double) done / seeds, done + " of " + seeds + " landings"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, asMap(report));
        } else {
            print(out, report);
        }
        return 0;
    }

    // --- for people ----------------------------------------------------------------------------------------------

    private void print(PrintWriter out, StudyReport report) {
        out.printf(Locale.ROOT, "%d landings from seed %d, each in four ways; 50 %%, 95 %%, 99 %% and greatest%n%n",
                seeds,
                seed);
        out.println(
                "| wind, m/s | way | landed | left by the transfer, mm | error, mm | sway, mm | drift, mm | fine positioning, s "
                        + "| with lowering, s | move, s | good | by drift | > 50 mm | > 150 mm | of that not waited | held | touched |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        report.summaries().forEach(summary -> print(out, summary));
        report.overall().forEach(summary -> print(out, summary));
        out.println();
        report.lists().forEach(list -> print(out, list));
        out.println();
        report.goals().forEach(goal -> out.printf(Locale.ROOT, "%-8s %s: %.3f%n", goal.met() ? "met" : "not met",
                goal.name(), goal.value()));
    }

    private static void print(PrintWriter out, LandingSummary s) {
        if (s.trials() == 0) {
            return;
        }
        out.printf(Locale.ROOT,
                "| %.0f–%.0f | %s | %d of %d | %s | %s | %s | %s | %s | %s | %s | %.1f %% | %.1f %% | %d | %d "
                        + "| %d | %d | %d |%n",
                s.wind().fromMps(), s.wind().toMps(), s.way().shown(), s.landed(), s.trials(),
                shown(s.leftMm(), "%.0f"), shown(s.errorMm(), "%.0f"), shown(s.swayMm(), "%.0f"),
                shown(s.driftMm(), "%.0f"),
                shown(s.waitS(), "%.1f"), shown(s.positionS(), "%.1f"), shown(s.moveS(), "%.0f"),
                100.0 * s.good() / Math.max(1, s.trials()), 100.0 * s.goodOverGround() / Math.max(1, s.trials()),
                s.beyond50(), s.beyond150(), s.unexpected(), s.held(),
                s.touched());
    }

    private static String shown(Spread spread, String format) {
        if (Double.isNaN(spread.max())) {
            return "–";
        }
        return String.format(Locale.ROOT, String.join(" ", List.of(format, format, format, format)), spread.p50(),
                spread.p95(), spread.p99(), spread.max());
    }

    private static void print(PrintWriter out, ListFigures list) {
        out.printf(Locale.ROOT,
                "job list, %s: %d moves, %.1f s of motion (gantry %.1f s, transfers %.1f s, settling %.1f s),"
                        + " %.2f moves/h, at most %.0f mm off with %.0f mm of sway%n",
                list.way().shown(), list.moves().size(),
                list.motionS(), list.gantryS(), list.transferS(), list.settlingS(), list.movesPerHour(),
                list.mostErrorMm(), list.mostSwayMm());
    }

    // --- for machines --------------------------------------------------------------------------------------------

    private Map<String, Object> asMap(StudyReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seeds", seeds);
        map.put("seed", seed);
        map.put("goals", report.goals());
        map.put("summaries", report.summaries().stream().map(SimulateStudyCommand::asMap).toList());
        map.put("overall", report.overall().stream().map(SimulateStudyCommand::asMap).toList());
        map.put("lists", report.lists().stream().map(SimulateStudyCommand::asMap).toList());
        map.put("landings", report.landings().stream().map(SimulateStudyCommand::asMap).toList());
        return map;
    }

    private static Map<String, Object> asMap(LandingSummary summary) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("way", summary.way());
        map.put("wind", summary.wind());
        map.put("trials", summary.trials());
        map.put("landed", summary.landed());
        map.put("good", summary.good());
        map.put("goodOverGround", summary.goodOverGround());
        map.put("beyond50", summary.beyond50());
        map.put("beyond150", summary.beyond150());
        map.put("unexpected", summary.unexpected());
        map.put("touched", summary.touched());
        map.put("held", summary.held());
        if (summary.trials() > 0) {
            map.put("leftMm", summary.leftMm());
        }
        if (summary.landed() > 0) {
            map.put("errorMm", summary.errorMm());
            map.put("swayMm", summary.swayMm());
            map.put("driftMm", summary.driftMm());
            map.put("waitS", summary.waitS());
            map.put("positionS", summary.positionS());
            map.put("moveS", summary.moveS());
        }
        return map;
    }

    private static Map<String, Object> asMap(ListFigures list) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("way", list.way());
        map.put("motionS", list.motionS());
        map.put("gantryS", list.gantryS());
        map.put("transferS", list.transferS());
        map.put("settlingS", list.settlingS());
        map.put("movesPerHour", list.movesPerHour());
        map.put("moves", list.moves());
        return map;
    }

    private static Map<String, Object> asMap(Landing landing) {
        Circumstances by = landing.by();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seed", by.seed());
        map.put("way", landing.way());
        map.put("from", by.job().from().toString());
        map.put("to", by.job().to().toString());
        map.put("massKg", by.job().massKg());
        map.put("windMps", by.windMps());
        map.put("towardsWater", by.towardsWater());
        map.put("ropeError", by.ropeError());
        map.put("trolleyLagS", by.trolleyLagS());
        map.put("hoistLagS", by.hoistLagS());
        map.put("swayNoiseRad", by.swayNoiseRad());
        map.put("swayDelayS", by.swayDelayS());
        landing.touchDown().ifPresent(touchDown -> map.put("touchDown", touchDown));
        map.put("leftMm", landing.leftMm());
        map.put("brokenOff", landing.brokenOff());
        map.put("waited", landing.waited());
        map.put("touches", landing.touches());
        map.put("holds", landing.holds());
        return map;
    }
}
