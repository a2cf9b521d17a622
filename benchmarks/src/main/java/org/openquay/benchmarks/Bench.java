package org.openquay.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

import org.openjdk.jmh.Main;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * {@code openquay bench}: JMH with every one of its options, counting allocated bytes unless another profiler is asked
 * for, and at the end a table that puts each result beside its floor and its peers. With {@code --peer PROGRAM} instead
 * a {@link SideBySide comparison} of trajectory planners with a library that is no part of this JVM.
 */
public final class Bench {

    /** Options that make JMH tell something instead of measuring. */
    private static final Set<String> TELLING = Set.of("-h", "-l", "-lp", "-lrf", "-lprof");

    private static final int MISUSE = 2;

    private Bench() {}

    public static void main(String[] args)
            throws IOException, InterruptedException, RunnerException, CommandLineOptionException {
        if (args.length == 2 && args[0].equals("--peer")) {
            SideBySide.run(Path.of(args[1]));
            return;
        }
        if (Arrays.stream(args).anyMatch(arg -> TELLING.contains(arg) || arg.equals("--help"))) {
            Main.main(Arrays.stream(args).filter(arg -> !arg.equals("--json"))
                    .map(arg -> arg.equals("--help") ? "-h" : arg).toArray(String[]::new));
            return;
        }
        CommandLineOptions given;
        try {
            given = new CommandLineOptions(Arrays.stream(args).flatMap(Bench::forJmh).toArray(String[]::new));
        } catch (CommandLineOptionException e) {
            System.err.println("openquay bench: " + e.getMessage() + "; --help lists what there is");
            System.exit(MISUSE);
            return;
        }
        ChainedOptionsBuilder options = new OptionsBuilder().parent(given).shouldFailOnError(true);
        if (given.getProfilers().isEmpty()) {
            options.addProfiler(GCProfiler.class);
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        System.out.println();
        System.out.print(Comparison.of(results));
    }

    /** Every command of openquay knows {@code --json}; JMH writes it to the file that {@code -rff} names. */
    private static Stream<String> forJmh(String argument) {
        return argument.equals("--json") ? Stream.of("-rf", "json") : Stream.of(argument);
    }
}
