package org.openquay.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.status.Permission;
import org.openquay.api.status.Refusal;
import org.openquay.api.status.StopKind;
import org.openquay.service.Site.Reply;
import org.openquay.service.command.CommandDesk;

/** What becomes a command, and how the kernel's answer comes back. */
class CommandsTest {

    private static final int TERMINAL = 0;
    private static final int OPERATOR = 1;

    @TempDir
    Path journal;
    @TempDir
    Path elsewhere;
    private FakeControl control;
    private Site site;

    @BeforeEach
    void start() throws Exception {
        control = FakeControl.start(journal).shows(Crane.atRest());
        site = Site.on(journal).shown();
    }

    @AfterEach
    void end() throws Exception {
        site.close();
        control.close();
    }

    @Test
    void aMoveIsCreatedByTheTerminalUnderItsLease() throws Exception {
        Reply reply = site.create("k1", Site.move("WI-1"));

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().getString("state")).isEqualTo("ACCEPTED");
        assertThat(reply.json().getString("from")).isEqualTo("V-01-01-01");
        Command command = control.taken(CommandKind.ADD_JOB).getFirst();
        assertThat(command.writer).isEqualTo(TERMINAL);
        assertThat(command.leaseEpoch).isEqualTo(1);
        assertThat(WorkOrder.text(command.order.containerId)).isEqualTo("MSCU1234566");
        assertThat(command.order.pickAcrossM).isEqualTo(9.0);
        assertThat(command.order.massKg).isEqualTo(24_000.0);
        assertThat(site.get(Site.CRANE + "/work-instructions/WI-1").json().getLong("jobNumber")).isEqualTo(1);
        assertThat(site.get(Site.CRANE + "/work-instructions").array()).hasSize(1);
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndMakesNoSecondMove() throws Exception {
        Reply first = site.create("same", Site.move("WI-1"));
        Reply again = site.create("same", Site.move("WI-1"));
        Reply other = site.create("same", Site.move("WI-2"));

        assertThat(again).isEqualTo(first);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.detail()).contains("same");
        assertThat(control.taken(CommandKind.ADD_JOB)).hasSize(1);
    }

    @Test
    void aRefusalIsRepeatedUnderItsKeyButNotUnderANewOne() throws Exception {
        site.create("k1", Site.move("WI-1"));

        Reply twice = site.create("k2", Site.move("WI-1"));

        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.json().getString("refusal")).isEqualTo("DUPLICATE_JOB");
        assertThat(site.create("k2", Site.move("WI-1"))).isEqualTo(twice);
        assertThat(control.taken(CommandKind.ADD_JOB)).hasSize(2);
    }

    @Test
    void manyMovesAtOnceAreAllAccepted() throws Exception {
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = crowd.invokeAll(IntStream.range(0, 30)
                    .<Callable<Reply>>mapToObj(i -> () -> site.create("k" + i, Site.move("WI-" + i))).toList());
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).as(reply.get().body()).isEqualTo(201);
            }
        }
        assertThat(site.get(Site.CRANE + "/work-instructions?limit=7").array()).hasSize(7);
    }

    /** Of a control with another list of writers than this service knows. */
    @Test
    void aHolderThatTheServiceDoesNotKnowIsNamedByItsNumber() throws Exception {
        control.refuses(CommandKind.CLAIM_LEASE, Refusal.LEASE_HELD_BY_OTHER, 17);

        Reply reply = site.put(Site.CRANE + "/lease", "{}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().getString("holder")).isEqualTo("writer 17");
    }

    @Test
    void aRefusalNamesItselfAndWhatIsMissing() throws Exception {
        control.refuses(CommandKind.RESUME_JOB, Refusal.PERMISSION_MISSING,
                Permission.WIND_LOW.bit() | Permission.NO_LATCHED_STOP.bit());
        site.create("k1", Site.move("WI-1"));

        Reply reply = site.post(Site.CRANE + "/work-instructions/WI-1/resume", "");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        assertThat(reply.json().getString("refusal")).isEqualTo("PERMISSION_MISSING");
        assertThat(reply.json().getJsonArray("missingPermissions")).containsExactly("NO_LATCHED_STOP", "WIND_LOW");
        assertThat(reply.detail()).contains("The wind is above the stop limit");
    }

    @Test
    void cancelPauseAndResumeNameTheJob() throws Exception {
        site.create("k1", Site.move("WI-1"));

        for (CommandKind kind : List.of(CommandKind.PAUSE_JOB, CommandKind.RESUME_JOB, CommandKind.CANCEL_JOB)) {
            String operation = kind.name().substring(0, kind.name().indexOf('_')).toLowerCase(java.util.Locale.ROOT);
            assertThat(site.post(Site.CRANE + "/work-instructions/WI-1/" + operation, "").status()).isEqualTo(202);
            Command command = control.taken(kind).getFirst();
            assertThat(WorkOrder.text(command.order.jobId)).isEqualTo("WI-1");
            assertThat(command.writer).isEqualTo(TERMINAL);
        }
    }

    @Test
    void theTerminalOrdersNothingUnderTheOperatorsLease() throws Exception {
        site.create("k1", Site.move("WI-1"));
        Site.until("the terminal's lease runs out", () -> site.put(Site.CRANE + "/lease", "{}").status() == 202);
        Site.until("the lease shows", () -> "operator".equals(
                site.get(Site.CRANE + "/state").json().getJsonArray("leases").getJsonObject(0).getString("holder")));

        for (Reply reply : List.of(site.create("k2", Site.move("WI-2")),
                site.post(Site.CRANE + "/work-instructions/WI-1/resume", ""),
                site.post(Site.CRANE + "/work-instructions/WI-1/cancel?by=TERMINAL", ""))) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(409);
            assertThat(reply.type()).isEqualTo("application/problem+json");
            assertThat(reply.json().getString("refusal")).isEqualTo("LEASE_HELD_BY_OTHER");
        }

        assertThat(control.taken(CommandKind.ADD_JOB)).hasSize(1);
        assertThat(control.taken(CommandKind.RESUME_JOB)).isEmpty();
        assertThat(control.taken(CommandKind.CANCEL_JOB)).isEmpty();
    }

    @Test
    void theOperatorResumesAndCancelsUnderHisOwnLeaseWhenHeSaysThatItIsHe() throws Exception {
        site.create("k1", Site.move("WI-1"));
        assertThat(site.post(Site.CRANE + "/work-instructions/WI-1/cancel?by=OPERATOR", "").status()).isEqualTo(202);
        assertThat(control.taken(CommandKind.CANCEL_JOB).getLast().writer).isEqualTo(TERMINAL);

        Site.until("the terminal's lease runs out", () -> site.put(Site.CRANE + "/lease", "{}").status() == 202);
        Site.until("the lease shows", () -> "operator".equals(
                site.get(Site.CRANE + "/state").json().getJsonArray("leases").getJsonObject(0).getString("holder")));
        for (CommandKind kind : List.of(CommandKind.RESUME_JOB, CommandKind.CANCEL_JOB)) {
            String operation = kind.name().substring(0, kind.name().indexOf('_')).toLowerCase(java.util.Locale.ROOT);
            assertThat(site.post(Site.CRANE + "/work-instructions/WI-1/" + operation + "?by=OPERATOR", "").status())
                    .isEqualTo(202);
            assertThat(control.taken(kind).getLast().writer).isEqualTo(OPERATOR);
        }
        assertThat(site.post(Site.CRANE + "/work-instructions/WI-1/resume?by=NOBODY", "").status()).isEqualTo(400);
    }

    @Test
    void silenceOfControlIsSaidAndMayBeTriedAgainUnderTheSameKey() throws Exception {
        control.deaf(true);

        Reply silent = site.create("k1", Site.move("WI-1"));
        control.deaf(false);

        assertThat(silent.status()).isEqualTo(503);
        assertThat(silent.type()).isEqualTo("application/problem+json");
        assertThat(silent.json().getString("type")).endsWith("control-silent");
        Site.until("the same key is accepted", () -> site.create("k1", Site.move("WI-1")).status() == 201);
    }

    @Test
    void aStopGoesThroughWhenTheCommandQueueDoesNot() throws Exception {
        control.deaf(true);
        AtomicBoolean full = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CommandDesk.MAX_PENDING + 20; i++) {
                crowd.submit(() -> {
                    while (!done.get()) {
                        Reply reply = site.post(Site.CRANE + "/reset", "");
                        assertThat(reply.status()).isEqualTo(503);
                        full.compareAndSet(false, reply.detail().contains("more than " + CommandDesk.MAX_PENDING));
                    }
                    return null;
                });
            }
            Site.until("commands are turned away", full::get);

            for (StopKind kind : List.of(StopKind.HALT, StopKind.STOP, StopKind.QUICK_STOP)) {
                Reply reply = site.post(Site.CRANE + "/stop", new JsonObject().put("kind", kind.name()).encode());
                assertThat(reply.status()).isEqualTo(202);
                Site.until("control reads the stop", () -> control.stopped().contains(kind));
            }
            done.set(true);
        }
    }

    @Test
    void aStopThatReachesNobodySaysSoAndReachesTheControlThatComesThen() throws Exception {
        control.close();
        Files.move(journal, elsewhere.resolve("journal"));

        Reply lost = site.post(Site.CRANE + "/stop", "{\"kind\":\"STOP\"}");
        assertThat(lost.status()).isEqualTo(503);
        assertThat(lost.type()).isEqualTo("application/problem+json");
        assertThat(lost.json().getString("title")).isEqualTo("The stop reached nobody");
        assertThat(lost.detail()).startsWith("Use the emergency stop.");

        control = FakeControl.start(journal).shows(Crane.atRest());
        assertThat(site.post(Site.CRANE + "/stop", "{\"kind\":\"STOP\"}").status()).isEqualTo(202);
        Site.until("the new control reads the stop", () -> control.stopped().contains(StopKind.STOP));
    }

    @Test
    void aJogNeedsTheOperatorsLeaseAndLivesAsLongAsItSays() throws Exception {
        Reply without = site.put(Site.CRANE + "/axes/trolley/jog", "{\"speedMps\":0.4}");
        assertThat(without.status()).isEqualTo(409);
        assertThat(without.json().getString("refusal")).isEqualTo("NOT_LEASE_HOLDER");

        Reply claimed = site.put(Site.CRANE + "/lease", "{}");
        assertThat(claimed.status()).isEqualTo(202);
        assertThat(claimed.json().getLong("leaseEpoch")).isEqualTo(1);
        long beforeNs = System.nanoTime();
        assertThat(site.put(Site.CRANE + "/axes/trolley/jog", "{\"speedMps\":-0.4,\"timeToLiveMs\":250}").status())
                .isEqualTo(202);
        long afterNs = System.nanoTime();

        Command jog = control.taken(CommandKind.JOG).getLast();
        assertThat(jog.writer).isEqualTo(OPERATOR);
        assertThat(jog.axis).isEqualTo(1);
        assertThat(jog.value).isEqualTo(-0.4);
        assertThat(jog.leaseEpoch).isEqualTo(1);
        assertThat(jog.expiresNs).isBetween(beforeNs + 250_000_000L, afterNs + 250_000_000L);
        assertThat(site.put(Site.CRANE + "/axes/hoist/jog", "{\"speedMps\":0}").status()).isEqualTo(202);
    }

    @Test
    void aLeaseIsRenewedUnderItsEpochReleasedAndClaimedAnew() throws Exception {
        assertThat(site.put(Site.CRANE + "/lease", "{\"timeToLiveMs\":20000}").json().getLong("leaseEpoch"))
                .isEqualTo(1);
        assertThat(site.put(Site.CRANE + "/lease", "{\"group\":\"crane\"}").json().getLong("leaseEpoch")).isEqualTo(1);
        assertThat(site.write("DELETE", Site.CRANE + "/lease", "").status()).isEqualTo(202);
        assertThat(site.write("DELETE", Site.CRANE + "/lease", "").status()).isEqualTo(409);
        assertThat(site.put(Site.CRANE + "/lease", "{}").json().getLong("leaseEpoch")).isEqualTo(2);
        assertThat(site.put(Site.CRANE + "/spreader/twistlocks", "{\"turn\":\"LOCK\"}").status()).isEqualTo(202);
        assertThat(control.taken(CommandKind.TWISTLOCKS).getFirst().value).isEqualTo(1.0);
    }

    @Test
    void aLeaseThatRanOutIsClaimedAnewWithoutARefusal() throws Exception {
        assertThat(site.put(Site.CRANE + "/lease", "{\"timeToLiveMs\":500}").json().getLong("leaseEpoch")).isEqualTo(1);
        Site.until("the lease runs out",
                () -> site.get(Site.CRANE + "/events?limit=1000").body().contains("LEASE_ENDED"));

        assertThat(site.put(Site.CRANE + "/lease", "{}").json().getLong("leaseEpoch")).isEqualTo(2);
        assertThat(site.get(Site.CRANE + "/events?limit=1000").body()).doesNotContain("COMMAND_REFUSED");
    }

    @Test
    void aLeaseOfTheTerminalsJobIsNotTheOperators() throws Exception {
        control.terminalHolds();

        Reply claim = site.put(Site.CRANE + "/lease", "{}");

        assertThat(claim.status()).isEqualTo(409);
        assertThat(claim.json().getString("refusal")).isEqualTo("LEASE_HELD_BY_OTHER");
        assertThat(claim.json().getString("holder")).isEqualTo("terminal");
        assertThat(claim.detail()).contains("held by: terminal");
    }

    @Test
    void aHaltIsTakenBackUnderTheLeaseOfTheRunningJob() throws Exception {
        control.terminalHolds();
        Site.until("the lease shows",
                () -> site.get(Site.CRANE + "/state").json().getJsonArray("leases").getJsonObject(0)
                        .getString("holder") != null);

        assertThat(site.post(Site.CRANE + "/halt/release", "").status()).isEqualTo(202);
        assertThat(control.taken(CommandKind.RELEASE_HALT).getFirst().writer).isEqualTo(TERMINAL);
    }

    /** As right after a resume: what is shown is older than the terminal's claim. */
    @Test
    void aHaltIsTakenBackUnderALeaseThatDoesNotShowYet() throws Exception {
        control.shows(Crane.atRest().andThen(image -> image.leaseHolder[0] = -1));
        control.terminalHolds();

        Reply reply = site.post(Site.CRANE + "/halt/release", "");

        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        assertThat(control.taken(CommandKind.RELEASE_HALT)).singleElement()
                .satisfies(command -> assertThat(command.writer).isEqualTo(TERMINAL));
    }

    @Test
    void aLeaseThatOnlyTakesAHaltBackIsGivenBackAtOnce() throws Exception {
        assertThat(site.post(Site.CRANE + "/halt/release", "").status()).isEqualTo(202);

        assertThat(control.taken(CommandKind.RELEASE_HALT).getFirst().writer).isEqualTo(OPERATOR);
        Reply move = site.create("k1", Site.move("WI-1"));
        assertThat(move.status()).as(move.body()).isEqualTo(201);
    }

    @Test
    void aLeaseThatTheOperatorClaimedOutlivesTheReleaseOfAHalt() throws Exception {
        assertThat(site.put(Site.CRANE + "/lease", "{}").status()).isEqualTo(202);

        assertThat(site.post(Site.CRANE + "/halt/release", "").status()).isEqualTo(202);

        assertThat(control.taken(CommandKind.RELEASE_LEASE)).isEmpty();
        assertThat(site.put(Site.CRANE + "/axes/trolley/jog", "{\"speedMps\":0.4}").status()).isEqualTo(202);
    }

    @Test
    void aResetThatIsRefusedNamesTheAxisThatStillMoves() throws Exception {
        control.refuses(CommandKind.RESET, Refusal.AXIS_MOVES, 1);

        Reply reply = site.post(Site.CRANE + "/reset", "");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().getString("refusal")).isEqualTo("AXIS_MOVES");
        assertThat(reply.json().getString("axis")).isEqualTo("trolley");
        assertThat(reply.json().getJsonArray("missingPermissions")).isEmpty();
        assertThat(reply.detail()).isEqualTo("An axis still slows down: reset when all stand. It is: trolley.");
    }

    @Test
    void resetAndDecisionNeedNoLease() throws Exception {
        assertThat(site.post(Site.CRANE + "/reset", "").status()).isEqualTo(202);
        assertThat(site.post(Site.CRANE + "/suspended-load/decide", "").status()).isEqualTo(202);
        assertThat(control.taken(CommandKind.CLAIM_LEASE)).isEmpty();
    }

    @Test
    void aNewServiceKnowsTheWorkInstructionsOfTheOneBefore() throws Exception {
        site.create("k1", Site.move("WI-1"));
        site.put(Site.CRANE + "/lease", "{\"timeToLiveMs\":30000}");
        site.close();
        site = Site.on(journal).shown();

        assertThat(site.get(Site.CRANE + "/work-instructions/WI-1").json().getString("containerId"))
                .isEqualTo("MSCU1234566");
        assertThat(site.create("k1", Site.move("WI-1")).json().getString("refusal")).isEqualTo("DUPLICATE_JOB");
        assertThat(site.get(Site.CRANE + "/events?limit=1000").body()).contains("LEASE_GRANTED");
    }
}
