package org.openquay.api.drive;

/**
 * Moves raw words between memory and one device, and nothing else.
 *
 * <p>Implementation notes: a link is threadless as seen from here. The runtime calls {@link #exchange} from one I/O
 * thread, {@link #connect} and {@link #close} from its supervisor. {@code connect} never runs beside another call;
 * {@code close} may come while an exchange is still under way, when control ends: that exchange then ends by its deadline
 * as {@link ExchangeResult#DISCONNECTED}, and writes nothing that it had not begun to write. Every call returns by
 * its deadline, whatever the device or the library below does: a link that cannot promise that by itself abandons the
 * connection. A link that was opened without a write block has nothing to write and sends no write request, ever: that
 * is how a shadow looks at a crane which another controller moves. After a result that {@link ExchangeResult#mustReconnect() must reconnect} the runtime calls
 * {@code close} and then {@code connect}. No call leaks a thread, a buffer or a socket, also when the peer is dead.
 */
public interface DriveLink extends AutoCloseable {

    /**
     * Opens the connection and warms it up (at least one read that must succeed) before the deadline.
     *
     * @param deadlineNs point in {@link System#nanoTime()} at which the attempt is given up
     * @throws LinkException with a one-line cause when there is no connection
     */
    void connect(long deadlineNs) throws LinkException;

    /**
     * Writes {@code out} to the write block and reads the read block into {@code in}.
     *
     * @param out        words to write, exactly the write block; empty where there is none; untouched
     * @param in         words read, exactly the read block; unspecified unless the result is OK
     * @param deadlineNs point in {@link System#nanoTime()} at which the exchange has failed
     */
    ExchangeResult exchange(short[] out, short[] in, long deadlineNs);

    /** A short text on the last failure for the event list, empty when there was none. */
    String lastFailure();

    /** Releases everything; returns within a bound and may be called in any state, also twice. */
    @Override
    void close();
}
