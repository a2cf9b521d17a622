package org.openquay.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.openquay.app.file.InvalidFileException;
import org.openquay.app.plan.TransferAnswer;

/** {@code openquay plan transfer}: a load moved without sway. */
@Command(name = "transfer", mixinStandardHelpOptions = true, description = {
    "Plans how trolley and hoist carry a load without sway at the end, and writes t,x,v,a,l,lv,la every millisecond.",
    "A problem that has no solution is refused by name with exit code 2; a file that cannot be read ends with 1."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class PlanTransferCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--problem", required = true, paramLabel = "FILE", description = "Problem, JSON.")
    private Path problem;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Samples, CSV.")
    private Path out;

    @Option(names = "--plot", paramLabel = "FILE.svg",
            description = "Draw place, speed, acceleration, sway, and the path over the ground.")
    private @Nullable Path plot;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Failure {
        OutputFiles.require(out);
        OutputFiles.requireApart(problem, out);
        if (plot != null) {
            OutputFiles.require(plot);
            OutputFiles.requireApart(problem, plot);
        }
        PrintWriter output = spec.commandLine().getOut();
        return switch (answer()) {
            case TransferAnswer.Refused refused -> {
                if (json) {
                    Json.print(output, Json.facts("status", refused.reason(), "detail", refused.detail()));
                }
                spec.commandLine().getErr()
                        .println("openquay: " + problem + ": " + refused.reason() + ": " + refused.detail());
                yield ExitCode.USAGE;
            }
            case TransferAnswer.Planned planned -> {
                write(planned);
                if (json) {
                    Json.print(output, asMap(planned));
                } else {
                    print(output, planned);
                }
                yield ExitCode.OK;
            }
        };
    }

    private TransferAnswer answer() throws Failure {
        try {
            return TransferAnswer.to(problem);
        } catch (InvalidFileException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private void write(TransferAnswer.Planned planned) throws Failure {
        try {
            planned.motion().write(out);
        } catch (IOException e) {
            throw OutputFiles.failure(out, e);
        }
        if (plot != null) {
            try {
                planned.motion().draw(plot);
            } catch (IOException e) {
                throw OutputFiles.failure(plot, e);
            }
        }
    }

    private void print(PrintWriter output, TransferAnswer.Planned planned) {
        output.printf(Locale.ROOT, "%s: %.3f s%s, sway at most %.2f degrees, %.4f left, planned in %.1f ms%n",
                planned.problem().name().isEmpty() ? problem.getFileName() : planned.problem().name(),
                planned.motion().durationS(),
                planned.timesMinimum().map(times -> String.format(Locale.ROOT, " = %.4f × the minimum", times))
                        .orElse(""),
                planned.motion().peakSwayDeg(), planned.motion().residualSwayDeg(), planned.planTimeMs());
    }

    private static Map<String, Object> asMap(TransferAnswer.Planned planned) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("status", "OK");
        map.put("durationS", planned.motion().durationS());
        map.put("peakSwayDeg", planned.motion().peakSwayDeg());
        map.put("residualSwayDeg", planned.motion().residualSwayDeg());
        map.put("planTimeMs", planned.planTimeMs());
        planned.problem().robustness()
                .ifPresent(any -> map.put("residualSwayWithWrongRopeDeg", planned.motion().wrongRopeSwayDeg()));
        planned.timesMinimum().ifPresent(times -> map.put("timesMinimum", times));
        return map;
    }
}
