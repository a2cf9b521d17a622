package org.openquay.service.view;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.openquay.journal.JournalException;

/** A thread that reads on in the journal for as long as the service lives, whatever it meets there. */
final class Follower implements AutoCloseable {

    /** Reads what there is now. */
    interface Reading {

        /** How many records it read; called again at once while there were any. */
        int read() throws JournalException;

        /** Lets go of the journal; on the same thread. */
        void end() throws JournalException;
    }

    private static final Logger LOG = System.getLogger(Follower.class.getName());
    private static final long POLL_NS = 10_000_000L;
    private static final long AFTER_TROUBLE_NS = 1_000_000_000L;
    private static final Duration END = Duration.ofSeconds(5);

    private final Reading reading;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile String trouble = "";

    Follower(String name, Reading reading) {
        this.reading = reading;
        thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (running) {
            try {
                if (reading.read() == 0) {
                    LockSupport.parkNanos(POLL_NS);
                }
                trouble = "";
            } catch (JournalException e) {
                troubled(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a record of the journal was not understood", e);
                troubled("a record was not understood: " + e);
            }
        }
        try {
            reading.end();
        } catch (JournalException e) {
            LOG.log(Level.WARNING, "the journal could not be let go of", e);
        }
    }

    private void troubled(String line) {
        if (!line.equals(trouble)) {
            LOG.log(Level.WARNING, line);
        }
        trouble = line;
        if (running) {
            LockSupport.parkNanos(AFTER_TROUBLE_NS);
        }
    }

    /** What keeps it from reading, in one line with paths in it, for the log; empty when nothing does. */
    String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
