package org.openquay.runtime;

import java.util.concurrent.locks.LockSupport;

/** The clock that the threads of control run on; replaceable, so that tests and simulations bring their own. */
public interface CycleClock {

    /** Monotonic time, comparable between the processes of one machine, ns. */
    long nowNs();

    /** Waits until that time, or until the thread is interrupted. */
    void awaitNs(long untilNs);

    /** The machine's clock; waits by parking and never spins, so that two cores suffice. */
    static CycleClock system() {
        return new CycleClock() {
            @Override
            public long nowNs() {
                return System.nanoTime();
            }

            @Override
            public void awaitNs(long untilNs) {
                long leftNs = untilNs - System.nanoTime();
                while (leftNs > 0 && !Thread.currentThread().isInterrupted()) {
                    LockSupport.parkNanos(leftNs);
                    leftNs = untilNs - System.nanoTime();
                }
            }
        };
    }
}
