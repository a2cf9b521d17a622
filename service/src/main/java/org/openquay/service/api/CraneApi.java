package org.openquay.service.api;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;

import org.openquay.api.command.CommandKind;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.status.StopKind;
import org.openquay.journal.JournalException;
import org.openquay.journal.command.StopWriter;
import org.openquay.service.command.Answer;
import org.openquay.service.view.CraneView;
import org.openquay.service.view.CraneView.Shown;

/** The operations about the crane itself: state, axes, spreader, events, and the operator's commands. */
final class CraneApi {

    private static final Logger LOG = System.getLogger(CraneApi.class.getName());
    private static final long JOG_MS = 300;
    private static final long TWISTLOCKS_MS = 1_000;
    private static final long LEASE_MS = 10_000;

    private final CraneDescription crane;
    private final CraneView view;
    private final StateJson json;
    private final Commands commands;
    private final StopWriter stops;

    CraneApi(CraneDescription crane, CraneView view, StateJson json, Commands commands, StopWriter stops) {
        this.crane = crane;
        this.view = view;
        this.json = json;
        this.commands = commands;
        this.stops = stops;
    }

    void mount(Operations operations) {
        operations.handle("listCranes", context -> Replies.json(context, 200, new JsonArray().add(json.crane())));
        operations.handle("getCrane", context -> Replies.json(context, 200, json.crane()));
        operations.handle("getState", context -> shown(context).ifPresent(shown -> Replies.json(context, 200,
                json.state(shown, view.instructions().ofJob(shown.image().jobNumber)))));
        operations.handle("listAxes",
                context -> shown(context).ifPresent(shown -> Replies.json(context, 200, json.axes(shown.image()))));
        operations.handle("getAxis", this::axis);
        operations.handle("getSpreader", context -> shown(context)
                .ifPresent(shown -> Replies.json(context, 200, StateJson.spreader(shown.image()))));
        operations.handle("listEvents", this::events);
        operations.command("jogAxis", this::jog);
        operations.command("turnTwistlocks", this::twistlocks);
        operations.command("claimLease", this::claim);
        operations.command("releaseLease", this::release);
        operations.stop("stop", context -> stop(context, operations));
        operations.command("releaseHalt", context -> answer(context, commands.releaseHalt()));
        operations.command("reset", context -> answer(context, commands.plain(CommandKind.RESET)));
        operations.command("decideSuspendedLoad",
                context -> answer(context, commands.plain(CommandKind.DECIDE_SUSPENDED_LOAD)));
    }

    private Optional<Shown> shown(RoutingContext context) {
        Optional<Shown> shown = view.shown();
        if (shown.isEmpty()) {
            Problem.of(503, "no-state", "The crane has not shown itself yet", withoutState()).send(context);
        }
        return shown;
    }

    private String withoutState() {
        if (!view.stranger().isEmpty()) {
            return "The journal has records of crane '" + view.stranger() + "'.";
        }
        return view.trouble().isEmpty()
                ? "No control process has recorded a state in the journal directory."
                : "The journal cannot be read; the service's log says why.";
    }

    private void axis(RoutingContext context) {
        OptionalInt index = axisIndex(context);
        if (index.isPresent()) {
            shown(context).ifPresent(shown -> Replies.json(context, 200,
                    json.axis(crane.axes().get(index.getAsInt()), shown.image().axes[index.getAsInt()])));
        }
    }

    private OptionalInt axisIndex(RoutingContext context) {
        String name = Replies.pathParameter(context, "axis");
        OptionalInt index = IntStream.range(0, crane.axes().size())
                .filter(i -> crane.axes().get(i).name().equals(name)).findFirst();
        if (index.isEmpty()) {
            Problem.of(404, "no-such-axis", "There is no such axis",
                    "Axis '" + name + "' must be one of " + crane.axes().stream().map(axis -> axis.name()).toList()
                            + ".")
                    .send(context);
        }
        return index;
    }

    private void events(RoutingContext context) {
        if (!Replies.complete(context, view)) {
            return;
        }
        ValidatedRequest request = Replies.request(context);
        long after = Replies.number(request.getQuery().get("after"), 0);
        int limit = (int) Replies.number(request.getQuery().get("limit"), 100);
        JsonArray events = new JsonArray();
        view.events().after(after, limit)
                .forEach(logged -> events.add(json.event(logged, view.instructions().about(logged.event()))));
        Replies.json(context, 200, events);
    }

    private void jog(RoutingContext context) {
        OptionalInt index = axisIndex(context);
        if (index.isPresent()) {
            JsonObject body = Replies.body(context);
            double speedMps = body.getDouble("speedMps");
            int group = crane.axes().get(index.getAsInt()).group();
            answer(context, commands.live(group, command -> {
                command.kind = CommandKind.JOG;
                command.axis = index.getAsInt();
                command.group = group;
                command.value = speedMps;
            }, body.getLong("timeToLiveMs", JOG_MS)));
        }
    }

    private void twistlocks(RoutingContext context) {
        JsonObject body = Replies.body(context);
        answer(context, commands.live(commands.jobGroup(), command -> {
            command.kind = CommandKind.TWISTLOCKS;
            command.value = body.getString("turn").equals("LOCK") ? 1 : -1;
        }, body.getLong("timeToLiveMs", TWISTLOCKS_MS)));
    }

    private void claim(RoutingContext context) {
        JsonObject body = Replies.body(context);
        OptionalInt group = group(context, body.getString("group", crane.groups().getFirst()));
        if (group.isPresent()) {
            answer(context, commands.claim(group.getAsInt(), body.getLong("timeToLiveMs", LEASE_MS)));
        }
    }

    private void release(RoutingContext context) {
        RequestParameter named = Replies.request(context).getQuery().get("group");
        String name = named == null || named.isNull() ? null : named.getString();
        OptionalInt group = group(context, name == null ? crane.groups().getFirst() : name);
        if (group.isPresent()) {
            answer(context, commands.release(group.getAsInt()));
        }
    }

    private OptionalInt group(RoutingContext context, String name) {
        int group = crane.groups().indexOf(name);
        if (group < 0) {
            Problem.of(404, "no-such-group", "There is no such axis group",
                    "Group '" + name + "' must be one of " + crane.groups() + ".").send(context);
            return OptionalInt.empty();
        }
        return OptionalInt.of(group);
    }

    /**
     * Not through the queue: a stop is a word in shared memory, and is answered as soon as it is written. Written also
     * where control only looks on, which may be about to change. Whoever asked must know when it went nowhere.
     */
    private void stop(RoutingContext context, Operations operations) {
        try {
            stops.stop(StopKind.valueOf(Replies.body(context).getString("kind")));
        } catch (JournalException e) {
            LOG.log(Level.ERROR, "a stop reached nobody", e);
            Problem.of(503, "stop-lost", "The stop reached nobody",
                    "Use the emergency stop. The journal directory was replaced under this service, and there is no way "
                            + "from it to control; the service's log has more.")
                    .send(context);
            return;
        }
        if (!operations.looksOn(context)) {
            Replies.json(context, 202, new JsonObject().put("commandId", 0));
        }
    }

    private static void answer(RoutingContext context, Future<Answer> future) {
        Replies.answer(context, future, accepted -> Replies.json(context, 202,
                new JsonObject().put("commandId", accepted.commandId()).put("leaseEpoch", accepted.detail())));
    }
}
