package org.openquay.api.image;

import org.openquay.api.ControlPath;

/**
 * All that one step puts out. Mutable and preallocated; written by the step, recorded by the journal, then handed to the
 * links by the runtime.
 */
public final class OutputImage {

    /** Words for each link's write block. */
    public final short[][] words;
    public int eventCount;
    /** Events of this cycle that found no room. */
    public int eventsLost;
    public final Event[] events;
    public boolean planRequested;
    public final PlanRequest planRequest;
    public boolean statusPresent;
    public final StatusImage status;

    public OutputImage(ImageShape shape) {
        words = new short[shape.links()][];
        for (int i = 0; i < words.length; i++) {
            words[i] = new short[shape.writeWords()[i]];
        }
        events = new Event[ImageShape.MAX_EVENTS];
        for (int i = 0; i < events.length; i++) {
            events[i] = new Event();
        }
        planRequest = new PlanRequest(shape);
        status = new StatusImage(shape);
    }

    /** Empties what belongs to a single cycle; the words stay. */
    @ControlPath
    public void begin() {
        eventCount = 0;
        eventsLost = 0;
        planRequested = false;
        statusPresent = false;
    }

    /** Puts an event out; when there is no room it is counted as lost. */
    @ControlPath
    public void event(EventKind kind, int axis, int writer, int code, long reference, long detail, double value) {
        if (eventCount == events.length) {
            eventsLost++;
            return;
        }
        Event event = events[eventCount++];
        event.kind = kind;
        event.axis = axis;
        event.writer = writer;
        event.code = code;
        event.reference = reference;
        event.detail = detail;
        event.value = value;
    }
}
