package org.openquay.app.run;

import java.io.IOException;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import org.openquay.app.jobs.JobList.Job;

/** Works one job after the other through the service and tells how each goes. */
final class JobRunner {

    static final long POLL_MS = 200;
    static final long READY_MS = 60_000;
    static final long JOB_MS = 600_000;
    /** How often a job that held itself is resumed before a person is asked. */
    static final int RESUMES = 10;
    private static final long RESUME_MS = 2_000;
    /** What a person called for, or has to look at before it goes on. */
    private static final Set<String> PERSONS_HOLDS = Set.of("STOP_LATCHED", "OPERATOR_PAUSE", "WEIGHT_IMPLAUSIBLE");
    /** Phases that come only when the load is let go. */
    private static final Set<String> RELEASED = Set.of("CLEARING", "DONE");
    private static final Set<String> LATCHED_STOPS = Set.of("STOP", "QUICK_STOP");
    /** What a reset can bring back, for instance after drives tripped while control was still starting. */
    private static final Set<String> RESETTABLE = Set.of("DRIVE_HEALTHY", "NO_LATCHED_FAULT", "NO_LATCHED_STOP",
            "OUTPUTS_ALIVE", "BRAKE_READY");

    private final Terminal terminal;
    private final Processes processes;
    private final Pace pace;
    private final Watcher watcher;
    /** The crane was ready once: a stop that is latched from now on is not the start's. */
    private boolean begun;
    /** What a person is waited for at present; empty when for none. */
    private String asked = "";

    /** The processes that have to be at work. */
    interface Processes {

        /** Throws when one of them has ended. */
        void check() throws IOException;
    }

    /** The time that it waits by. */
    interface Pace {

        /** The machine's. */
        Pace REAL = new Pace() {
            @Override
            public long nowMs() {
                return System.nanoTime() / 1_000_000;
            }

            @Override
            public void sleep(long ms) throws InterruptedException {
                Thread.sleep(ms);
            }
        };

        long nowMs();

        void sleep(long ms) throws InterruptedException;
    }

    /** How a job stands now. */
    record Moment(Job job, String state, String phase, double elapsedS, double swayDeg, double progress) {}

    /** Hears how jobs go. */
    interface Watcher {

        void moment(Moment moment);

        /** A job is held, and why. */
        void held(String why);
    }

    JobRunner(Terminal terminal, Processes processes, Pace pace, Watcher watcher) {
        this.terminal = terminal;
        this.processes = processes;
        this.pace = pace;
        this.watcher = watcher;
    }

    /**
     * Waits until the crane shows itself and nothing but a command is missing; resets what a reset brings back. A stop
     * that was latched since it first was ready is a person's to reset, and is waited for.
     */
    void awaitCrane() throws IOException, InterruptedException {
        long untilMs = pace.nowMs() + READY_MS;
        long resetMs = pace.nowMs() + RESUME_MS;
        String missing = "no state from control";
        while (pace.nowMs() < untilMs) {
            processes.check();
            try {
                JsonNode state = terminal.state();
                missing = missing(state);
                if (missing.isEmpty()) {
                    begun = true;
                    return;
                }
                if (begun && stopLatched(state)) {
                    ask("the crane is stopped. It waits for a person: reset on the page");
                    untilMs = pace.nowMs() + READY_MS;
                } else if (RESETTABLE.contains(missing.substring(missing.lastIndexOf(' ') + 1))
                        && pace.nowMs() > resetMs) {
                    resetMs = pace.nowMs() + RESUME_MS;
                    terminal.reset();
                }
            } catch (TerminalClient.Refused e) {
                missing = String.valueOf(e.getMessage());
            }
            pace.sleep(POLL_MS);
        }
        throw new IOException("the crane did not get ready within " + READY_MS / 1000 + " s: " + missing);
    }

    private static boolean stopLatched(JsonNode state) {
        return LATCHED_STOPS.contains(state.path("stop").asText());
    }

