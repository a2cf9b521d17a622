package org.openquay.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Makes and remakes connections, so that no I/O thread ever waits for one and a dead device holds up no other: each
 * attempt runs on a virtual thread of its own, at most one per link.
 */
final class LinkSupervisor {

    static final long CONNECT_TIMEOUT_NS = 5_000_000_000L;
    static final long FIRST_BACKOFF_NS = 20_000_000L;
    static final long LAST_BACKOFF_NS = 2_000_000_000L;
    static final long PERIOD_NS = 10_000_000L;

    /** A connection that broke within this time does not count as a success. */
    static final long STABLE_NS = 1_000_000_000L;

    private static final class Backoff {
        volatile long notBeforeNs = Long.MIN_VALUE;
        volatile long connectedNs = Long.MIN_VALUE;
        volatile long stepNs = FIRST_BACKOFF_NS;
    }

    private final List<LinkPort> ports;
    private final List<Backoff> backoffs = new ArrayList<>();
    private final CycleClock clock;
    private final BiConsumer<String, Runnable> attempts;

    LinkSupervisor(List<LinkPort> ports, CycleClock clock) {
        this(ports, clock, (name, attempt) -> Thread.ofVirtual().name(name).start(attempt));
    }

    /** @param attempts runs an attempt of that name, elsewhere or at once */
    LinkSupervisor(List<LinkPort> ports, CycleClock clock, BiConsumer<String, Runnable> attempts) {
        this.ports = ports;
        this.clock = clock;
        this.attempts = attempts;
        ports.forEach(port -> backoffs.add(new Backoff()));
    }

    /** Starts an attempt for every link that wants one and whose backoff is over. */
    void supervise() {
        long nowNs = clock.nowNs();
        for (int i = 0; i < ports.size(); i++) {
            LinkPort port = ports.get(i);
            Backoff backoff = backoffs.get(i);
            if (backoff.notBeforeNs <= nowNs && port.claimConnect()) {
                attempts.accept("connect " + port.description().name(), () -> attempt(port, backoff));
            }
        }
    }

    /** One attempt; the next one waits, longer each time until a connection has proved stable. */
    private void attempt(LinkPort port, Backoff backoff) {
        boolean wasStable = backoff.connectedNs != Long.MIN_VALUE
                && clock.nowNs() - backoff.connectedNs > STABLE_NS;
        long stepNs = wasStable ? FIRST_BACKOFF_NS : backoff.stepNs;
        boolean connected = false;
        try {
            connected = port.connect(clock.nowNs() + CONNECT_TIMEOUT_NS) == null;
        } finally {
            long nowNs = clock.nowNs();
            backoff.connectedNs = connected ? nowNs : Long.MIN_VALUE;
            backoff.notBeforeNs = nowNs + stepNs;
            backoff.stepNs = Math.min(2 * stepNs, LAST_BACKOFF_NS);
        }
    }
}
