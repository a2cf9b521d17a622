package org.openquay.service.api;

import java.util.Optional;
import java.util.function.Consumer;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.RequestParameter;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.command.PackedLocation;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LandingPoint;
import org.openquay.api.crane.Location;
import org.openquay.service.api.Idempotency.Reply;
import org.openquay.service.command.Answer;
import org.openquay.service.view.CraneView;
import org.openquay.service.view.WorkInstruction;

/** The operations about work instructions: what a terminal operating system needs. */
final class WorkInstructionApi {

    private static final String ID = "workInstructionId";
    private static final String PROBLEM = "application/problem+json";

    private final CraneDescription crane;
    private final CraneView view;
    private final Commands commands;
    private final Idempotency idempotency = new Idempotency();

    WorkInstructionApi(CraneDescription crane, CraneView view, Commands commands) {
        this.crane = crane;
        this.view = view;
        this.commands = commands;
    }

    void mount(Operations operations) {
        operations.handle("listWorkInstructions", this::list);
        operations.command("createWorkInstruction", this::create);
        operations.handle("getWorkInstruction", context -> find(context)
                .ifPresent(found -> Replies.json(context, 200, StateJson.workInstruction(found))));
        operations.command("cancelWorkInstruction", context -> find(context)
                .ifPresent(found -> answer(context,
                        ask(context, command -> about(command, CommandKind.CANCEL_JOB, found)))));
        operations.command("pauseWorkInstruction",
                context -> find(context).ifPresent(found -> answer(context,
                        commands.aboutJob(command -> about(command, CommandKind.PAUSE_JOB, found)))));
        operations.command("resumeWorkInstruction", context -> find(context)
                .ifPresent(found -> answer(context,
                        ask(context, command -> about(command, CommandKind.RESUME_JOB, found)))));
    }

    private void list(RoutingContext context) {
        if (!Replies.complete(context, view)) {
            return;
        }
        JsonArray all = new JsonArray();
        int limit = (int) Replies.number(Replies.request(context).getQuery().get("limit"), 100);
        view.instructions().newestFirst(limit).forEach(found -> all.add(StateJson.workInstruction(found)));
        Replies.json(context, 200, all);
    }

    private Optional<WorkInstruction> find(RoutingContext context) {
        String id = Replies.pathParameter(context, ID);
        Optional<WorkInstruction> found = view.instructions().find(id);
        if (found.isEmpty() && Replies.complete(context, view)) {
            Problem.of(404, "no-such-work-instruction", "There is no such work instruction",
                    "The crane has accepted no work instruction '" + id + "'.").send(context);
        }
        return found;
    }

    /** The terminal asks unless the request names the operator: his lease is used for nothing but what he asks for. */
    private Future<Answer> ask(RoutingContext context, Consumer<Command> fill) {
        RequestParameter by = Replies.request(context).getQuery().get("by");
        return by != null && "OPERATOR".equals(by.getString()) ? commands.operators(fill) : commands.terminals(fill);
    }

    private static void about(Command command, CommandKind kind, WorkInstruction instruction) {
        command.kind = kind;
        WorkOrder.text(command.order.jobId, instruction.id());
    }

    private static void answer(RoutingContext context, Future<Answer> future) {
        Replies.answer(context, future,
                accepted -> Replies.json(context, 202, new JsonObject().put("commandId", accepted.commandId())));
    }

    private void create(RoutingContext context) {
        String key = Replies.header(context, "Idempotency-Key");
        JsonObject body = Replies.body(context);
        String text = body.encode();
        Idempotency.Used before = idempotency.find(key);
        if (before != null && !before.body().equals(text)) {
            Problem.of(422, "key-reused", "The idempotency key was used for something else",
                    "Key '" + key + "' came with another body before; use a new key for a new work instruction.")
                    .send(context);
            return;
        }
        Future<Reply> reply = before != null ? before.reply() : ask(body);
        if (before == null) {
            idempotency.remember(key, new Idempotency.Used(text, reply));
        }
        reply.onComplete(done -> {
            if (done.succeeded()) {
                Reply answer = done.result();
                context.response().setStatusCode(answer.status()).putHeader("Content-Type", answer.contentType())
                        .end(answer.body());
                forgetUncertain(key, answer.status());
            } else {
                idempotency.forget(key);
                Problem.of(503, "not-sent", "The command could not be sent", String.valueOf(done.cause().getMessage()))
                        .send(context);
            }
        });
    }

    /** Only an acceptance or a refusal is an answer to give again; silence is not. */
    private void forgetUncertain(String key, int status) {
        if (status >= 500) {
            idempotency.forget(key);
        }
    }

    private Future<Reply> ask(JsonObject body) {
        Location from = Location.parse(body.getString("from"));
        Location to = Location.parse(body.getString("to"));
        Optional<LandingPoint> pick = crane.site().landingPoint(from);
        Optional<LandingPoint> place = crane.site().landingPoint(to);
        if (pick.isEmpty() || place.isEmpty()) {
            return Future.succeededFuture(problem(Problem.of(422, "no-such-place", "There is no such place",
                    "'" + (pick.isEmpty() ? from : to) + "' does not exist at crane " + crane.id() + ".")));
        }
        if (pick.equals(place)) {
            return Future.succeededFuture(problem(Problem.of(422, "same-place", "From and to are the same place",
                    "'from' and 'to' are both '" + from + "': a container is moved to another place.")));
        }
        return commands.terminals(command -> {
            command.kind = CommandKind.ADD_JOB;
            fill(command.order, body, from, to, pick.get(), place.get());
        }).compose(answer -> reply(answer, body));
    }

    private static void fill(WorkOrder order, JsonObject body, Location from, Location to, LandingPoint pick,
            LandingPoint place) {
        WorkOrder.text(order.jobId, body.getString(ID));
        WorkOrder.text(order.containerId, body.getString("containerId"));
        order.from = PackedLocation.of(from);
        order.to = PackedLocation.of(to);
        order.pickAcrossM = pick.acrossM();
        order.pickAlongM = pick.alongM();
        order.pickHeightM = pick.heightM();
        order.placeAcrossM = place.acrossM();
        order.placeAlongM = place.alongM();
        order.placeHeightM = place.heightM();
        order.massKg = body.getDouble("massKg", 0.0);
    }

    private Future<Reply> reply(Answer answer, JsonObject body) {
        return switch (answer) {
            case Answer.Refused refused ->
                Future.succeededFuture(problem(Problem.refused(refused)));
            case Answer.Unanswered unanswered -> Future.succeededFuture(problem(Problem.unanswered()));
            case Answer.Accepted accepted -> {
                JsonObject created = view.instructions().find(body.getString(ID)).map(StateJson::workInstruction)
                        .orElseGet(() -> body.copy().put("state", "ACCEPTED").put("jobNumber", accepted.detail()));
                yield Future.succeededFuture(new Reply(201, "application/json", created.encode()));
            }
        };
    }

    private static Reply problem(Problem problem) {
        return new Reply(problem.status(), PROBLEM, problem.text());
    }
}
