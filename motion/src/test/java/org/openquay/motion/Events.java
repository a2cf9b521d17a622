package org.openquay.motion;

import java.util.ArrayList;
import java.util.List;

import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveState;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanResult;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.Fault;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Refusal;
import org.openquay.api.status.StopKind;

/** Output images for parts that are tested alone, and what they put out. */
public final class Events {

    private Events() {}

    /** An image without links that takes events. */
    public static OutputImage sink() {
        return new OutputImage(new ImageShape(new int[0], new int[0], 3, 3, 2, 2, 0));
    }

    /** The kinds of this cycle's events, in order. */
    public static List<EventKind> kinds(OutputImage out) {
        return all(out).stream().map(event -> event.kind).toList();
    }

    /** This cycle's events. */
    public static List<Event> all(OutputImage out) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < out.eventCount; i++) {
            Event copy = new Event();
            copy.copyFrom(out.events[i]);
            events.add(copy);
        }
        return events;
    }

    /** This cycle's events of one kind. */
    public static List<Event> of(OutputImage out, EventKind kind) {
        return all(out).stream().filter(event -> event.kind == kind).toList();
    }

    /** What the code of an event says, as its name. */
    public static String code(Event event) {
        return switch (event.kind) {
            case COMMAND_REFUSED -> Refusal.values()[event.code].name();
            case AXIS_STATE -> AxisState.values()[event.code].name();
            case LIMITER -> Limiter.values()[event.code].name();
            case BRAKE -> BrakeState.values()[event.code].name();
            case DRIVE_STATE -> DriveState.values()[event.code].name();
            case DRIVE_OWNER -> AxisOwner.values()[event.code].name();
            case FAULT_LATCHED, RESET_REFUSED -> Fault.values()[event.code].name();
            case STOP_LATCHED -> StopKind.values()[event.code].name();
            case JOB_STATE -> JobState.values()[event.code] + "/" + HoldReason.values()[(int) event.detail];
            case JOB_PHASE -> JobPhase.values()[event.code].name();
            case PLAN_REFUSED -> PlanResult.values()[event.code].name();
            default -> Integer.toString(event.code);
        };
    }
}
