package org.openquay.service.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest events, at most {@link #CAPACITY}; older ones are in the journal. Thread-safe. */
public final class EventLog {

    public static final int CAPACITY = 20_000;

    private final Deque<LoggedEvent> events = new ArrayDeque<>();

    synchronized void add(LoggedEvent event) {
        events.addLast(event);
        if (events.size() > CAPACITY) {
            events.removeFirst();
        }
    }

    /** At most {@code limit} events after that sequence, oldest first. */
    public synchronized List<LoggedEvent> after(long sequence, int limit) {
        return events.stream().filter(event -> event.sequence() > sequence).limit(limit).toList();
    }

    /** The latest {@code count} events, oldest first. */
    public synchronized List<LoggedEvent> latest(int count) {
        return events.stream().skip(Math.max(0, events.size() - count)).toList();
    }
}