    /** Asks once for each thing. */
    private void ask(String what) {
        if (!what.equals(asked)) {
            asked = what;
            watcher.held(what);
        }
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

    /**
     * Works the job to its end; for a person it waits as long as it takes.
     *
     * @return time from the acceptance of the job to the release of its load, as closely as it is asked for, s
     */
    double work(Job job) throws IOException, InterruptedException {
        create(job);
        long startMs = pace.nowMs();
        long untilMs = startMs + JOB_MS;
        double releasedS = Double.NaN;
        MoveProgress progress = new MoveProgress();
        int resumes = 0;
        while (true) {
            processes.check();
            JsonNode instruction = terminal.workInstruction(job.id());
            JsonNode crane = stateWithCause(instruction);
            String state = instruction.path("state").asText();
            double elapsedS = (pace.nowMs() - startMs) / 1e3;
            show(job, instruction, crane, progress, elapsedS);
            if (Double.isNaN(releasedS) && RELEASED.contains(instruction.path("phase").asText())) {
                releasedS = elapsedS;
            }
            if (state.equals("COMPLETED")) {
                return Double.isNaN(releasedS) ? elapsedS : releasedS;
            }
            if (state.equals("ABORTED") || state.equals("CANCELLED")) {
                throw new IOException("job " + job.id() + " is " + state);
            }
            String request = request(job, instruction, crane);
            if (!request.isEmpty()) {
                ask(request);
                untilMs += POLL_MS;
            } else if (state.equals("PAUSED")) {
                String held = held(job, instruction, crane);
                if (resumes == RESUMES) {
                    throw new IOException(held + " It was resumed " + RESUMES + " times");
                }
                resumes += resume(job, held) ? 1 : 0;
            } else if (pace.nowMs() > untilMs) {
                throw new IOException("job " + job.id() + " took longer than " + JOB_MS / 1000 + " s");
            } else {
                asked = "";
            }
            pace.sleep(POLL_MS);
        }
    }

    /** The crane as it shows itself; of what held the job it may show the cause a moment later than it tells the hold. */
    private JsonNode stateWithCause(JsonNode instruction) throws IOException, InterruptedException {
        JsonNode crane = terminal.state();
        boolean causeless = instruction.path("state").asText().equals("PAUSED")
                && instruction.path("hold").asText().equals("FAULT_LATCHED")
                && crane.path("firstFault").asText("NONE").equals("NONE");
        if (causeless) {
            pace.sleep(POLL_MS);
            return terminal.state();
        }
        return crane;
    }

    /** What a person is asked to do about the job, and why; empty when the runner goes on by itself. */
    private static String request(Job job, JsonNode instruction, JsonNode crane) {
        String state = instruction.path("state").asText();
        boolean stopped = stopLatched(crane);
        boolean undecided = crane.path("loadUndecided").asBoolean();
        if (state.equals("ACCEPTED") && stopped) {
            return "job " + job.id() + " waits, for the crane is stopped. It waits for a person: reset on the page";
        }
        boolean persons = stopped || undecided || PERSONS_HOLDS.contains(instruction.path("hold").asText());
        if (!state.equals("PAUSED") || !persons) {
            return "";
        }
        return held(job, instruction, crane) + " It waits for a person: " + (stopped ? "reset, " : "")
                + (undecided ? "decide upon the load, " : "") + "resume the job on the page";
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
                refusals += e.heldByOther() || stopLatched(terminal.state()) ? 0 : 1;
                watcher.held("job " + job.id() + " is refused: " + e.getMessage());
            }
            pace.sleep(RESUME_MS);
            awaitCrane();
        }
    }

    /** What holds the job, and what the kernel says is the first cause. */
    private static String held(Job job, JsonNode instruction, JsonNode crane) {
        String held = "job " + job.id() + " is held: " + instruction.path("hold").asText() + ". "
                + instruction.path("holdExplanation").asText();
        String fault = crane.path("firstFault").asText("NONE");
        String axis = crane.path("firstFaultAxis").asText("");
        if (fault.equals("NONE")) {
            return instruction.path("hold").asText().equals("FAULT_LATCHED")
                    ? held + " Its cause was reset meanwhile: the events name it."
                    : held;
        }
        return held + " First cause: " + fault + (axis.isEmpty() || axis.equals("null") ? "" : " on " + axis) + ". "
                + crane.path("firstFaultText").asText();
    }

    /**
     * Tells what holds the job, waits a little, resets and resumes, unless a person came in between. A person who has the
     * lease is waited for.
     *
     * @return whether that counts as an attempt
     */
    private boolean resume(Job job, String held) throws IOException, InterruptedException {
        watcher.held(held);
        pace.sleep(RESUME_MS);
        try {
            if (!request(job, terminal.workInstruction(job.id()), terminal.state()).isEmpty()) {
                return false;
            }
            terminal.reset();
            terminal.resume(job.id());
            return true;
        } catch (TerminalClient.Refused e) {
            watcher.held("job " + job.id() + " cannot go on yet: " + e.getMessage());
            return !e.heldByOther();
        }
    }

    private void show(Job job, JsonNode instruction, JsonNode crane, MoveProgress progress, double elapsedS) {
        String state = instruction.path("state").asText();
        String phase = instruction.path("phase").asText();
        watcher.moment(new Moment(job, state, phase, elapsedS, crane.path("swayDeg").asDouble(),
                progress.at(state, phase, elapsedS)));
    }
}
