package org.openquay.runtime;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.drive.LinkException;
import org.openquay.api.drive.LinkState;
import org.openquay.api.image.LinkInput;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.journal.LinkChange;

/**
 * One link between its mailboxes: the cycle on one side, the I/O thread on the other, the supervisor for connections.
 *
 * <p>Two silences are deliberate. Until the cycle has published its first words nothing is exchanged, so a device is
 * never written what nobody decided. And when the cycle has published nothing for {@code staleNs}, nothing is exchanged
 * either: a control thread that hangs must not be kept alive towards the drives by its own I/O thread, so that their
 * watchdogs act.
 */
public final class LinkPort {

    private enum Connection {
        WANTED, IN_PROGRESS, UP, CLOSED
    }

    private static final class Received {
        LinkState state = LinkState.DOWN;
        long sequence;
        long receivedNs;
        int timeouts;
        int reconnects;
        final short[] words;

        Received(int words) {
            this.words = new short[words];
        }
    }

    private static final class Sent {
        long publishedNs;
        final short[] words;

        Sent(int words) {
            this.words = new short[words];
        }
    }

    private final int index;
    private final LinkDescription description;
    private final DriveLink link;
    private final JournalSink journal;
    private final LatestValue<Received> received;
    private final LatestValue<Sent> sent;
    /** What the I/O thread read last, and its counts. */
    private final Received last;
    /** Where an exchange reads to; counts only when it succeeded. */
    private final short[] reading;
    /** What the last exchange threw; empty when it returned. */
    private String thrown = "";
    private boolean spoken;
    private final AtomicReference<Connection> connection = new AtomicReference<>(Connection.WANTED);
    private volatile int connections;

    LinkPort(int index, LinkDescription description, DriveLink link, JournalSink journal) {
        this.index = index;
        this.description = description;
        this.link = link;
        this.journal = journal;
        int readWords = description.read().words();
        int writeWords = description.write().words();
        received = new LatestValue<>(() -> new Received(readWords));
        sent = new LatestValue<>(() -> new Sent(writeWords));
        last = new Received(readWords);
        reading = new short[readWords];
    }

    public LinkDescription description() {
        return description;
    }

    /** Cycle: the latest words and their age into the image. */
    @ControlPath
    void read(LinkInput into, long nowNs) {
        if (received.take()) {
            Received from = received.value();
            into.state = from.state;
            into.sequence = from.sequence;
            into.receivedNs = from.receivedNs;
            into.timeouts = from.timeouts;
            into.reconnects = from.reconnects;
            System.arraycopy(from.words, 0, into.words, 0, into.words.length);
        }
        into.ageNs = into.sequence == 0 ? Long.MAX_VALUE : nowNs - into.receivedNs;
    }

    /** Cycle: the words to be written from now on; of a link that only reads, that the cycle goes on. */
    @ControlPath
    void write(short[] words, long nowNs) {
        Sent to = sent.slot();
        System.arraycopy(words, 0, to.words, 0, to.words.length);
        to.publishedNs = nowNs;
        sent.publish();
    }

    /** I/O thread: one exchange, where there is a connection and something to say. */
    public void exchange(CycleClock clock) {
        short[] out = outgoing(clock.nowNs());
        if (out != null) {
            completed(exchange(out, clock), clock.nowNs());
        }
    }

    private ExchangeResult exchange(short[] out, CycleClock clock) {
        try {
            thrown = "";
            return link.exchange(out, reading, clock.nowNs() + description.deadlineNs());
        } catch (RuntimeException e) {
            thrown = "the link threw " + e;
            return ExchangeResult.PROTOCOL_ERROR;
        }
    }

    /**
     * The words that an exchange would write now; null when there must be none. For those who run an exchange in parts:
     * {@link #completed} must follow, with the words read in {@link #incoming}.
     */
    public short @Nullable [] outgoing(long nowNs) {
        spoken |= sent.take();
        boolean silent = !spoken || nowNs - sent.value().publishedNs > description.staleNs();
        return connection.get() != Connection.UP || silent ? null : sent.value().words;
    }

    /** Where an exchange reads to. */
    public short[] incoming() {
        return reading;
    }

    /** I/O thread: an exchange ended so; its words were received at that time. */
    public void completed(ExchangeResult result, long receivedNs) {
        if (result == ExchangeResult.OK) {
            System.arraycopy(reading, 0, last.words, 0, reading.length);
            last.sequence++;
            last.receivedNs = receivedNs;
            last.state = LinkState.UP;
        } else {
            failed(result);
        }
        publish();
    }

    private void failed(ExchangeResult result) {
        if (result == ExchangeResult.TIMEOUT) {
            last.timeouts++;
        }
        journal.link(index, LinkChange.EXCHANGE_FAILED,
                result + ": " + (thrown.isEmpty() ? link.lastFailure() : thrown));
        if (result.mustReconnect()) {
            last.state = LinkState.DOWN;
            connection.compareAndSet(Connection.UP, Connection.WANTED);
        }
    }

    private void publish() {
        Received to = received.slot();
        to.state = last.state;
        to.sequence = last.sequence;
        to.receivedNs = last.receivedNs;
        to.timeouts = last.timeouts;
        to.reconnects = Math.max(0, connections - 1);
        System.arraycopy(last.words, 0, to.words, 0, to.words.length);
        received.publish();
    }

    /** For those who bring no supervisor: connects now if a connection is wanted; the cause when that failed. */
    @Nullable
    public String reconnect(long deadlineNs) {
        return claimConnect() ? connect(deadlineNs) : null;
    }

    /** Supervisor: whether a connection is wanted; when so, {@link #connect} must follow. */
    boolean claimConnect() {
        return connection.compareAndSet(Connection.WANTED, Connection.IN_PROGRESS);
    }

    /** Supervisor: closes what is left and connects anew; the cause when that failed. */
    @Nullable
    String connect(long deadlineNs) {
        Connection next = Connection.WANTED;
        try {
            link.close();
            link.connect(deadlineNs);
            connections++;
            journal.link(index, LinkChange.CONNECTED, description.host() + ":" + description.port());
            next = Connection.UP;
            return null;
        } catch (LinkException e) {
            return refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return refused("the link threw " + e);
        } finally {
            leave(next);
        }
    }

    private String refused(String cause) {
        journal.link(index, LinkChange.CONNECT_FAILED, cause);
        return cause;
    }

    /** A connection that came after the end is given up. */
    private void leave(Connection next) {
        if (!connection.compareAndSet(Connection.IN_PROGRESS, next)) {
            link.close();
        }
    }

    /** Supervisor, at the end: no more exchanges. An attempt that is under way closes the link when it returns. */
    void close() {
        if (connection.getAndSet(Connection.CLOSED) != Connection.IN_PROGRESS) {
            link.close();
        }
        journal.link(index, LinkChange.CLOSED, "control ends");
    }
}
