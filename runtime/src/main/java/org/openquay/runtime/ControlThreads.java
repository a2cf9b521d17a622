package org.openquay.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The threads beside the cycle: one I/O thread per link, one each for supervision, planning and ingress. Each waits on
 * the clock, does one piece of work, and ends when it is interrupted; and then only. What a piece of work throws is told,
 * and after a pause that grows the next piece is tried.
 */
final class ControlThreads {

    static final long FIRST_PAUSE_NS = 100_000_000L;
    static final long LAST_PAUSE_NS = 2_000_000_000L;
    private static final long INGRESS_PERIOD_NS = 2_000_000L;
    private static final long PLANNER_PERIOD_NS = 5_000_000L;

    private final CraneControl control;
    private final ThreadHardening hardening;
    private final ThreadWatch watch;
    private final Duration end;
    private final List<Thread> threads = new ArrayList<>();

    /** @param end longest time that all threads together are given to end */
    ControlThreads(CraneControl control, ThreadHardening hardening, ThreadWatch watch, Duration end) {
        this.control = control;
        this.hardening = hardening;
        this.watch = watch;
        this.end = end;
    }

    void start() {
        CycleClock clock = control.clock();
        LinkSupervisor supervisor = new LinkSupervisor(control.links(), clock);
        begin("supervisor", ThreadHardening.Role.SUPERVISOR, LinkSupervisor.PERIOD_NS, supervisor::supervise);
        for (LinkPort port : control.links()) {
            begin("link " + port.description().name(), ThreadHardening.Role.LINK, port.description().periodNs(),
                    () -> port.exchange(clock));
        }
        begin("planner", ThreadHardening.Role.PLANNER, PLANNER_PERIOD_NS, control.planner()::answer);
        begin("ingress", ThreadHardening.Role.INGRESS, INGRESS_PERIOD_NS, control::ingest);
    }

    private void begin(String name, ThreadHardening.Role role, long periodNs, Runnable work) {
        threads.add(Thread.ofPlatform().name("openquay " + name).daemon(true).start(() -> {
            hardening.harden(role);
            repeat(name, role, periodNs, work);
        }));
    }

    private void repeat(String name, ThreadHardening.Role role, long periodNs, Runnable work) {
        CycleClock clock = control.clock();
        long dueNs = clock.nowNs();
        int failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                work.run();
                failures = 0;
                dueNs = Math.max(dueNs + periodNs, clock.nowNs());
            } catch (Throwable cause) {
                failures++;
                tell(role, name, cause, failures);
                dueNs = clock.nowNs() + Math.max(periodNs, pauseNs(failures));
            }
            clock.awaitNs(dueNs);
        }
    }

    private static long pauseNs(int failures) {
        return Math.min(LAST_PAUSE_NS, FIRST_PAUSE_NS << Math.min(failures - 1, 10));
    }

    private void tell(ThreadHardening.Role role, String name, Throwable cause, int inARow) {
        try {
            watch.failed(role, name, cause, inARow);
        } catch (Throwable e) {
            // who hears of a failure must not be the next one
        }
    }

    /** Ends the threads; the names of those that did not end in time. */
    List<String> stop() {
        threads.forEach(Thread::interrupt);
        long deadlineNs = System.nanoTime() + end.toNanos();
        List<String> running = new ArrayList<>();
        for (Thread thread : threads) {
            if (!joined(thread, deadlineNs)) {
                running.add(thread.getName());
            }
        }
        threads.clear();
        return running;
    }

    private static boolean joined(Thread thread, long deadlineNs) {
        try {
            return thread.join(Duration.ofNanos(Math.max(1, deadlineNs - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !thread.isAlive();
        }
    }
}
