package org.openquay.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.openquay.app.file.InvalidFileException;
import org.openquay.app.plan.TrajectoryBatch;

/** {@code openquay plan trajectory}: a table of problems answered by a table of durations. */
@Command(name = "trajectory", mixinStandardHelpOptions = true, description = {
    "Plans every row of a CSV file in the least possible time and writes id,duration,status.",
    "The header tells the layout: one axis (p0,v0,a0,pf,vf,af,vmax,vmin,amax,amin,jmax), the same with a column kind,"
            + " or several axes (p0_0,…,jmax_1,… and sync).",
    "A problem that is refused is an answer: its status says why, its duration is empty, and the exit code stays 0."
            + " A row that cannot be read ends the command with its line, and nothing is written."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class PlanTrajectoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--in", required = true, paramLabel = "FILE", description = "Problems, CSV.")
    private Path in;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Answers, CSV.")
    private Path out;

    @Option(names = "--samples", paramLabel = "DIR",
            description = "Write the motion of each planned row to DIR/<id>.csv, every 10 ms.")
    private @Nullable Path samples;

    @Option(names = "--plot", paramLabel = "FILE.svg", description = "Draw the first planned row.")
    private @Nullable Path plot;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Failure {
        OutputFiles.require(out);
        OutputFiles.requireApart(in, out);
        if (plot != null) {
            OutputFiles.require(plot);
            OutputFiles.requireApart(in, plot);
        }
        if (samples != null) {
            OutputFiles.requireFolder(samples);
        }
        TrajectoryBatch.Report report = run();
        PrintWriter output = spec.commandLine().getOut();
        if (json) {
            Json.print(output, asMap(report));
        } else {
            print(output, report);
        }
        return 0;
    }

    private TrajectoryBatch.Report run() throws Failure {
        try (Progress progress = new Progress()) {
            return new TrajectoryBatch(in, out, Optional.ofNullable(samples), Optional.ofNullable(plot))
                    .run((fraction, rows) -> progress.show(fraction, rows + " rows"));
        } catch (InvalidFileException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private void print(PrintWriter output, TrajectoryBatch.Report report) {
        output.printf(Locale.ROOT, "%d problems answered in %s: %d planned, %d refused%n", report.problems(), out,
                report.problems() - report.refused(), report.refused());
        report.refusals().forEach((reason, count) -> output.println("  " + reason + " " + count));
        if (report.mostLater() > Double.NEGATIVE_INFINITY) {
            output.printf(Locale.ROOT, "beside the durations in %s: at most %.1e later, %.1e earlier, relatively%n",
                    in.getFileName(), Math.max(0, report.mostLater()), Math.max(0, report.mostEarlier()));
        }
    }

    private Map<String, Object> asMap(TrajectoryBatch.Report report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("problems", report.problems());
        map.put("planned", report.problems() - report.refused());
        map.put("refused", report.refused());
        map.put("refusals", report.refusals());
        map.put("meanPlanUs", report.meanPlanUs());
        if (report.mostLater() > Double.NEGATIVE_INFINITY) {
            map.put("mostLater", report.mostLater());
            map.put("mostEarlier", report.mostEarlier());
        }
        return map;
    }
}
