package org.openquay.api.journal;

import org.openquay.api.ControlPath;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateImage;

/**
 * Takes the facts of the control process.
 *
 * <p>Implementation notes: {@link #cycle} and {@link #snapshot} are called on the control thread, before the words of
 * that cycle go out; they copy what they keep and never wait. {@link #link} is called from other threads, at any time.
 * What cannot be taken is counted and reported by the implementation itself; {@link #lostRecords()} tells the step.
 */
public interface JournalSink extends AutoCloseable {

    /** Records one cycle whole; false when it was lost. */
    @ControlPath
    boolean cycle(InputImage in, OutputImage out);

    /** Records the state after the cycle of that tick; false when it was lost. */
    @ControlPath
    boolean snapshot(long tick, StateImage state);

    /** Records what happened to a link, with a one-line cause. */
    void link(int link, LinkChange change, String cause);

    /** Records lost so far. */
    @ControlPath
    long lostRecords();

    @Override
    void close();

    /** A sink that keeps nothing. */
    static JournalSink none() {
        return new JournalSink() {
            @Override
            public boolean cycle(InputImage in, OutputImage out) {
                return true;
            }

            @Override
            public boolean snapshot(long tick, StateImage state) {
                return true;
            }

            @Override
            public void link(int link, LinkChange change, String cause) {
                // keeps nothing
            }

            @Override
            public long lostRecords() {
                return 0;
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
