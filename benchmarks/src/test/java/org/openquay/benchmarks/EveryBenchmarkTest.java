package org.openquay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each benchmark runs for a moment, in this process. */
class EveryBenchmarkTest {

    private static Collection<RunResult> results = List.of();

    @BeforeAll
    static void run() throws Exception {
        SampleHome.set();
        System.setProperty("jmh.ignoreLock", "true");
        results = new Runner(new OptionsBuilder().forks(0).warmupIterations(0).measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(20)).mode(Mode.SampleTime).param("way", "ACROSS")
                .shouldFailOnError(true).verbosity(VerboseMode.SILENT).build()).run();
    }

    private static Stream<String> listed() {
        var silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        return BenchmarkList.defaultList().getAll(silent, List.of()).stream()
                .map(BenchmarkListEntry::getUsername).distinct();
    }

    @Test
    void runsAndMeasuresSomething() {
        assertThat(results).map(result -> result.getParams().getBenchmark())
                .containsExactlyInAnyOrderElementsOf(listed().toList()).hasSizeGreaterThan(25);
        assertThat(results).allMatch(result -> result.getPrimaryResult().getScore() > 0);
    }

    @Test
    void everyNameTellsOursFromFloorAndPeer() {
        assertThat(listed()).allMatch(name -> name.matches(".*Benchmark\\.(ours|floor|peer)[A-Z].*"));
    }

    @Test
    void nothingIsMeasuredWithoutAFloorBesideIt() {
        assertThat(listed().map(EveryBenchmarkTest::group).distinct())
                .allMatch(group -> listed().anyMatch(name -> name.startsWith(group + ".floor")));
    }

    @Test
    void theTableHasARowForEachWithItsRatioToTheFloor() {
        List<String> rows = Comparison.of(results).toString().lines().toList();

        assertThat(rows).hasSize(1 + results.size());
        assertThat(rows).filteredOn(row -> row.contains(" floor"))
                .filteredOn(row -> !row.contains("x floor")).isNotEmpty().allMatch(row -> row.endsWith(" 1.00"));
        assertThat(rows).filteredOn(row -> row.contains(" ours") || row.contains(" peer"))
                .allMatch(row -> row.matches(".* [0-9.]+$"));
    }

    private static String group(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }
}
