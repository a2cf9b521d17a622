package org.openquay.drivers.link.plc4x;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.apache.plc4x.java.api.exceptions.PlcConnectionException;
import org.apache.plc4x.java.api.messages.PlcReadRequest;
import org.apache.plc4x.java.api.messages.PlcReadResponse;
import org.apache.plc4x.java.api.messages.PlcWriteResponse;
import org.apache.plc4x.java.api.types.PlcResponseCode;
import org.apache.plc4x.java.api.value.PlcValue;
import org.apache.plc4x.java.modbus.base.tag.ModbusTagHoldingRegister;
import org.apache.plc4x.java.modbus.readwrite.ModbusDataType;
import org.apache.plc4x.java.spi.connection.DefaultNettyPlcConnection;
import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.drive.LinkException;

/**
 * One connection from its opening to its end: never reused after a failure.
 *
 * <p>Not thread-safe; {@link #discard} alone may come from another thread.
 */
final class ModbusSession {

    private static final String TAG = "registers";
    private static final int MIN_REQUEST_TIMEOUT_MS = 60_000;

    private final LinkDescription link;
    private final Conversation conversation = new Conversation();
    private final LinkChannel channel;
    private final DefaultNettyPlcConnection connection;
    private final @Nullable ModbusTagHoldingRegister written;
    private final Object[] values;
    private @Nullable PlcReadRequest read;
    private final String writing;
    private final String reading;
    private String exceptionText = "";

    /** Prepares a connection that must be established before the deadline. */
    ModbusSession(LinkDescription link, long deadlineNs) {
        this.link = link;
        channel = new LinkChannel("link-" + link.name(), link.host(), link.port(), deadlineNs, conversation);
        connection = new ModbusOverChannel().connection(channel, link.unit(), requestTimeoutMs(link));
        written = link.write().words() > 0 ? tag(link.write()) : null;
        values = new Object[link.write().words()];
        writing = "writing " + registers(link.write());
        reading = "reading " + registers(link.read());
    }

    /** Opens the connection and reads once; on failure everything is discarded. */
    void connect(long deadlineNs) throws LinkException {
        try {
            connection.connect();
            warmUp(deadlineNs);
        } catch (PlcConnectionException | RuntimeException e) {
            conversation.fail(ExchangeResult.DISCONNECTED, String.valueOf(e.getMessage()));
            throw new LinkException(noConnection(), e);
        } finally {
            if (conversation.failure() != null) {
                discard();
            }
        }
    }

    /** Writes, then reads; what is not there to write or to read is left out. */
    ExchangeResult exchange(short[] out, short[] in, long deadlineNs) {
        if (written != null) {
            ExchangeResult result = write(written, out, deadlineNs);
            if (result != ExchangeResult.OK) {
                return result;
            }
        }
        PlcReadRequest request = read;
        return request == null ? ExchangeResult.OK : read(request, reading, in, deadlineNs);
    }

    /** The cause of the last result that was not OK. */
    String failureText() {
        LinkFailure failure = conversation.failure();
        return failure == null ? exceptionText : failure.text();
    }

    /** Begins to take the connection away; returns at once. */
    void discard() {
        boolean orderly = conversation.fail(ExchangeResult.DISCONNECTED, "the connection was closed");
        channel.discard(orderly);
    }

    boolean released() {
        return channel.released();
    }

    /** Waits until socket and threads are gone, at most so long. */
    void awaitReleased(long waitNs) {
        channel.awaitReleased(waitNs);
    }

