package org.openquay.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.Location;
import org.openquay.app.jobs.JobList.Job;

/** How long, how often and for whom the terminal of a run waits, in a time of its own. */
class JobRunnerTest {

    private static final Job JOB = new Job("WI-1", "MSCU1234566", Location.parse("V-02-05-01"),
            Location.parse("L-02-02"), 20_000);

    private final Crane crane = new Crane();
    private final List<JobRunner.Moment> moments = new ArrayList<>();
    private final List<String> held = new ArrayList<>();
    private final JobRunner runner = new JobRunner(crane, crane::check, crane, new JobRunner.Watcher() {
        @Override
        public void moment(JobRunner.Moment moment) {
            moments.add(moment);
        }

        @Override
        public void held(String why) {
            held.add(why);
        }
    });

    @Test
    void waitsUntilNothingButACommandIsMissing() throws Exception {
        crane.missing = "DRIVE_READY";
        crane.at(5_000, () -> crane.missing = "LEASE_HELD");

        runner.awaitCrane();

        assertThat(crane.nowMs).isBetween(5_000L, 5_000L + JobRunner.POLL_MS);
        assertThat(crane.asked).isEmpty();
    }

    @Test
    void resetsWhatAResetBringsBackWhileItWaits() throws Exception {
        crane.missing = "NO_LATCHED_FAULT";
        crane.onReset = () -> crane.missing = "MOTION_COMMANDED";

        runner.awaitCrane();

        assertThat(crane.asked).containsExactly("reset");
    }

    @Test
    void givesUpOnACraneThatDoesNotGetReadyAndSaysWhatIsMissing() {
        crane.missing = "DRIVE_READY";

        assertThatThrownBy(runner::awaitCrane).isInstanceOf(IOException.class)
                .hasMessage("the crane did not get ready within 60 s: hoist misses DRIVE_READY");
        assertThat(crane.nowMs).isBetween(JobRunner.READY_MS, JobRunner.READY_MS + JobRunner.POLL_MS);
    }

    @Test
    void aRunThatGivesUpPointsToWhatSaysWhy() {
        assertThat(Run.givingUp(new IOException("it did not get ready"), Path.of("runs/1/journal"))).hasMessage(
                "it did not get ready (journal runs/1/journal; what kept each axis from moving at the end: "
                        + "openquay why runs/1/journal)");
    }

    @Test
    void givesUpAtOnceWhenAProcessHasEnded() {
        crane.missing = "DRIVE_READY";
        crane.at(1_000, () -> crane.ended = "control: the disk is full");

        assertThatThrownBy(runner::awaitCrane).hasMessage("control: the disk is full");
        assertThat(crane.nowMs).isLessThan(2_000);
    }

    @Test
    void resumesAJobThatHeldItselfAndTellsTheFirstCause() throws Exception {
        crane.hold("FAULT_LATCHED");
        crane.fault = "DRIVE_STALE";
        crane.onResume = () -> {
            crane.works("PICKING");
            crane.at(3_000, () -> crane.works("COMPLETED"));
        };

        runner.work(JOB);

        assertThat(crane.asked).containsExactly("create 0", "reset", "resume");
        assertThat(held).singleElement().asString()
                .isEqualTo("job WI-1 is held: FAULT_LATCHED. Look. First cause: DRIVE_STALE on hoist. It fell silent.");
        assertThat(moments.getLast().progress()).isEqualTo(1);
    }

    /** The hold is an event, and told at once; the state that names the fault comes a few times a second. */
    @Test
    void tellsTheFirstCauseAlsoWhenItShowsAMomentLater() throws Exception {
        crane.hold("FAULT_LATCHED");
        crane.at(50, () -> crane.fault = "DRIVE_STALE");
        crane.onResume = () -> crane.works("COMPLETED");

        runner.work(JOB);

        assertThat(held).singleElement().asString().contains("First cause: DRIVE_STALE on hoist.");
    }

    @Test
    void saysThatACauseWasResetWhereNoneShows() throws Exception {
        crane.hold("FAULT_LATCHED");
        crane.onResume = () -> crane.works("COMPLETED");

        runner.work(JOB);

        assertThat(held).singleElement().asString()
                .isEqualTo("job WI-1 is held: FAULT_LATCHED. Look. Its cause was reset meanwhile: the events name it.");
    }

