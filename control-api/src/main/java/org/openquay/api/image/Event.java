package org.openquay.api.image;

/** One fact in a reusable slot; {@link EventKind} says which fields count. */
public final class Event {

    public EventKind kind = EventKind.AXIS_STATE;
    public int axis;
    public int writer;
    public int code;
    public long reference;
    public long detail;
    public double value;

    public void copyFrom(Event other) {
        kind = other.kind;
        axis = other.axis;
        writer = other.writer;
        code = other.code;
        reference = other.reference;
        detail = other.detail;
        value = other.value;
    }
}
