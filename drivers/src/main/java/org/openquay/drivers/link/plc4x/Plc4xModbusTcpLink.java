package org.openquay.drivers.link.plc4x;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.LinkDescription;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.drive.LinkException;

/**
 * One device on Modbus TCP through PLC4X. A failed connection is given up at once and for good; the next
 * {@link #connect} makes a new one.
 *
 * <p>{@link #close} waits a moment for sockets and threads to go, and what is slower goes by itself. When too many
 * connections are still going, {@link #connect} refuses, so that a device can cost no more than
 * {@value #MAX_UNRELEASED} times the threads of one connection.
 */
final class Plc4xModbusTcpLink implements DriveLink {

    static final int MAX_UNRELEASED = 4;
    private static final long CLOSE_WAIT_NS = 250_000_000L;

    private final LinkDescription link;
    /** Every session that still has a socket or a thread, the current one included. */
    private final List<ModbusSession> unreleased = new ArrayList<>();
    private volatile @Nullable ModbusSession session;
    private volatile String lastFailure = "";

    Plc4xModbusTcpLink(LinkDescription link) {
        this.link = link;
    }

    @Override
    public void connect(long deadlineNs) throws LinkException {
        close();
        try {
            if (!roomBefore(deadlineNs)) {
                throw new LinkException("no connection to " + link.host() + ":" + link.port() + ": "
                        + unreleased.size() + " earlier ones are not gone yet");
            }
            ModbusSession fresh = new ModbusSession(link, deadlineNs);
            unreleased.add(fresh);
            fresh.connect(deadlineNs);
            session = fresh;
        } catch (LinkException e) {
            lastFailure = String.valueOf(e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            lastFailure = "no connection to " + link.host() + ":" + link.port() + ": " + e;
            throw new LinkException(lastFailure, e);
        }
    }

    /** Whether one more connection may be made; when there are too many, the oldest gets a moment to go. */
    private boolean roomBefore(long deadlineNs) {
        if (unreleased.size() >= MAX_UNRELEASED) {
            unreleased.getFirst().awaitReleased(Math.min(CLOSE_WAIT_NS, deadlineNs - System.nanoTime()));
            unreleased.removeIf(ModbusSession::released);
        }
        return unreleased.size() < MAX_UNRELEASED;
    }

    @Override
    public ExchangeResult exchange(short[] out, short[] in, long deadlineNs) {
        ModbusSession current = session;
        if (current == null) {
            lastFailure = "not connected";
            return ExchangeResult.DISCONNECTED;
        }
        ExchangeResult result = current.exchange(out, in, deadlineNs);
        if (result != ExchangeResult.OK) {
            lastFailure = current.failureText();
            if (result.mustReconnect()) {
                current.discard();
            }
        }
        return result;
    }

    @Override
    public String lastFailure() {
        return lastFailure;
    }

    @Override
    public void close() {
        ModbusSession current = session;
        session = null;
        if (current != null) {
            current.discard();
            current.awaitReleased(CLOSE_WAIT_NS);
        }
        unreleased.removeIf(ModbusSession::released);
    }
}
