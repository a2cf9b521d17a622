package org.openquay.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The threads beside the cycle: one I/O thread per link, one each for supervision, planning and ingress. Each waits on
 * the clock, does one piece of work, and ends when it is interrupted.
 */
final class ControlThreads {

    private static final long INGRESS_PERIOD_NS = 2_000_000L;
    private static final long PLANNER_PERIOD_NS = 5_000_000L;
    private static final Duration END = Duration.ofSeconds(10);

    private final CraneControl control;
    private final ThreadHardening hardening;
    private final List<Thread> threads = new ArrayList<>();

    ControlThreads(CraneControl control, ThreadHardening hardening) {
        this.control = control;
        this.hardening = hardening;
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
        CycleClock clock = control.clock();
        threads.add(Thread.ofPlatform().name("openquay " + name).daemon(true).start(() -> {
            hardening.harden(role);
            long dueNs = clock.nowNs();
            while (!Thread.currentThread().isInterrupted()) {
                work.run();
                dueNs = Math.max(dueNs + periodNs, clock.nowNs());
                clock.awaitNs(dueNs);
            }
        }));
    }

    void stop() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                if (!thread.join(END)) {
                    throw new IllegalStateException(
                            "thread '" + thread.getName() + "' did not end within " + END.toSeconds() + " s");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        threads.clear();
    }
}