    /**
     * The first exchange of a fresh JVM can take far longer than any deadline of a running one, so it must not be one
     * that counts. Where nothing is to be read, the write block is, and any answer will do.
     */
    private void warmUp(long deadlineNs) throws LinkException {
        boolean reads = link.read().words() > 0;
        RegisterBlock block = reads ? link.read() : link.write();
        PlcReadRequest request = connection.readRequestBuilder().addTag(TAG, tag(block)).build();
        ExchangeResult result =
                read(request, "first reading of " + registers(block), new short[block.words()], deadlineNs);
        boolean answered = result == ExchangeResult.OK || result == ExchangeResult.DEVICE_EXCEPTION && !reads;
        if (!answered) {
            conversation.fail(result, exceptionText);
            throw new LinkException(noConnection());
        }
        if (reads) {
            read = request;
        }
    }

    private ExchangeResult write(ModbusTagHoldingRegister tag, short[] out, long deadlineNs) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Short.toUnsignedInt(out[i]);
        }
        PlcWriteResponse answer = ask(() -> connection.writeRequestBuilder().addTag(TAG, tag, values).build().execute(),
                writing, deadlineNs);
        if (answer == null) {
            return result();
        }
        if (conversation.exceptionCode() != Conversation.NO_EXCEPTION) {
            return exception(writing);
        }
        return answer.getResponseCode(TAG) == PlcResponseCode.OK
                ? ExchangeResult.OK
                : unusable(writing, answer.getResponseCode(TAG));
    }

    private ExchangeResult read(PlcReadRequest request, String what, short[] in, long deadlineNs) {
        PlcReadResponse answer = ask(request::execute, what, deadlineNs);
        if (answer == null) {
            return result();
        }
        if (conversation.exceptionCode() != Conversation.NO_EXCEPTION) {
            return exception(what);
        }
        PlcValue value = answer.getPlcValue(TAG);
        byte[] bytes = value == null ? null : value.getRaw();
        if (answer.getResponseCode(TAG) != PlcResponseCode.OK || bytes == null || bytes.length != 2 * in.length) {
            return unusable(what, answer.getResponseCode(TAG));
        }
        for (int i = 0; i < in.length; i++) {
            in[i] = (short) (bytes[2 * i] << 8 | bytes[2 * i + 1] & 0xFF);
        }
        return ExchangeResult.OK;
    }

    /** Sends a request and waits; null when the conversation has failed. */
    private <T> @Nullable T ask(Supplier<CompletableFuture<? extends T>> request, String what, long deadlineNs) {
        if (conversation.failure() != null) {
            return null;
        }
        if (deadlineNs - System.nanoTime() <= 0) {
            conversation.fail(ExchangeResult.TIMEOUT, what + ": no time left");
            return null;
        }
        try {
            return conversation.await(request.get(), deadlineNs, what);
        } catch (RuntimeException e) {
            conversation.fail(ExchangeResult.DISCONNECTED, what + ": " + e.getMessage());
            return null;
        }
    }

    private ExchangeResult result() {
        return Objects.requireNonNull(conversation.failure()).result();
    }

    private ExchangeResult unusable(String what, PlcResponseCode code) {
        conversation.fail(ExchangeResult.PROTOCOL_ERROR, what + ": answered " + code + " without usable values");
        return result();
    }

    private ExchangeResult exception(String what) {
        exceptionText = what + ": the device answers exception " + ModbusException.named(conversation.exceptionCode());
        return ExchangeResult.DEVICE_EXCEPTION;
    }

    private String noConnection() {
        return "no connection to " + link.host() + ":" + link.port() + ", unit " + link.unit() + ": " + failureText();
    }

    /** An array of registers, its address as it stands on the wire. */
    private static ModbusTagHoldingRegister tag(RegisterBlock block) {
        return new ModbusTagHoldingRegister(block.address(), block.words(), ModbusDataType.UINT, Map.of());
    }

    private static String registers(RegisterBlock block) {
        return "registers " + (block.address() + 1) + " to " + (block.address() + block.words());
    }

    private static int requestTimeoutMs(LinkDescription link) {
        long wanted = Math.max(MIN_REQUEST_TIMEOUT_MS, link.deadlineNs() / 1_000_000 * 10);
        return (int) Math.min(wanted, Integer.MAX_VALUE);
    }
}
