package org.openquay.service.view;

import java.time.Instant;

import org.openquay.api.image.Event;

/**
 * One event as readers see it.
 *
 * @param sequence  grows; the record's sequence times 128 plus the event's place within the record
 * @param time      wall clock of its cycle
 * @param sessionId session of control
 * @param tick      cycle
 * @param event     the event; never changed
 * @param text      in words
 */
public record LoggedEvent(long sequence, Instant time, long sessionId, long tick, Event event, String text) {

    /** More than events fit in one record. */
    static final long PER_RECORD = 128;

    /** How much it asks for attention. */
    public enum Severity {
        INFO, WARNING, ALARM
    }

    public Severity severity() {
        return switch (event.kind) {
            case FAULT_LATCHED, EVENTS_LOST -> Severity.ALARM;
            case COMMAND_REFUSED, RESET_REFUSED, STOP_LATCHED, STOP_CALLED, PLAN_REFUSED, LINK_STALE, WIND_WARNING,
                    LOAD_WARNING,
                    CYCLE_MISSED ->
                Severity.WARNING;
            default -> Severity.INFO;
        };
    }
}
