package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.state.StateCursor;

/**
 * Accepted work orders that wait, first come first served, at most {@link #CAPACITY}; and the ids of those that ended
 * last, so that an order which arrives a second time is not carried out a second time.
 */
@ControlPath
final class JobQueue {

    /** Most orders that wait. */
    static final int CAPACITY = 16;
    /** How many ended orders are remembered. */
    static final int REMEMBERED = 32;

    private final WorkOrder[] waiting = new WorkOrder[CAPACITY];
    private final long[] numbers = new long[CAPACITY];
    private int size;
    private long lastNumber;
    private final byte[][] ended = new byte[REMEMBERED][WorkOrder.JOB_ID_BYTES];
    private int nextEnded;

    JobQueue() {
        for (int i = 0; i < CAPACITY; i++) {
            waiting[i] = new WorkOrder();
        }
    }

    int size() {
        return size;
    }

    boolean full() {
        return size == CAPACITY;
    }

    /** Number of the order taken in last. */
    long lastNumber() {
        return lastNumber;
    }

    /** Takes an order in; returns its number. Not when {@link #full()}. */
    long add(WorkOrder order) {
        waiting[size].copyFrom(order);
        numbers[size] = ++lastNumber;
        size++;
        return lastNumber;
    }

    /** Hands the first order over. Not when empty. */
    void poll(Job into) {
        into.begin(numbers[0], waiting[0]);
        remove(0);
    }

    /** Place of that order in the queue; −1 when it does not wait. */
    int find(byte[] jobId) {
        for (int i = 0; i < size; i++) {
            if (waiting[i].sameJob(jobId)) {
                return i;
            }
        }
        return -1;
    }

    long number(int place) {
        return numbers[place];
    }

    /** Takes a waiting order out, which so has ended. */
    void cancel(int place) {
        end(waiting[place].jobId);
        remove(place);
    }

    /** Remembers that an order has ended. */
    void end(byte[] jobId) {
        System.arraycopy(jobId, 0, ended[nextEnded], 0, WorkOrder.JOB_ID_BYTES);
        nextEnded = (nextEnded + 1) % REMEMBERED;
    }

    boolean hasEnded(WorkOrder order) {
        for (byte[] jobId : ended) {
            if (order.sameJob(jobId)) {
                return true;
            }
        }
        return false;
    }

    void exchange(StateCursor cursor) {
        size = Math.min(CAPACITY, cursor.value(size));
        for (int i = 0; i < CAPACITY; i++) {
            waiting[i].exchange(cursor);
        }
        cursor.values(numbers);
        lastNumber = cursor.value(lastNumber);
        for (byte[] jobId : ended) {
            cursor.values(jobId);
        }
        nextEnded = cursor.value(nextEnded);
    }

    private void remove(int place) {
        size--;
        for (int i = place; i < size; i++) {
            waiting[i].copyFrom(waiting[i + 1]);
            numbers[i] = numbers[i + 1];
        }
        waiting[size].clear();
        numbers[size] = 0;
    }
}
