package org.openquay.motion;

import java.util.ArrayList;
import java.util.List;

import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.OutputImage;

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
}
