package org.openquay.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what a journal said. */
final class Heard implements JournalListener {

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<Integer> recoveries = new CopyOnWriteArrayList<>();
    private final AtomicLong lost = new AtomicLong();

    @Override
    public void notice(String line) {
        notices.add(line);
    }

    @Override
    public void recordsLost(long total) {
        lost.set(total);
    }

    @Override
    public void failed(Throwable cause) {
        failures.add(cause);
    }

    @Override
    public void recovered(int queueEpoch) {
        recoveries.add(queueEpoch);
    }

    List<String> notices() {
        return notices;
    }

    List<Throwable> failures() {
        return failures;
    }

    List<Integer> recoveries() {
        return recoveries;
    }

    long lost() {
        return lost.get();
    }
}
