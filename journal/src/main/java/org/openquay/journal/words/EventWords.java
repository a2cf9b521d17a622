package org.openquay.journal.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.openquay.api.command.Command;
import org.openquay.api.command.PackedLocation;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveState;
import org.openquay.api.image.Event;
import org.openquay.api.image.PlanResult;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.Explanation;
import org.openquay.api.status.Fault;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;
import org.openquay.api.status.Refusal;
import org.openquay.api.status.StopKind;

/** Events and commands as sentences of one line. */
public final class EventWords {

    private final CraneNames names;

    public EventWords(CraneNames names) {
        this.names = names;
    }

    /** The event in words. */
    public String of(Event event) {
        String axis = names.axis(event.axis);
        return switch (event.kind) {
            case COMMAND_ACCEPTED -> names.writer(event.writer) + ": command " + event.reference + " accepted"
                    + (event.detail == 0 ? "" : " (" + event.detail + ")");
            case COMMAND_REFUSED -> names.writer(event.writer) + ": command " + event.reference + " refused: "
                    + name(Refusal.values(), event.code) + why(event);
            case LEASE_GRANTED -> "lease of " + names.group(event.axis) + " to " + names.writer(event.writer)
                    + ", epoch " + event.detail;
            case LEASE_ENDED -> "lease of " + names.group(event.axis) + " ends, epoch " + event.detail;
            case AXIS_STATE -> axis + " is " + name(AxisState.values(), event.code);
            case LIMITER -> axis + " limited by: " + limiter(event.code);
            case BRAKE -> axis + " brake " + name(BrakeState.values(), event.code);
            case DRIVE_STATE -> "drive " + names.drive(event.axis) + " is " + name(DriveState.values(), event.code);
            case DRIVE_OWNER -> "drive " + names.drive(event.axis) + " listens to "
                    + name(AxisOwner.values(), event.code);
            case LINK_STALE -> "link " + names.link(event.axis) + " is stale";
            case LINK_FRESH -> "link " + names.link(event.axis) + " is fresh";
            case FAULT_LATCHED -> "FAULT " + name(Fault.values(), event.code)
                    + (event.axis < 0 ? "" : " on " + axis) + (event.detail == 1 ? " (first cause)" : "") + ": "
                    + fault(event.code);
            case RESET_DONE -> names.writer(event.writer) + ": reset done";
            case RESET_REFUSED -> names.writer(event.writer) + ": reset refused, "
                    + name(Fault.values(), event.code) + " persists" + (event.axis < 0 ? "" : " on " + axis);
            case STOP_LATCHED -> names.writer(event.writer) + ": " + name(StopKind.values(), event.code);
            case STOP_CALLED -> names.writer(event.writer) + ": " + name(StopKind.values(), event.code) + " again, "
                    + name(StopKind.values(), (int) event.detail) + " is in force";
            case JOB_STATE -> "job " + event.reference + " is " + name(JobState.values(), event.code)
                    + (event.detail == 0 ? "" : ": " + name(HoldReason.values(), (int) event.detail));
            case JOB_PHASE -> "job " + event.reference + " phase " + name(JobPhase.values(), event.code);
            case PLAN_REQUESTED -> "plan " + event.reference + " requested";
            case PLAN_ADOPTED -> format("plan %d adopted, %.1f s", event.reference, event.value);
            case PLAN_REFUSED -> "plan " + event.reference + " refused: " + name(PlanResult.values(), event.code)
                    + obstacle(event.detail);
            case LANDED -> format("landed at %.2f m across", event.value);
            case LIFTED_OFF -> format("lifted off at %.2f m across", event.value);
            case LOCKED -> "twistlocks locked";
            case UNLOCKED -> "twistlocks unlocked";
            case LOAD_WEIGHED -> format("load weighed: %.1f t", event.value / 1000);
            case WIND_WARNING -> format("wind warning: %.1f m/s", event.value);
            case LOAD_WARNING -> format("load warning: %.1f t", event.value / 1000);
            case CYCLE_MISSED ->
                format(event.detail == 1 ? "%d cycle missed, %.1f ms late" : "%d cycles missed, %.1f ms late",
                        event.detail, event.value);
            case EVENTS_LOST -> event.detail + " events of this cycle found no room";
        };
    }

    /** The command in words. */
    public String of(Command command) {
        String head = names.writer(command.writer) + " asks " + command.commandId + ": " + command.kind;
        return switch (command.kind) {
            case ADD_JOB -> head + " " + WorkOrder.text(command.order.jobId) + ", container "
                    + WorkOrder.text(command.order.containerId) + " from " + PackedLocation.unpack(command.order.from)
                    + " to " + PackedLocation.unpack(command.order.to);
            case CANCEL_JOB -> head + " " + WorkOrder.text(command.order.jobId);
            case JOG -> head + format(" %s at %.2f m/s", names.axis(command.axis), command.value);
            case CLAIM_LEASE, RELEASE_LEASE -> head + " of " + names.group(command.group);
            case TWISTLOCKS -> head + (command.value > 0 ? " lock" : command.value < 0 ? " unlock" : " rest");
            default -> head;
        };
    }

    /** The names of a set of permissions, first missing first. */
    public static List<String> permissions(long set) {
        return Arrays.stream(Permission.values()).filter(permission -> permission.in(set)).map(Enum::name).toList();
    }

    private String why(Event refused) {
        if (refused.code == Refusal.LEASE_HELD_BY_OTHER.ordinal()) {
            return ", " + names.writer((int) refused.detail) + " holds it";
        }
        return refused.code == Refusal.AXIS_MOVES.ordinal()
                ? ": " + names.axis((int) refused.detail)
                : missing(refused.detail);
    }

    private static String missing(long set) {
        return set == 0 ? "" : ", missing " + permissions(set).stream().collect(Collectors.joining(", "));
    }

    private static String obstacle(long detail) {
        return detail == -1
                ? ""
                : detail < -1
                        ? ", cell " + (-2 - detail) + " of the bay profile"
                        : ", keep-out " + detail;
    }

    private static String limiter(int code) {
        return code >= 0 && code < Limiter.values().length ? Explanation.of(Limiter.values()[code]) : "code " + code;
    }

    private static String fault(int code) {
        return code >= 0 && code < Fault.values().length ? Explanation.of(Fault.values()[code]) : "";
    }

    private static String name(Enum<?>[] constants, int code) {
        return code >= 0 && code < constants.length ? constants[code].name() : "code " + code;
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
