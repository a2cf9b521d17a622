package org.openquay.journal;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

import org.openquay.journal.ring.RingFile;
import org.openquay.journal.ring.SessionMarks;

/** The thread that empties the ring into the queue and forces it to the disk, again and again until it is stopped. */
final class DrainThread implements Runnable {

    private static final int BATCH = 4096;
    private static final long LAST_DRAIN_NS = 5_000_000_000L;
    private static final long LAST_DRAIN_EVERY_NS = 1_000_000L;
    private static final long RETIRE_EVERY_NS = 60_000_000_000L;
    private static final long AFTER_ERROR_NS = 1_000_000_000L;

    private final RingFile file;
    private final RingDrain drain;
    private final JournalQueue queue;
    private final SessionMarks marks;
    private final JournalListener listener;
    private final long syncEveryNs;
    private final long drainEveryNs;
    private final Retiring retiring;
    private final Thread thread = new Thread(this, "journal-drain");
    private volatile boolean stopping;
    private volatile boolean syncWanted;
    private volatile long syncedPosition;
    private volatile boolean endedCleanly;
    private long lastSyncNs = System.nanoTime();
    private long retireAtNs = System.nanoTime() + RETIRE_EVERY_NS;
    private long lostSeen;

    /** Deletes what is too old or too much. */
    interface Retiring {
        void retire() throws IOException;
    }

    DrainThread(RingFile file, JournalQueue queue, SessionMarks marks, JournalOptions options,
            JournalListener listener, Retiring retiring) {
        this.retiring = retiring;
        this.file = file;
        this.drain = new RingDrain(file, queue, listener);
        this.queue = queue;
        this.marks = marks;
        this.listener = listener;
        this.syncEveryNs = options.syncEvery().toNanos();
        this.drainEveryNs = options.drainEvery().toNanos();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                if (pass() == 0) {
                    LockSupport.parkNanos(drainEveryNs);
                }
                retire();
            } catch (Throwable e) {
                // the queue handles its own failures; whatever else it is, the next records still have to be tried
                listener.failed(e);
                LockSupport.parkNanos(AFTER_ERROR_NS);
            }
        }
        endedCleanly = end();
    }

    private void retire() {
        if (System.nanoTime() - retireAtNs < 0) {
            return;
        }
        retireAtNs = System.nanoTime() + RETIRE_EVERY_NS;
        try {
            retiring.retire();
        } catch (IOException e) {
            listener.notice("old queue files cannot be deleted: " + e);
        }
    }

    private long pass() {
        long bytes = drain.drain(BATCH);
        long nowNs = System.nanoTime();
        if (syncWanted || nowNs - lastSyncNs >= syncEveryNs) {
            // first the wish, then the position: a wish that comes meanwhile is for the next time
            syncWanted = false;
            long position = file.ring().consumerPosition();
            queue.sync();
            lastSyncNs = nowNs;
            if (queue.synced() == queue.appended()) {
                syncedPosition = position;
            }
        }
        long lost = marks.lost();
        if (lost > lostSeen) {
            lostSeen = lost;
            listener.recordsLost(lost);
        }
        return bytes;
    }

    /** Empties the ring and ends the session; false when the queue does not take it. */
    private boolean end() {
        long deadlineNs = System.nanoTime() + LAST_DRAIN_NS;
        while (file.ring().size() > 0) {
            if (pass() == 0) {
                if (System.nanoTime() - deadlineNs > 0) {
                    return false;
                }
                LockSupport.parkNanos(LAST_DRAIN_EVERY_NS);
            }
        }
        boolean ended = drain.nameTrailingGaps()
                && queue.appendOwn(into -> queue.own().ended(into, queue.own().records() + drain.taken()));
        queue.sync();
        return ended && queue.synced() == queue.appended();
    }

    /** Waits until all that is in the ring now is on the disk; false when that took longer. */
    boolean flush(long atMostNs) throws InterruptedException {
        long target = file.ring().producerPosition();
        long deadlineNs = System.nanoTime() + atMostNs;
        while (syncedPosition - target < 0) {
            if (System.nanoTime() - deadlineNs > 0 || !thread.isAlive()) {
                return false;
            }
            syncWanted = true;
            LockSupport.unpark(thread);
            Thread.sleep(1);
        }
        return true;
    }

    /** Ends the thread; true when everything is in the queue and the session has its end. */
    boolean stop() {
        stopping = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return endedCleanly;
    }
}
