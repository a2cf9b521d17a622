package org.openquay.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.openquay.app.file.InvalidFileException;
import org.openquay.app.plan.ComparedMove;
import org.openquay.app.plan.TransferComparison;
import org.openquay.app.plan.TransferProblem;

/** {@code openquay plan compare}: our transfers beside what others would do. */
@Command(name = "compare", mixinStandardHelpOptions = true, description = {
    "Plans the same transfers in four ways and tries them on the same pendulum: ours, the trolley's motion of least"
            + " time without regard to the load (rigid trolley), and that through input shapers of two (ZV) and three"
            + " (ZVD) impulses.",
    "Where the rope changes its length, the shapers take the period of its mean length, and stand a second time with"
            + " trolley and hoist one after the other.",
    "A problem that has no solution is refused by name and the exit code is 2; the others are compared all the same."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class PlanCompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--problem", required = true, arity = "1..*", paramLabel = "FILE",
            description = "Problems, JSON, as of plan transfer.")
    private List<Path> files;

    @Option(names = "--plot", paramLabel = "DIR", description = "Draw each problem into DIR/<file's name>.svg.")
    private @Nullable Path plots;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Failure {
        List<Path> pictures = pictures();
        List<TransferComparison> comparisons = compare(pictures);
        PrintWriter output = spec.commandLine().getOut();
        if (json) {
            Json.print(output, Map.of("problems", comparisons.stream().map(PlanCompareCommand::asMap).toList()));
        } else {
            for (int i = 0; i < files.size(); i++) {
                print(output, files.get(i), comparisons.get(i));
            }
        }
        boolean refused = false;
        for (int i = 0; i < files.size(); i++) {
            String file = files.get(i).toString();
            comparisons.get(i).refusal().ifPresent(refusal -> spec.commandLine().getErr()
                    .println("openquay: " + file + ": " + refusal.reason() + ": " + refusal.detail()));
            refused |= comparisons.get(i).refusal().isPresent();
        }
        return refused ? ExitCode.USAGE : ExitCode.OK;
    }

    /** The file of each problem's picture; none without {@code --plot}. */
    private List<Path> pictures() throws Failure {
        if (plots == null) {
            return List.of();
        }
        OutputFiles.makeFolder(plots);
        List<Path> pictures = new ArrayList<>();
        for (Path file : files) {
            Path picture = plots.resolve(file.getFileName().toString().replaceFirst("\\.json$", "") + ".svg");
            if (pictures.contains(picture)) {
                throw new ParameterException(spec.commandLine(), "two problems would be drawn into " + picture);
            }
            OutputFiles.require(picture);
            pictures.add(picture);
        }
        return pictures;
    }

    private List<TransferComparison> compare(List<Path> pictures) throws Failure {
        List<TransferComparison> comparisons = new ArrayList<>();
        try (Progress progress = new Progress()) {
            for (int i = 0; i < files.size(); i++) {
                progress.show((double) i / files.size(), files.get(i).getFileName().toString());
                TransferComparison comparison = TransferComparison.of(files.get(i));
                if (!pictures.isEmpty() && comparison.refusal().isEmpty()) {
                    comparison.draw(pictures.get(i));
                }
                comparisons.add(comparison);
            }
        } catch (InvalidFileException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw OutputFiles.failure(Objects.requireNonNull(plots), e);
        }
        return comparisons;
    }

    // --- for people ----------------------------------------------------------------------------------------------

    private static void print(PrintWriter output, Path file, TransferComparison comparison) {
        if (comparison.refusal().isPresent()) {
            return;
        }
        TransferProblem problem = comparison.problem();
        output.printf(Locale.ROOT, "%s: %.1f m, rope %.1f to %.1f m%s%n",
                problem.name().isEmpty() ? file.getFileName() : problem.name(), problem.distanceM(),
                problem.ropeStartM(), problem.ropeEndM(),
                problem.minimumTimeS().map(least -> String.format(Locale.ROOT, ", at least %.3f s", least)).orElse(""));
        output.printf(Locale.ROOT, "  %-20s %9s %9s %9s %8s %8s %8s %8s  %-11s %s%n", "", "time, s", "× least",
                "still, s", "peak, °", "left, °", "5 %, °", "10 %, °", "clearance", "limits");
        for (ComparedMove move : comparison.moves()) {
            output.printf(Locale.ROOT, "  %-20s %9.3f %9s %9s %8.2f %8.2f %8.2f %8.2f  %-11s %s%n",
                    move.method().shown() + (move.together() ? "" : ", serial"), move.durationS(),
                    shown("%.4f", comparison.timesMinimum(move)), shown("%.3f", move.stillS()), move.peakSwayDeg(),
                    move.residualSwayDeg(), move.residualSway5Deg(), move.residualSway10Deg(), clearance(move),
                    limits(move));
        }
    }

    private static String shown(String format, Optional<Double> value) {
        return value.map(number -> String.format(Locale.ROOT, format, number)).orElse("-");
    }

    private static String clearance(ComparedMove move) {
        if (move.spareM().isEmpty()) {
            return "-";
        }
        return move.isClear() ? "kept" : String.format(Locale.ROOT, "%.2f m in", -move.spareM().get());
    }

    private static String limits(ComparedMove move) {
        return move.exceeded().isEmpty()
                ? "kept"
                : move.exceeded().entrySet().stream()
                        .map(limit -> String.format(Locale.ROOT, "%s +%.3g", limit.getKey(), limit.getValue()))
                        .collect(Collectors.joining(", "));
    }

    // --- for machines --------------------------------------------------------------------------------------------

    private static Map<String, Object> asMap(TransferComparison comparison) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", comparison.problem().name());
        comparison.refusal().ifPresentOrElse(refusal -> {
            map.put("status", refusal.reason());
            map.put("detail", refusal.detail());
        }, () -> {
            map.put("status", "OK");
            comparison.problem().minimumTimeS().ifPresent(least -> map.put("minimumTimeS", least));
            map.put("ways", comparison.moves().stream().map(move -> asMap(comparison, move)).toList());
        });
        return map;
    }

    private static Map<String, Object> asMap(TransferComparison comparison, ComparedMove move) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("method", move.method());
        map.put("serial", !move.together());
        map.put("durationS", move.durationS());
        comparison.timesMinimum(move).ifPresent(times -> map.put("timesMinimum", times));
        move.stillS().ifPresent(still -> map.put("stillS", still));
        map.put("peakSwayDeg", move.peakSwayDeg());
        map.put("residualSwayDeg", move.residualSwayDeg());
        map.put("residualSwayRope5Deg", move.residualSway5Deg());
        map.put("residualSwayRope10Deg", move.residualSway10Deg());
        map.put("limitsKept", move.exceeded().isEmpty());
        map.put("exceededBy", move.exceeded());
        move.spareM().ifPresent(spare -> {
            map.put("clearanceKept", move.isClear());
            map.put("clearanceSpareM", spare);
        });
        return map;
    }
}
