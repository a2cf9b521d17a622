package org.openquay.app.run;

import java.io.IOException;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import org.openquay.app.jobs.JobList.Job;

/** Works one job after the other through the service and tells how each goes. */
final class JobRunner {

    private static final long POLL_MS = 200;
    private static final long READY_MS = 60_000;
    private static final long JOB_MS = 600_000;
    /** How often a job that held itself is resumed before a person is asked. */
    private static final int RESUMES = 2;

    private final TerminalClient terminal;
    private final Evaluation evaluation;
    private final Consumer<Moment> watcher;

    /** How a job stands now. */
    record Moment(Job job, String state, String phase, double elapsedS, double swayDeg, double progress) {}

    JobRunner(TerminalClient terminal, Evaluation evaluation, Consumer<Moment> watcher) {
        this.terminal = terminal;
        this.evaluation = evaluation;
        this.watcher = watcher;
    }

    /** Waits until the crane shows itself and nothing but a command is missing. */
    void awaitCrane() throws IOException, InterruptedException {
        long untilMs = System.currentTimeMillis() + READY_MS;
        String missing = "no state from control";
        while (System.currentTimeMillis() < untilMs) {
            evaluation.check();
            try {
                missing = missing(terminal.state());
                if (missing.isEmpty()) {
                    return;
                }
            } catch (TerminalClient.Refused e) {
                missing = String.valueOf(e.getMessage());
            }
            Thread.sleep(POLL_MS);
        }
        throw new IOException("the crane did not get ready within " + READY_MS / 1000 + " s: " + missing);
    }

    private static String missing(JsonNode state) {
        if (state.path("stale").asBoolean(true)) {
            return "its state is stale";
        }
        for (JsonNode axis : state.path("axes")) {
            for (JsonNode permission : axis.path("missingPlus")) {
                String name = permission.asText();
                if (!name.equals("LEASE_HELD") && !name.equals("MOTION_COMMANDED")) {
                    return axis.path("axis").asText() + " misses " + name;
                }
            }
        }
        return "";
    }

    /** Works the job to its end. */
    void work(Job job) throws IOException, InterruptedException {
        terminal.create(job);
        long startMs = System.currentTimeMillis();
        int resumes = 0;
        while (true) {
            evaluation.check();
            JsonNode instruction = terminal.workInstruction(job.id());
            String state = instruction.path("state").asText();
            show(job, instruction, startMs);
            switch (state) {
                case "COMPLETED" -> {
                    return;
                }
                case "ABORTED", "CANCELLED" -> throw new IOException("job " + job.id() + " is " + state);
                case "PAUSED" -> {
                    if (resumes++ == RESUMES) {
                        throw new IOException(
                                "job " + job.id() + " is held: " + instruction.path("hold").asText() + ". "
                                        + instruction.path("holdExplanation").asText());
                    }
                    terminal.reset();
                    terminal.resume(job.id());
                }
                default -> {
                    if (System.currentTimeMillis() - startMs > JOB_MS) {
                        throw new IOException("job " + job.id() + " took longer than " + JOB_MS / 1000 + " s");
                    }
                }
            }
            Thread.sleep(POLL_MS);
        }
    }

    private void show(Job job, JsonNode instruction, long startMs) throws IOException, InterruptedException {
        JsonNode state = terminal.state();
        String phase = instruction.path("phase").asText();
        watcher.accept(new Moment(job, instruction.path("state").asText(), phase,
                (System.currentTimeMillis() - startMs) / 1e3, state.path("swayDeg").asDouble(), progress(phase)));
    }

    /** How much of a move is done when a phase begins, in rough shares of its time. */
    private static double progress(String phase) {
        return switch (phase) {
            case "RAISING", "TRAVELLING" -> 0.05;
            case "MOVING_TO_COLLECT" -> 0.15;
            case "SETTLING" -> 0.35;
            case "LANDING_TO_COLLECT" -> 0.40;
            case "LOCKING", "LIFTING" -> 0.50;
            case "MOVING_TO_DELIVER" -> 0.60;
            case "LANDING_TO_DELIVER" -> 0.85;
            case "UNLOCKING", "CLEARING" -> 0.95;
            case "DONE" -> 1.0;
            default -> 0.0;
        };
    }
}