    @Test
    void countsTheTimeOfAJobToTheReleaseOfItsLoad() throws Exception {
        crane.works("PLACING");
        crane.at(40_000, () -> crane.phase = "CLEARING");
        crane.at(44_000, () -> crane.works("COMPLETED"));

        assertThat(runner.work(JOB)).isBetween(40.0, 40.0 + JobRunner.POLL_MS / 1e3);
    }

    @Test
    void asksAPersonAfterSoManyResumptionsAndTellsWhy() {
        crane.hold("NO_PLAN");

        assertThatThrownBy(() -> runner.work(JOB))
                .hasMessage("job WI-1 is held: NO_PLAN. Look. It was resumed 10 times");
        assertThat(crane.asked).filteredOn("resume"::equals).hasSize(JobRunner.RESUMES);
    }

    @Test
    void waitsForAPersonWhoHasTheLeaseAsLongAsItTakes() throws Exception {
        crane.hold("NO_PLAN");
        crane.refusal = new TerminalClient.Refused("409", "LEASE_HELD_BY_OTHER");
        crane.at(300_000, () -> {
            crane.refusal = null;
            crane.onResume = () -> crane.works("COMPLETED");
        });

        runner.work(JOB);

        assertThat(crane.nowMs).isGreaterThan(300_000);
    }

    /** Longer than a job may take, and nothing of that counts. */
    @ParameterizedTest
    @ValueSource(strings = {"STOP_LATCHED", "OPERATOR_PAUSE", "WEIGHT_IMPLAUSIBLE"})
    void leavesWhatAPersonHeldToThePerson(String hold) throws Exception {
        crane.hold(hold);
        crane.at(JobRunner.JOB_MS * 2, () -> {
            crane.works("PICKING");
            crane.at(20_000, () -> crane.works("COMPLETED"));
        });

        runner.work(JOB);

        assertThat(crane.asked).containsExactly("create 0");
        assertThat(held).containsExactly(
                "job WI-1 is held: " + hold + ". Look. It waits for a person: resume the job on the page");
    }

    @Test
    void saysWhatIsLeftToDoWhenAPersonHasDoneAPartOfIt() throws Exception {
        crane.hold("STOP_LATCHED");
        crane.stop = "QUICK_STOP";
        crane.at(5_000, () -> crane.stop = "NONE");
        crane.at(9_000, () -> crane.works("COMPLETED"));

        runner.work(JOB);

        assertThat(held).containsExactly(
                "job WI-1 is held: STOP_LATCHED. Look. It waits for a person: reset, resume the job on the page",
                "job WI-1 is held: STOP_LATCHED. Look. It waits for a person: resume the job on the page");
    }

    @Test
    void resetsNoStopThatCameWhileItWaitedToResume() throws Exception {
        crane.hold("FAULT_LATCHED");
        crane.at(1_000, () -> crane.stop = "STOP");
        crane.at(60_000, () -> {
            crane.stop = "NONE";
            crane.onResume = () -> crane.works("COMPLETED");
        });

        runner.work(JOB);

        assertThat(crane.nowMs).isGreaterThan(60_000);
        assertThat(crane.asked).containsExactly("create 0", "reset", "resume");
    }

    @Test
    void decidesUponNoLoadThatHung() throws Exception {
        crane.hold("RESTARTED");
        crane.undecided = true;
        crane.at(60_000, () -> {
            crane.undecided = false;
            crane.onResume = () -> crane.works("COMPLETED");
        });

        runner.work(JOB);

        assertThat(crane.nowMs).isGreaterThan(60_000);
        assertThat(held.getFirst()).endsWith("It waits for a person: decide upon the load, resume the job on the page");
        assertThat(crane.asked).containsExactly("create 0", "reset", "resume");
    }

    @Test
    void resetsAStopOnlyBeforeTheCraneWasFirstReady() throws Exception {
        crane.missing = "NO_LATCHED_STOP";
        crane.stop = "STOP";
        crane.onReset = () -> {
            crane.missing = "";
            crane.stop = "NONE";
        };
        runner.awaitCrane();
        assertThat(crane.asked).containsExactly("reset");

        crane.missing = "NO_LATCHED_STOP";
        crane.stop = "STOP";
        crane.at(2 * JobRunner.READY_MS, crane.onReset);
        runner.awaitCrane();
        assertThat(crane.asked).containsExactly("reset");
        assertThat(held).containsExactly("the crane is stopped. It waits for a person: reset on the page");
    }

