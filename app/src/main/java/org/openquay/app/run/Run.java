package org.openquay.app.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.openquay.app.crane.CraneFile;
import org.openquay.app.file.InvalidFileException;
import org.openquay.app.jobs.JobList;
import org.openquay.app.jobs.JobList.Job;
import org.openquay.app.replay.Replay;
import org.openquay.app.run.PlantMoves.PlantMove;
import org.openquay.journal.JournalException;
import org.openquay.journal.store.OwnerOnly;
import org.openquay.journal.verify.JournalVerifier;
import org.openquay.journal.verify.Verification;

/** One evaluation run, from the first process to the report. */
public final class Run {

    /** What is run. */
    public record Plan(CraneFile crane, Path craneFile, JobList jobs, Path jobsFile, Path journal, int port, long seed,
            int moves) {}

    /** Hears how the run goes; called from several threads. */
    public interface Watcher {

        /** A line that one of the processes printed. */
        void process(String name, String line);

        /** All three processes are at work. */
        void started(URI page, String token, int moves);

        /** How the present move stands. */
        void moment(String job, double fraction, String phase, double elapsedS, double swayDeg);

        /** A move ended. */
        void moved(RunReport.Move move);

        /** Something a person should know. */
        void says(String line);
    }

    private static final long TRUTH_MS = 5_000;
    private static final long TRUTH_POLL_MS = 50;
    /** Faults that the virtual crane has only when processes do not get their time. */
    private static final Pattern BUSY = Pattern.compile("DRIVE_STALE|IO_STALE|CYCLE_TOO_LATE");

    private final Plan plan;
    private final Watcher watcher;
    /** The plant's truth, beside the journal; no other run writes to it, whatever journal it was given. */
    private final Path movesFile;
    private boolean hinted;

    public Run(Plan plan, Watcher watcher) {
        this.plan = plan;
        this.watcher = watcher;
        movesFile = plan.journal().resolveSibling(
                plan.journal().getFileName() + "-moves-" + ProcessHandle.current().pid() + ".jsonl");
    }

    /**
     * Works the list and reports. When this process is told to end meanwhile, the crane is stopped, the processes are
     * ended, and this does not return.
     *
     * @throws IOException in one line, when a process does not start or ends too early, or a job cannot be finished
     */
    public RunReport work() throws IOException, InterruptedException, JournalException, InvalidFileException {
        Files.deleteIfExists(movesFile); // of a process that had this number once
        OwnerOnly.create(movesFile).close();
        Map<String, Double> cpuPercent;
        Evaluation.Setting setting =
                new Evaluation.Setting(plan.craneFile(), plan.jobsFile(), plan.journal(), movesFile,
                        plan.port(), plan.seed());
        End end = new End();
        try (Evaluation evaluation = Evaluation.start(setting, line -> watcher.process("", line), end)) {
            end.interrupts(Thread.currentThread());
            try {
                workJobs(evaluation);
            } catch (IOException e) {
                throw givingUp(e, plan.journal());
            } finally {
                end.interrupts(null);
            }
            cpuPercent = evaluation.cpuPercent();
        } catch (IOException | InterruptedException e) {
            if (end.told) {
                // what failed is what is being ended: the end of this process has the word
                new CountDownLatch(1).await();
            }
            throw e;
        }
        return report(cpuPercent);
    }

    /** The reason, and where a person finds out more. */
    static IOException givingUp(IOException reason, Path journal) {
        return new IOException(reason.getMessage() + " (journal " + journal
                + "; what kept each axis from moving at the end: openquay why " + journal + ")", reason);
    }

    /** How it ends when it is told to: whoever works the jobs lets go first, lest he resume what is being stopped. */
    private final class End implements Evaluation.Ending {

        private volatile boolean told;
        private @Nullable Thread worker;

        /** From now on, that thread is interrupted at the end, or none. */
        synchronized void interrupts(@Nullable Thread thread) {
            worker = thread;
            if (thread == null && told) {
                Thread.interrupted(); // spent: what comes now is the end itself, which must not be cut short
            }
        }

