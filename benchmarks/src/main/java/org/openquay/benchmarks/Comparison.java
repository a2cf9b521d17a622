package org.openquay.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What was measured, as a table: a row for each benchmark, those on the same work below each other, each with the number
 * of times that it takes as long as the floor.
 *
 * <p>A benchmark's role is the first word of its method's name: {@code ours}, {@code floor} or {@code peer}. A ratio is
 * one of medians where both rows have them, for a mean says more about the machine than about the code; else of means.
 */
final class Comparison {

    /** Less than this is the harness's own share, bytes per operation. */
    private static final double NO_BYTES = 0.5;
    /** The modes that have a place in the table. */
    private static final Set<Mode> TIMES = Set.of(Mode.AverageTime, Mode.SampleTime);
    private static final String FORMAT = "%-52s %10s %10s %10s %10s %9s%n";

    private final Map<String, List<Row>> groups = new LinkedHashMap<>();

    private Comparison() {}

    static Comparison of(Collection<RunResult> results) {
        Comparison comparison = new Comparison();
        results.stream().filter(result -> TIMES.contains(result.getParams().getMode())).forEach(comparison::add);
        comparison.groups.values().forEach(rows -> rows.sort(Comparator.comparing(row -> row.role)));
        return comparison;
    }

    private void add(RunResult result) {
        BenchmarkParams params = result.getParams();
        String[] name = params.getBenchmark().split("\\.", -1);
        String method = name[name.length - 1];
        StringBuilder group = new StringBuilder(name[name.length - 2].replace("Benchmark", ""));
        params.getParamsKeys().forEach(key -> group.append(' ').append(params.getParam(key)));
        List<Row> rows = groups.computeIfAbsent(group.toString(), any -> new ArrayList<>());
        Row row = rows.stream().filter(each -> each.method.equals(method)).findFirst().orElseGet(() -> {
            Row added = new Row(method);
            rows.add(added);
            return added;
        });
        row.take(result);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, FORMAT, "", "mean", "median", "99 %", "B/op", "x floor"));
        groups.forEach((group, rows) -> {
            Row floor = rows.stream().filter(row -> row.role == Role.FLOOR).findFirst().orElse(null);
            for (Row row : rows) {
                text.append(row.text(group, floor));
            }
        });
        return text.toString();
    }

    private enum Role {
        OURS, FLOOR, PEER
    }

    /** One benchmark in all modes that it was measured in; times in ns. */
    private static final class Row {

        private final String method;
        private final Role role;
        private OptionalDouble meanNs = OptionalDouble.empty();
        private OptionalDouble medianNs = OptionalDouble.empty();
        private OptionalDouble p99Ns = OptionalDouble.empty();
        private OptionalDouble bytes = OptionalDouble.empty();

        Row(String method) {
            this.method = method;
            role = method.startsWith("floor") ? Role.FLOOR : method.startsWith("peer") ? Role.PEER : Role.OURS;
        }

        /** The mean and the bytes of the mode that only averages, where there is one: sampling costs both. */
        void take(RunResult result) {
            Result<?> time = result.getPrimaryResult();
            double unitNs = result.getParams().getTimeUnit().toNanos(1);
            boolean averages = switch (result.getParams().getMode()) {
                case AverageTime -> true;
                case SampleTime -> {
                    medianNs = OptionalDouble.of(time.getStatistics().getPercentile(50) * unitNs);
                    p99Ns = OptionalDouble.of(time.getStatistics().getPercentile(99) * unitNs);
                    yield false;
                }
                default -> throw new IllegalArgumentException("not a time: " + result.getParams().getMode());
            };
            if (averages || meanNs.isEmpty()) {
                meanNs = OptionalDouble.of(time.getScore() * unitNs);
                Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
                bytes = allocated == null ? OptionalDouble.empty() : OptionalDouble.of(allocated.getScore());
            }
        }

        String text(String group, @Nullable Row floor) {
            return String.format(Locale.ROOT, FORMAT, group + " " + method, time(meanNs), time(medianNs), time(p99Ns),
                    bytes.isEmpty() ? "" : bytes.getAsDouble() < NO_BYTES ? "0" : number(bytes.getAsDouble()),
                    floor == null ? "" : ratio(floor));
        }

        private String ratio(Row floor) {
            boolean medians = medianNs.isPresent() && floor.medianNs.isPresent();
            double own = (medians ? medianNs : meanNs).orElseThrow();
            double least = (medians ? floor.medianNs : floor.meanNs).orElseThrow();
            return String.format(Locale.ROOT, own < 100 * least ? "%.2f" : "%.0f", own / least);
        }

        private static String time(OptionalDouble ns) {
            if (ns.isEmpty()) {
                return "";
            }
            double value = ns.getAsDouble();
            return value < 1e4
                    ? number(value) + " ns"
                    : value < 1e7 ? number(value / 1e3) + " us" : number(value / 1e6) + " ms";
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
        }
    }
}
