package org.openquay.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.app.jobs.JobList.Job;
import org.openquay.app.replay.Replay;
import org.openquay.app.run.FaultProxy.Mode;
import org.openquay.journal.verify.JournalVerifier;
import org.openquay.journal.verify.Verification;
import org.openquay.simulator.plant.MoveRecord;
import org.openquay.simulator.plant.Violation;

/**
 * Real processes, real sockets, killed for real. One crane lives through all of it, one move after the other, as it would
 * through a bad night.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledProcessesEndToEndTest {

    private static final Duration MOVE = Duration.ofSeconds(300);
    private static final Duration SOON = Duration.ofSeconds(20);
    /** Landing errors: of a move that nothing held up, and of one that was broken off in the midst. */
    private static final double UNDISTURBED_MM = 50;
    private static final double BROKEN_OFF_MM = 100;

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
    void completesAMoveAlthoughTheServiceIsKilledAndANewOnePicksUp() throws Exception {
        Job job = LiveCrane.JOBS.get(0);
        begin(job, "MOVING_TO_COLLECT");
        crane.killService();
        LiveCrane.await("the container is on the ropes", MOVE,
                () -> crane.truth(real -> real.plant().carried() != null));
        crane.startService();
        assertThat(crane.job(job.id()).path("containerId").asText()).isEqualTo(job.container());
        complete(job, UNDISTURBED_MM);
    }

    @Test
    @Order(2)
    void hangsStillWhenControlIsKilledAndFinishesTheJobAfterAReset() throws Exception {
        Job job = LiveCrane.JOBS.get(1);
        begin(job, "MOVING_TO_DELIVER");
        LiveCrane.await("the load travels", SOON, () -> crane.fastestMps() > 0.3);
        crane.killControl();
        LiveCrane.await("the drives trip by themselves and the brakes hold", SOON,
                () -> crane.truth(real -> real.drive(0).faultCode() != 0 && real.drive(1).faultCode() != 0
                        && real.plant().axis(0).brake().provenClosed() && real.plant().axis(1).brake().provenClosed()));
        LiveCrane.await("everything stands", SOON, () -> crane.fastestMps() < 0.01);
        double hangsAtM = crane.truth(real -> real.plant().axis(0).positionM());

        crane.startControl();
        LiveCrane.await("control shows the crane again", SOON, () -> state().path("loadUndecided").asBoolean());
        assertThat(crane.job(job.id()).path("state").asText()).isEqualTo("PAUSED");
        assertThat(crane.job(job.id()).path("hold").asText()).isEqualTo("RESTARTED");
        assertThatThrownBy(() -> crane.terminal.resume(job.id())).hasMessageContaining("refused");
        double stillAtM = crane.truth(real -> real.plant().axis(0).positionM());
        assertThat(stillAtM).isEqualTo(hangsAtM);
        complete(job, BROKEN_OFF_MM);
        List<Violation> violations = crane.truth(real -> real.plant().moves().violations());
        assertThat(violations).noneMatch(violation -> violation.kind().name().equals("LOAD_DROPPED"));
    }

    @Test
    @Order(3)
    void survivesADriveThatDiesAnswersLateNeverOrGarbage() throws Exception {
        Job job = LiveCrane.JOBS.get(2);
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
        complete(job, BROKEN_OFF_MM);
    }

    @Test
    @Order(4)
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