    @Test
    void waitsWithAMoveThatIsNotBegunUntilAPersonTakesTheStopBack() throws Exception {
        crane.stop = "STOP";
        crane.at(JobRunner.JOB_MS * 2, () -> {
            crane.stop = "NONE";
            crane.works("COMPLETED");
        });

        runner.work(JOB);

        assertThat(crane.asked).containsExactly("create 0");
        assertThat(held).singleElement().asString().contains("waits for a person: reset on the page");
    }

    @Test
    void asksAgainForAMoveThatIsRefusedButNotForEver() {
        crane.missing = "LEASE_HELD";
        crane.createRefusal = new TerminalClient.Refused("409 no", "PERMISSION_MISSING");

        assertThatThrownBy(() -> runner.work(JOB)).hasMessage("409 no");
        assertThat(crane.asked).hasSize(JobRunner.RESUMES + 1).endsWith("create " + JobRunner.RESUMES);
        assertThat(held).hasSize(JobRunner.RESUMES);
    }

    @Test
    void givesUpOnAJobThatNeverEndsAndOnOneThatWasEnded() {
        crane.works("PICKING");
        assertThatThrownBy(() -> runner.work(JOB)).hasMessage("job WI-1 took longer than 600 s");
        assertThat(crane.nowMs).isBetween(JobRunner.JOB_MS, JobRunner.JOB_MS + 2 * JobRunner.POLL_MS);

        crane.works("CANCELLED");
        assertThatThrownBy(() -> runner.work(JOB)).hasMessage("job WI-1 is CANCELLED");
    }

    /** A crane in a time of its own, which changes when it is told and when it is asked. */
    private static final class Crane implements Terminal, JobRunner.Pace {

        private static final ObjectMapper JSON = new ObjectMapper();

        private record Later(long atMs, Runnable change) {}

        final List<String> asked = new ArrayList<>();
        private final List<Later> later = new ArrayList<>();
        long nowMs;
        String missing = "";
        String state = "ACCEPTED";
        String phase = "PLANNING";
        String hold = "NONE";
        String fault = "NONE";
        String stop = "NONE";
        String ended = "";
        boolean undecided;
        TerminalClient.@Nullable Refused refusal;
        TerminalClient.@Nullable Refused createRefusal;
        Runnable onReset = () -> {};
        Runnable onResume = () -> {};

        void at(long ms, Runnable change) {
            later.add(new Later(nowMs + ms, change));
        }

        void hold(String why) {
            state = "PAUSED";
            hold = why;
        }

        void works(String now) {
            state = now;
            hold = "NONE";
        }

        void check() throws IOException {
            if (!ended.isEmpty()) {
                throw new IOException(ended);
            }
        }

        @Override
        public long nowMs() {
            return nowMs;
        }

        @Override
        public void sleep(long ms) {
            nowMs += ms;
            List<Later> due = later.stream().filter(change -> change.atMs() <= nowMs).toList();
            later.removeAll(due);
            due.forEach(change -> change.change().run());
        }

        @Override
        public JsonNode state() {
            ObjectNode shown = JSON.createObjectNode().put("stale", false).put("firstFault", fault).put("stop", stop)
                    .put("firstFaultAxis", "hoist").put("firstFaultText", "It fell silent.")
                    .put("loadUndecided", undecided).put("swayDeg", 0.1);
            ObjectNode axis = shown.putArray("axes").addObject().put("axis", "hoist");
            if (!missing.isEmpty()) {
                axis.putArray("missingPlus").add(missing);
            }
            return shown;
        }

        @Override
        public void create(Job job, int attempt) throws IOException {
            asked.add("create " + attempt);
            if (createRefusal != null) {
                throw createRefusal;
            }
        }

        @Override
        public JsonNode workInstruction(String id) {
            return JSON.createObjectNode().put("state", state).put("phase", phase).put("hold", hold)
                    .put("holdExplanation", "Look.");
        }

        @Override
        public void resume(String id) throws IOException {
            if (refusal != null) {
                throw refusal;
            }
            asked.add("resume");
            onResume.run();
        }

        @Override
        public void reset() throws IOException {
            if (refusal != null) {
                throw refusal;
            }
            asked.add("reset");
            onReset.run();
        }
    }
}
