package org.openquay.runtime;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.openquay.api.ControlPath;

/**
 * Hands the latest value from one thread to another: wait-free on both sides, values that nobody took are overwritten.
 *
 * <p>Three slots go round: the writer fills its own, the reader looks at its own, and the third changes hands in one
 * atomic exchange. Exactly one writer thread and one reader thread at a time; nothing is allocated after construction.
 *
 * @param <T> a mutable slot
 */
@ControlPath
public final class LatestValue<T> {

    private static final int INDEX = 3;
    private static final int FRESH = 4;

    private final List<T> slots;
    private final AtomicInteger middle = new AtomicInteger(1);
    private int back;
    private int front = 2;

    /** Three slots made by {@code slot}; the reader sees one of them, as made, until the first publication. */
    public LatestValue(Supplier<T> slot) {
        slots = Stream.generate(slot).limit(3).toList();
    }

    /** Writer: the slot to fill; holds some older value. */
    public T slot() {
        return slots.get(back);
    }

    /** Writer: makes the filled slot the latest value. */
    public void publish() {
        back = middle.getAndSet(back | FRESH) & INDEX;
    }

    /** Reader: takes over the latest value; false when there is none newer than {@link #value()}. */
    public boolean take() {
        if ((middle.get() & FRESH) == 0) {
            return false;
        }
        front = middle.getAndSet(front) & INDEX;
        return true;
    }

    /** Reader: the value taken last. */
    public T value() {
        return slots.get(front);
    }
}
