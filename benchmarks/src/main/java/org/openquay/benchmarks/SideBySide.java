package org.openquay.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code openquay bench --peer PROGRAM}: our trajectory planners and those of a library outside this JVM, on the same
 * problems, by the same clock, in turns.
 *
 * <p>The program is called as {@code PROGRAM problems}. The file holds, little-endian, for each kind three 32-bit
 * integers (kind, axes, count) and then {@value TrajectoryCase#NUMBERS_PER_AXIS} doubles per axis and problem. It
 * answers with a line {@code kind mean p50 p99 sum refused} for each kind: ns per plan, the sum of all durations in
 * seconds, and how many problems it refused. The problems are planned {@value #PASSES} times; the mean is made of the
 * least time that each {@value #CHUNK} of them took, for what else the machine does only ever adds. The percentiles are
 * those of one more pass that reads the clock around each plan. See {@code benchmarks/peers}.
 */
final class SideBySide {

    private static final int PROBLEMS = 100_000;
    private static final int CHUNK = 500;
    private static final int PASSES = 9;
    private static final int ROUNDS = 3;
    private static final int PEER_TIMEOUT_S = 120;
    /** The least that the sums of durations must agree to, relatively. */
    private static final double SAME = 1e-6;

    private SideBySide() {}

    /** One side's figures for one kind, ns. */
    record Figures(double meanNs, double p50Ns, double p99Ns, double sumS, int refused) {}

    static void run(Path program) throws IOException, InterruptedException {
        List<TrajectoryCase> cases = Arrays.stream(TrajectoryCase.Kind.values())
                .map(kind -> new TrajectoryCase(kind, PROBLEMS)).toList();
        Path file = Files.createTempFile("openquay-problems", ".bin");
        try {
            write(cases, file);
            Map<TrajectoryCase.Kind, List<Figures>> ours = new EnumMap<>(TrajectoryCase.Kind.class);
            Map<TrajectoryCase.Kind, List<Figures>> theirs = new EnumMap<>(TrajectoryCase.Kind.class);
            for (TrajectoryCase each : cases) {
                measure(each);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (TrajectoryCase each : cases) {
                    ours.computeIfAbsent(each.kind, any -> new ArrayList<>()).add(measure(each));
                }
                ask(program, file).forEach(
                        (kind, figures) -> theirs.computeIfAbsent(kind, any -> new ArrayList<>()).add(figures));
            }
            print(ours, theirs);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    static void write(List<TrajectoryCase> cases, Path file) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(cases.stream().mapToInt(TrajectoryCase::bytes).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        cases.forEach(each -> each.writeTo(out));
        Files.write(file, out.array());
    }

    static Figures measure(TrajectoryCase one) {
        double sumS = 0;
        int refused = 0;
        long[] chunkNs = new long[(one.problems + CHUNK - 1) / CHUNK];
        Arrays.fill(chunkNs, Long.MAX_VALUE);
        for (int pass = 0; pass < PASSES; pass++) {
            sumS = 0;
            refused = 0;
            for (int chunk = 0; chunk < chunkNs.length; chunk++) {
                int end = Math.min(one.problems, (chunk + 1) * CHUNK);
                long begin = System.nanoTime();
                for (int i = chunk * CHUNK; i < end; i++) {
                    double durationS = one.plan(i);
                    if (durationS >= 0) {
                        sumS += durationS;
                    } else {
                        refused++;
                    }
                }
                chunkNs[chunk] = Math.min(chunkNs[chunk], System.nanoTime() - begin);
            }
        }
        double meanNs = (double) Arrays.stream(chunkNs).sum() / one.problems;
        long[] each = new long[one.problems];
        for (int i = 0; i < one.problems; i++) {
            long before = System.nanoTime();
            one.plan(i);
            each[i] = System.nanoTime() - before;
        }
        Arrays.sort(each);
        return new Figures(meanNs, each[one.problems / 2], each[one.problems * 99 / 100], sumS, refused);
    }

    private static Map<TrajectoryCase.Kind, Figures> ask(Path program, Path file)
            throws IOException, InterruptedException {
        Process peer = new ProcessBuilder(program.toAbsolutePath().toString(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = peer.inputReader().lines().toList();
        if (!peer.waitFor(PEER_TIMEOUT_S, TimeUnit.SECONDS) || peer.exitValue() != 0) {
            peer.destroyForcibly();
            throw new IOException(program + " did not end well");
        }
        return parse(lines);
    }

    static Map<TrajectoryCase.Kind, Figures> parse(List<String> lines) {
        Map<TrajectoryCase.Kind, Figures> all = new EnumMap<>(TrajectoryCase.Kind.class);
        for (String line : lines) {
            String[] words = line.trim().split(" +", -1);
            all.put(TrajectoryCase.Kind.values()[Integer.parseInt(words[0])],
                    new Figures(Double.parseDouble(words[1]), Double.parseDouble(words[2]),
                            Double.parseDouble(words[3]), Double.parseDouble(words[4]), Integer.parseInt(words[5])));
        }
        return all;
    }

    private static void print(Map<TrajectoryCase.Kind, List<Figures>> ours,
            Map<TrajectoryCase.Kind, List<Figures>> theirs) {
        System.out.printf(Locale.ROOT, "%-24s %23s %23s %23s%n", "ns per plan: ours, peer", "mean", "50 %", "99 %");
        for (TrajectoryCase.Kind kind : ours.keySet()) {
            Figures mine = least(ours.getOrDefault(kind, List.of()));
            Figures other = least(theirs.getOrDefault(kind, List.of()));
            System.out.printf(Locale.ROOT, "%-24s %s %s %s%s%n", kind.text(), pair(mine.meanNs, other.meanNs),
                    pair(mine.p50Ns, other.p50Ns), pair(mine.p99Ns, other.p99Ns), remark(mine, other));
        }
    }

    private static String pair(double mine, double other) {
        return String.format(Locale.ROOT, "%7.0f %7.0f  x%5.2f", mine, other, mine / other);
    }

    private static String remark(Figures mine, Figures other) {
        boolean same = mine.refused == other.refused && Math.abs(mine.sumS - other.sumS) <= SAME * mine.sumS;
        return same
                ? ""
                : String.format(Locale.ROOT, "  not the same: %d refused, %.9g s; %d refused, %.9g s", mine.refused,
                        mine.sumS, other.refused, other.sumS);
    }

    /** Each figure's least over the rounds: what else the machine does only ever adds. */
    static Figures least(List<Figures> rounds) {
        return new Figures(rounds.stream().mapToDouble(Figures::meanNs).min().orElseThrow(),
                rounds.stream().mapToDouble(Figures::p50Ns).min().orElseThrow(),
                rounds.stream().mapToDouble(Figures::p99Ns).min().orElseThrow(), rounds.getFirst().sumS(),
                rounds.getFirst().refused());
    }
}
