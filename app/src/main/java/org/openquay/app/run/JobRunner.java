package org.openquay.app.run;

import java.io.IOException;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import org.openquay.app.jobs.JobList.Job;

/** Works one job after the other through the service and tells how each goes. */
final class JobRunner {

    private static final long POLL_MS = 200;
    private static final long READY_MS = 60_000;
    private static final long JOB_MS = 600_000;
    /** How often a job that held itself is resumed before a person is asked. */
    private static final int RESUMES = 10;
    private static final long RESUME_MS = 2_000;
    /** What a reset can bring back, for instance after drives tripped while control was still starting. */
    private static final Set<String> RESETTABLE = Set.of("DRIVE_HEALTHY", "NO_LATCHED_FAULT", "NO_LATCHED_STOP",
            "OUTPUTS_ALIVE", "BRAKE_READY");

    private final TerminalClient terminal;
    private final Evaluation evaluation;
    private final Watcher watcher;

    /** How a job stands now. */
    record Moment(Job job, String state, String phase, double elapsedS, double swayDeg, double progress) {}

    /** Hears how jobs go. */
    interface Watcher {

        void moment(Moment moment);

        /** A job is held, and why. */
        void held(String why);
    }

    JobRunner(TerminalClient terminal, Evaluation evaluation, Watcher watcher) {
        this.terminal = terminal;
        this.evaluation = evaluation;
        this.watcher = watcher;
    }

    /** Waits until the crane shows itself and nothing but a command is missing; resets what a reset brings back. */
    void awaitCrane() throws IOException, InterruptedException {
        long untilMs = System.currentTimeMillis() + READY_MS;
        long resetMs = System.currentTimeMillis() + RESUME_MS;
        String missing = "no state from control";
        while (System.currentTimeMillis() < untilMs) {
            evaluation.check();
            try {
                missing = missing(terminal.state());
                if (missing.isEmpty()) {
                    return;
                }
                if (RESETTABLE.contains(missing.substring(missing.lastIndexOf(' ') + 1))
                        && System.currentTimeMillis() > resetMs) {
                    resetMs = System.currentTimeMillis() + RESUME_MS;
                    terminal.reset();
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
        create(job);
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
                    String held = "job " + job.id() + " is held: " + instruction.path("hold").asText() + ". "
                            + instruction.path("holdExplanation").asText();
                    if (resumes == RESUMES) {
                        throw new IOException(held);
                    }
                    resumes += resume(job, held) ? 1 : 0;
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

    /** Gives the job; when the crane refuses it for something that a reset can bring back, resets and asks again. */
    private void create(Job job) throws IOException, InterruptedException {
        int refusals = 0;
        for (int attempt = 0;; attempt++) {
            try {
                terminal.create(job, attempt);
                return;
            } catch (TerminalClient.Refused e) {
                if (refusals == RESUMES) {
                    throw e;
                }
                refusals += e.heldByOther() ? 0 : 1;
                watcher.held("job " + job.id() + " is refused: " + e.getMessage());
            }
            Thread.sleep(RESUME_MS);
            awaitCrane();
        }
    }

    /**
     * Tells what holds the job and what the kernel says is the first cause, waits a little, resets and resumes. A person
     * who has the lease is waited for.
     *
     * @return whether that counts as an attempt
     */
    private boolean resume(Job job, String held) throws IOException, InterruptedException {
        JsonNode state = terminal.state();
        String fault = state.path("firstFault").asText();
        watcher.held(held + (fault.equals("NONE")
                ? ""
                : " First cause: " + fault + " on "
                        + state.path("firstFaultAxis").asText() + "."));
        Thread.sleep(RESUME_MS);
        try {
            terminal.reset();
            if (state.path("loadUndecided").asBoolean()) {
                terminal.decideSuspendedLoad();
            }
            terminal.resume(job.id());
            return true;
        } catch (TerminalClient.Refused e) {
            watcher.held("job " + job.id() + " cannot go on yet: " + e.getMessage());
            return !e.heldByOther();
        }
    }

    private void show(Job job, JsonNode instruction, long startMs) throws IOException, InterruptedException {
        JsonNode state = terminal.state();
        String phase = instruction.path("phase").asText();
        watcher.moment(new Moment(job, instruction.path("state").asText(), phase,
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