        @Override
        public synchronized void begins() {
            told = true;
            if (worker != null) {
                worker.interrupt();
            }
            watcher.says("Stopping the crane …");
        }

        @Override
        public void done() {
            watcher.says("Ended: control stopped the crane, then all three processes ended. Journal " + plan.journal());
        }
    }

    private List<Job> jobs() {
        return plan.jobs().jobs().subList(0, plan.moves());
    }

    private void workJobs(Evaluation evaluation) throws IOException, InterruptedException {
        try (TerminalClient terminal = new TerminalClient(evaluation.page(), plan.crane().crane().id(),
                evaluation.token())) {
            JobRunner runner = new JobRunner(terminal, evaluation::check, JobRunner.Pace.REAL, new JobRunner.Watcher() {
                @Override
                public void moment(JobRunner.Moment moment) {
                    watcher.moment(moment.job().id(), moment.progress(), moment.phase(), moment.elapsedS(),
                            moment.swayDeg());
                }

                @Override
                public void held(String why) {
                    watcher.says(why);
                    if (!hinted && BUSY.matcher(why).find()) {
                        hinted = true;
                        watcher.says(
                                "Nothing falls silent on loopback by itself: this computer is too busy for the crane's "
                                        + "cycles. End what else runs on it.");
                    }
                }
            });
            runner.awaitCrane();
            watcher.started(evaluation.page(), evaluation.token(), plan.moves());
            for (Job job : jobs()) {
                double durationS = runner.work(job);
                watcher.moved(move(job, awaitTruth(job), durationS));
            }
        }
    }

    /** The plant's truth about that job's container, which the virtual crane writes when it is released. */
    private PlantMove awaitTruth(Job job) throws IOException, InterruptedException {
        long untilMs = System.currentTimeMillis() + TRUTH_MS;
        while (System.currentTimeMillis() < untilMs) {
            for (PlantMove move : PlantMoves.read(movesFile)) {
                if (move.containerId().equals(job.container())) {
                    return move;
                }
            }
            Thread.sleep(TRUTH_POLL_MS);
        }
        throw new IOException("job " + job.id() + " is reported complete, but the plant did not see container "
                + job.container() + " released");
    }

    private static RunReport.Move move(Job job, PlantMove truth, double durationS) {
        return new RunReport.Move(job.id(), job.container(), truth.from(), truth.to(), durationS, truth.motionS(),
                truth.peakSwayDeg(), truth.landingSwayMm(), truth.landingErrorMm(), truth.energyKwh(),
                truth.regeneratedKwh());
    }

    private RunReport report(Map<String, Double> cpuPercent)
            throws IOException, InterruptedException, JournalException, InvalidFileException {
        watcher.says("Verifying and replaying the journal …");
        JournalFigures figures = JournalFigures.read(plan.journal(), plan.crane().crane());
        Verification verification = JournalVerifier.verify(plan.journal(), walked -> {});
        verification.first().ifPresent(first -> watcher.says("journal: " + first));
        Replay.Result replay = Replay.run(plan.journal(), false, cycles -> {});
        replay.first().ifPresent(first -> watcher.says("replay: " + first));
        List<RunReport.Move> moves = new ArrayList<>();
        for (Job job : jobs()) {
            double durationS = figures.durationS(job.id())
                    .orElseThrow(() -> new IOException("the journal does not show the end of job " + job.id()));
            moves.add(move(job, awaitTruth(job), durationS));
        }
        double movesPerHour = figures.spanS() > 0 ? 3600 * moves.size() / figures.spanS() : 0;
        return new RunReport(plan.crane().crane().id(), moves, movesPerHour, figures.cycles(), figures.missedCycles(),
                figures.latenessUs(), figures.links(), cpuPercent, new RunReport.Journal(verification.events(),
                        verification.intact(), replay.cycles(), replay.mismatches()));
    }
}
