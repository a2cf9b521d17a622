package org.openquay.app.plan;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.openquay.app.file.InvalidFileException;
import org.openquay.journal.IoReason;

/**
 * Answers a table of trajectories with a table {@code id,duration,status}, row by row and in the same order. A refused
 * problem is answered too: its duration is empty and its status says why. The table of answers, and the samples and the
 * picture, appear when all is whole, and not at all when a row could not be read.
 */
public final class TrajectoryBatch {

    private final Path in;
    private final Path out;
    private final Optional<Path> samples;
    private final Optional<Path> plot;
    private final Set<String> written = new HashSet<>();
    /** What appears at the end; until then each stands beside its place, as its part. */
    private final List<Path> targets = new ArrayList<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int problems;
    private long planNs;
    private double mostLater = Double.NEGATIVE_INFINITY;
    private double mostEarlier = Double.NEGATIVE_INFINITY;

    /** Hears how far the work is. */
    @FunctionalInterface
    public interface Watcher {

        /** The part of the file and the number of rows that are done. */
        void done(double fraction, int rows);
    }

    /**
     * What became of the table.
     *
     * @param problems    rows read and answered
     * @param refusals    how many were refused, by reason
     * @param meanPlanUs  mean computing time of a plan, µs
     * @param mostLater   greatest (duration − known) ÷ max(1, known), −∞ where the table knew none
     * @param mostEarlier the same of known − duration
     */
    public record Report(int problems, Map<String, Integer> refusals, double meanPlanUs, double mostLater,
            double mostEarlier) {

        public int refused() {
            return refusals.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * @param samples folder for a file of samples per planned row, named by the row's id
     * @param plot    file for a picture of the first planned row
     */
    public TrajectoryBatch(Path in, Path out, Optional<Path> samples, Optional<Path> plot) {
        this.in = in;
        this.out = out;
        this.samples = samples;
        this.plot = plot;
    }

    /**
     * Does it all. The folders of all files must be there, but for that of samples, which is made in its own.
     *
     * @throws IOException in one line, naming the file that could not be written
     */
    public Report run(Watcher watcher) throws InvalidFileException, IOException {
        boolean made = samples.isPresent() && !Files.exists(samples.get());
        boolean whole = false;
        try (TrajectoryTable table = TrajectoryTable.open(in)) {
            if (made) {
                Files.createDirectory(samples.get());
            }
            try (BufferedWriter writer = Files.newBufferedWriter(part(out))) {
                answer(table, writer, watcher);
            }
            for (Path target : targets) {
                Files.move(beside(target), target, StandardCopyOption.REPLACE_EXISTING);
            }
            whole = true;
        } catch (IOException e) {
            throw new IOException("cannot write " + (targets.isEmpty() ? samples.orElse(out) : targets.getLast()) + ": "
                    + IoReason.of(e), e);
        } finally {
            for (Path target : targets) {
                Files.deleteIfExists(beside(target));
            }
            if (made && !whole) {
                Files.deleteIfExists(samples.get());
            }
        }
        return new Report(problems, refusals, problems == 0 ? 0 : 1e-3 * planNs / problems, mostLater, mostEarlier);
    }

    /** Where to write what is to appear there. */
    private Path part(Path target) {
        targets.add(target);
        return beside(target);
    }

    private static Path beside(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".part");
    }

    private void answer(TrajectoryTable table, BufferedWriter writer, Watcher watcher)
            throws InvalidFileException, IOException {
        TrajectoryAnswer answer = new TrajectoryAnswer(table.axes());
        boolean drawn = false;
        writer.write("id,duration,status\n");
        for (Optional<TrajectoryProblem> row = table.next(); row.isPresent(); row = table.next()) {
            TrajectoryProblem problem = row.get();
            long begin = System.nanoTime();
            answer.plan(problem);
            planNs += System.nanoTime() - begin;
            problems++;
            writer.write(problem.id() + "," + (answer.planned() ? answer.durationS() : "") + "," + answer.status()
                    + "\n");
            if (answer.planned()) {
                compare(problem, answer);
                if (samples.isPresent()) {
                    TrajectorySamples.write(part(samples.get().resolve(nameOf(problem))), answer);
                }
                if (plot.isPresent() && !drawn) {
                    TrajectorySamples.draw(part(plot.get()), problem.id(), answer);
                    drawn = true;
                }
            } else {
                refusals.merge(answer.result().name(), 1, Integer::sum);
            }
            watcher.done(table.fractionRead(), problems);
        }
    }

    private void compare(TrajectoryProblem problem, TrajectoryAnswer answer) {
        if (!Double.isNaN(problem.knownS())) {
            double later = (answer.durationS() - problem.knownS()) / Math.max(1, problem.knownS());
            mostLater = Math.max(mostLater, later);
            mostEarlier = Math.max(mostEarlier, -later);
        }
    }

    /** The name of a row's own file; an id that would lead elsewhere, or stands twice, has none. */
    private String nameOf(TrajectoryProblem problem) throws InvalidFileException {
        String id = problem.id();
        if (!id.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")) {
            throw new InvalidFileException(in, "line " + problem.line() + ": id = " + id
                    + ": must be of letters, digits, . _ - to name a file of samples");
        }
        if (!written.add(id)) {
            throw new InvalidFileException(in,
                    "line " + problem.line() + ": id = " + id + ": stands a second time, and names a file of samples");
        }
        return id + ".csv";
    }
}
