package org.openquay.journal;

/**
 * Hears what a person must know about the recording.
 *
 * <p>Called on the drain thread, and on the opening thread while a journal opens; must return soon and throw nothing.
 */
public interface JournalListener {

    /** Something worth a line: permissions tightened, records of an earlier process recovered, a file rolled. */
    void notice(String line);

    /** Records were lost; called once for each gap. */
    void recordsLost(long total);

    /** The queue failed. A fresh queue directory is tried at once and then every second; until one opens, the ring fills. */
    void failed(Throwable cause);

    /** Recording goes on in the queue directory of that epoch. */
    void recovered(int queueEpoch);

    /** Hears nothing. */
    static JournalListener none() {
        return new JournalListener() {
            @Override
            public void notice(String line) {
                // not wanted
            }

            @Override
            public void recordsLost(long total) {
                // not wanted
            }

            @Override
            public void failed(Throwable cause) {
                // not wanted
            }

            @Override
            public void recovered(int queueEpoch) {
                // not wanted
            }
        };
    }
}
