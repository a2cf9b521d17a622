package org.openquay.service.view;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The latest events, at most {@link #CAPACITY}; older ones are in the journal. Thread-safe. */
public final class EventLog {

    public static final int CAPACITY = 20_000;

    private final @Nullable LoggedEvent[] ring = new @Nullable LoggedEvent[CAPACITY];
    /** Events ever added; event number n lies at n modulo {@link #CAPACITY}. */
    private long added;

    synchronized void add(LoggedEvent event) {
        ring[(int) (added++ % CAPACITY)] = event;
    }

    /** At most {@code limit} events after that sequence, oldest first. */
    public synchronized List<LoggedEvent> after(long sequence, int limit) {
        long low = oldest();
        long high = added;
        while (low < high) {
            long middle = low + high >>> 1;
            if (at(middle).sequence() > sequence) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return from(low, limit);
    }

    /** The latest {@code count} events, oldest first. */
    public synchronized List<LoggedEvent> latest(int count) {
        return from(Math.max(oldest(), added - count), count);
    }

    private List<LoggedEvent> from(long first, int limit) {
        List<LoggedEvent> found = new ArrayList<>();
        for (long number = first; number < Math.min(added, first + limit); number++) {
            found.add(at(number));
        }
        return List.copyOf(found);
    }

    private long oldest() {
        return Math.max(0, added - CAPACITY);
    }

    private LoggedEvent at(long number) {
        LoggedEvent event = ring[(int) (number % CAPACITY)];
        if (event == null) {
            throw new IllegalStateException("no event " + number + " of " + added);
        }
        return event;
    }
}
