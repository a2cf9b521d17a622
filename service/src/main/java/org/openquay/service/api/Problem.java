package org.openquay.service.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import org.openquay.api.status.Explanation;
import org.openquay.api.status.Permission;
import org.openquay.journal.words.EventWords;
import org.openquay.service.command.Answer;

/** A refusal or failure as RFC 9457 problem details; never a stack trace. */
final class Problem {

    private static final String TYPE = "https://openquay.org/problems/";

    private final int status;
    private final JsonObject body;

    private Problem(int status, String name, String title, String detail) {
        this.status = status;
        body = new JsonObject().put("type", TYPE + name).put("title", title).put("status", status).put("detail",
                detail);
    }

    static Problem of(int status, String name, String title, String detail) {
        return new Problem(status, name, title, detail);
    }

    /** The kernel refused a command. */
    static Problem refused(Answer.Refused refused) {
        StringBuilder detail = new StringBuilder(Explanation.of(refused.refusal()));
        EventWords.permissions(refused.missing()).forEach(name -> detail.append(' ').append(name).append(": ")
                .append(Explanation.of(Permission.valueOf(name))));
        if (!refused.holder().isEmpty()) {
            detail.append(" It is held by: ").append(refused.holder()).append('.');
        }
        if (!refused.axis().isEmpty()) {
            detail.append(" It is: ").append(refused.axis()).append('.');
        }
        Problem problem = new Problem(409, "refused", "The crane refused the command", detail.toString());
        problem.body.put("refusal", refused.refusal().name()).put("missingPermissions",
                new JsonArray(EventWords.permissions(refused.missing())));
        if (!refused.holder().isEmpty()) {
            problem.body.put("holder", refused.holder());
        }
        if (!refused.axis().isEmpty()) {
            problem.body.put("axis", refused.axis());
        }
        return problem;
    }

    static Problem unanswered() {
        return of(503, "control-silent", "Control did not answer",
                "The control process did not decide upon the command in time: it is not running, or overloaded. "
                        + "Whether the command will act is not known until its time to live is over.");
    }

    int status() {
        return status;
    }

    String text() {
        return body.encode();
    }

    /** Sends it; nothing else must have been sent. */
    void send(RoutingContext context) {
        if (!context.response().ended()) {
            context.response().setStatusCode(status).putHeader("Content-Type", "application/problem+json")
                    .end(body.encode());
        }
    }
}
