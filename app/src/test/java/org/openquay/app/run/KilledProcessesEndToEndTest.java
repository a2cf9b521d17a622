package org.openquay.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobState;
import org.openquay.app.jobs.JobList.Job;
import org.openquay.app.replay.Replay;
import org.openquay.app.run.FaultProxy.Mode;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.verify.JournalVerifier;
import org.openquay.journal.verify.Verification;
import org.openquay.simulator.plant.MoveRecord;
import org.openquay.simulator.plant.Violation;

/**
 * Real processes, real sockets, killed for real. One crane lives through all of it, one move after the other, as it would
 * through a bad night.
 */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledProcessesEndToEndTest {

    private static final Duration MOVE = Duration.ofSeconds(300);
    private static final Duration SOON = Duration.ofSeconds(20);
    /** Landing errors: of a move that nothing held up, and of one that was broken off in the midst. */
    private static final double UNDISTURBED_MM = 50;
    private static final double BROKEN_OFF_MM = 100;

    /** The terminal claims its lease for it; then the kernel refuses it. */
    private static final String TOO_HEAVY = """
            {"workInstructionId": "HEAVY", "containerId": "OQYU5000011", "from": "V-01-01-01", "to": "L-01-01",
             "massKg": 99000}""";

    private LiveCrane crane;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        crane = new LiveCrane(directory);
        crane.startControl();
        crane.startService();
    }

    @AfterAll
    void end() throws Exception {
        crane.close();
    }

    @Test
    @Order(1)
    void givesTheCraneToOneOfTwoWhoClaimItInTheSameCycle() throws Exception {
        try (JournalReader journal = JournalReader.fromStart(crane.journal())) {
            Claims claims = new Claims();
            for (int attempt = 1; !claims.inOneCycle(journal); attempt++) {
                assertThat(attempt).as("attempts to claim in one cycle").isLessThan(50);
                LiveCrane.await("nobody holds the crane", SOON, () -> "".equals(holder()));
                CompletableFuture<JsonNode> operator = crane.operatorLater("PUT", "/lease", "{}");
                CompletableFuture<JsonNode> terminal = crane.operatorLater("POST", "/work-instructions", TOO_HEAVY);
                boolean operators = operator.join().has("leaseEpoch");
                JsonNode other = operators ? terminal.join() : operator.join();
                assertThat(refusal(other)).as("%s", other).isEqualTo("LEASE_HELD_BY_OTHER");
                assertThat(other.path("holder").asText()).isEqualTo(operators ? "operator" : "terminal");
                if (!operators) {
                    assertThat(refusal(terminal.join())).as("under its lease").isEqualTo("LOAD_TOO_HEAVY");
                }
                crane.operator("DELETE", "/lease", "");
            }
        }
    }

    @Test
    @Order(2)
    void completesAMoveAlthoughTheServiceIsKilledAndANewOnePicksUp() throws Exception {
        Job job = NearCrane.JOBS.get(0);
        begin(job, "MOVING_TO_COLLECT");
        crane.killService();
        endsOrIsHeldForALink();
        crane.startService();
        assertThat(crane.job(job.id()).path("containerId").asText()).isEqualTo(job.container());
        complete(job, UNDISTURBED_MM);
    }

    @Test
    @Order(3)
    void survivesADriveThatDiesAnswersLateNeverOrGarbage() throws Exception {
        Job job = NearCrane.JOBS.get(1);
        begin(job, "MOVING_TO_COLLECT");
        crane.stopServer("hoist-drive");
        stopsAndNames("DRIVE_STALE", "hoist");
        crane.startServer("hoist-drive");
        for (Mode mode : new Mode[] {Mode.LATE, Mode.NEVER, Mode.GARBAGE}) {
            LiveCrane.await("it moves again before " + mode, MOVE, () -> {
                resumeWhenHeld(job);
                return crane.fastestMps() > 0.2;
            });
            crane.trolleyWire().mode(mode);
            LiveCrane.await("the job is held on " + mode, SOON, () -> held(job));
            LiveCrane.await("the crane stands on " + mode, SOON, () -> crane.fastestMps() < 0.02);
            crane.trolleyWire().mode(Mode.PASS);
        }
    }

    /** The job that the drives have just held up, with the load on the ropes. */
    @Test
    @Order(4)
    void hangsStillWhenControlIsKilledAndFinishesTheJobAfterAReset() throws Exception {
        Job job = NearCrane.JOBS.get(1);
        reaches(job, "MOVING_TO_DELIVER");
        LiveCrane.await("the load travels", SOON, () -> crane.fastestMps() > 0.3);
        crane.killControl();
        LiveCrane.await("the drives trip by themselves and the brakes hold", SOON,
                () -> crane.truth(real -> real.drive(0).faultCode() != 0 && real.drive(1).faultCode() != 0
                        && real.plant().axis(0).brake().provenClosed() && real.plant().axis(1).brake().provenClosed()));
        LiveCrane.await("everything stands", SOON, () -> crane.fastestMps() < 0.01);
        double hangsAtM = hoistM();
        double standsAtM = trolleyM();

        crane.startControl();
        LiveCrane.await("control shows the crane again", SOON, () -> state().path("loadUndecided").asBoolean());
        assertThat(crane.job(job.id()).path("state").asText()).isEqualTo("PAUSED");
        assertThat(crane.job(job.id()).path("hold").asText()).isEqualTo("RESTARTED");
        refusesMotion(job);
        assertThat(hoistM()).isEqualTo(hangsAtM);
        assertThat(trolleyM()).isCloseTo(standsAtM, within(0.005));
        complete(job, BROKEN_OFF_MM);
        List<Violation> violations = crane.truth(real -> real.plant().moves().violations());
        assertThat(violations).noneMatch(violation -> violation.kind().name().equals("LOAD_DROPPED"));
    }

    @Test
    @Order(5)
    void lostNothingThatWasRecordedAndReplaysAll() throws Exception {
        crane.close();
        Verification found = JournalVerifier.verify(crane.journal(), walked -> {});
        assertThat(found.findings()).isEmpty();
        assertThat(found.gaps()).isEmpty();
        assertThat(found.sessions()).hasSize(2);
        assertThat(found.sessions().getFirst().cutOff()).isTrue();
        Replay.Result replay = Replay.run(crane.journal(), false, cycles -> {});
        assertThat(replay.first()).isEmpty();
        assertThat(replay.cycles()).isEqualTo(found.cycles());
    }

    /** Without a service the move goes on to its end; only links that are late on a busy machine may hold it up. */
    private void endsOrIsHeldForALink() throws Exception {
        try (LastJobState last = new LastJobState(crane.journal())) {
            LiveCrane.await("the move ends without a service", MOVE,
                    () -> last.state() == JobState.COMPLETED || last.state() == JobState.PAUSED);
            if (last.state() == JobState.PAUSED) {
                assertThat(last.hold()).isEqualTo(HoldReason.FAULT_LATCHED);
            }
        }
    }

    /** Neither a lever nor an order moves the crane, nor does the job go on; and each says why. */
    private void refusesMotion(Job job) throws Exception {
        assertThat(crane.operator("PUT", "/lease", "{}").has("leaseEpoch")).isTrue();
        for (String axis : List.of("hoist", "trolley", "gantry")) {
            JsonNode jog = crane.operator("PUT", "/axes/" + axis + "/jog", "{\"speedMps\": 0.1}");
            assertThat(refusal(jog)).as("%s", jog).isEqualTo("PERMISSION_MISSING");
            assertThat(jog.path("missingPermissions")).as("%s", jog).extracting(JsonNode::asText)
                    .contains("NO_LATCHED_STOP", "LOAD_DECIDED");
        }
        crane.operator("DELETE", "/lease", "");
        assertThatThrownBy(() -> crane.terminal.resume(job.id())).hasMessageContaining("409")
                .hasMessageContaining("A stop is latched");
        Job third = NearCrane.JOBS.get(2);
        Job next = new Job("E2E-WAITS", third.container(), third.from(), third.to(), third.massKg());
        crane.terminal.create(next, 0);
        LiveCrane.await("the next job waits", SOON, () -> state().path("jobsWaiting").asInt() == 1);
        assertThat(crane.job(next.id()).path("state").asText()).isEqualTo("ACCEPTED");
        crane.operator("POST", "/work-instructions/" + next.id() + "/cancel", "");
        LiveCrane.await("it is taken back", SOON, () -> state(next).equals("CANCELLED"));
        assertThat(crane.fastestMps()).isLessThan(0.001);
    }

    private double hoistM() {
        return crane.truth(real -> real.plant().axis(0).positionM());
    }

    private double trolleyM() {
        return crane.truth(real -> real.plant().axis(1).positionM());
    }

    private static String refusal(JsonNode answer) {
        return answer.path("refusal").asText();
    }

    /** Who holds the lease; empty for nobody. */
    private String holder() {
        return state().path("leases").path(0).path("holder").asText("");
    }

    private JsonNode state() {
        try {
            return crane.terminal.state();
        } catch (IOException e) {
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        }
    }

    private boolean held(Job job) {
        try {
            return crane.job(job.id()).path("state").asText().equals("PAUSED");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives the job and waits until it is in that phase. */
    private void begin(Job job, String phase) throws Exception {
        LiveCrane.await("the crane is ready", Duration.ofSeconds(90), () -> give(job));
        reaches(job, phase);
    }

    private void reaches(Job job, String phase) throws Exception {
        LiveCrane.await(job.id() + " in phase " + phase, MOVE, () -> {
            resumeWhenHeld(job);
            return crane.inPhase(job, phase);
        });
    }

    private boolean give(Job job) {
        try {
            crane.terminal.reset();
            crane.terminal.create(job, (int) (System.nanoTime() & 0xFFFF));
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** On a busy machine an exchange may be late without anybody's doing; then the crane rightly holds, and goes on. */
    private void resumeWhenHeld(Job job) {
        if (held(job)) {
            resume(job);
        }
    }

    private void resume(Job job) {
        try {
            crane.terminal.reset();
            if (state().path("loadUndecided").asBoolean()) {
                crane.terminal.decideSuspendedLoad();
            }
            crane.terminal.resume(job.id());
        } catch (IOException e) {
            // not yet: the caller waits on a condition and tries again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopsAndNames(String fault, String axis) throws InterruptedException {
        LiveCrane.await("the crane stops", SOON, () -> crane.fastestMps() < 0.02);
        LiveCrane.await("the first cause is named", SOON, () -> state().path("firstFault").asText().equals(fault)
                && state().path("firstFaultAxis").asText().equals(axis));
    }

    private void complete(Job job, double mostErrorMm) throws Exception {
        LiveCrane.await(job.id() + " is complete", MOVE, () -> {
            resumeWhenHeld(job);
            return state(job).equals("COMPLETED");
        });
        MoveRecord move = crane.truth(real -> real.plant().moves().moves().getLast());
        assertThat(move.containerId()).isEqualTo(job.container());
        assertThat(move.landingErrorMm()).isLessThan(mostErrorMm);
    }

    private String state(Job job) {
        try {
            return crane.job(job.id()).path("state").asText();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
