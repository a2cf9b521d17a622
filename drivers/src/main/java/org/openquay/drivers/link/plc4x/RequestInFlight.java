package org.openquay.drivers.link.plc4x;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The request that an answer is awaited for, as it went out on the wire, and what a valid answer to it looks like.
 * Confined to the connection's event loop; reused for every request.
 */
final class RequestInFlight {

    static final int READ_HOLDING_REGISTERS = 3;
    static final int WRITE_SINGLE_REGISTER = 6;
    static final int WRITE_MULTIPLE_REGISTERS = 16;

    /** Bytes before those that the length field counts. */
    static final int PREFIX = 6;
    /** Bytes up to and with the function code. */
    static final int HEADER = 8;
    private static final int ERROR_BIT = 0x80;
    /** Unit, function and at least one byte; unit and the greatest protocol data unit. */
    private static final int MIN_LENGTH = 3;
    private static final int MAX_LENGTH = 254;

    private static final int NONE = -1;

    /** Of the request in flight, and of the one that was answered last. */
    private int transaction = NONE;
    private int answeredTransaction = NONE;
    private int unit;
    private int function;
    private int address;
    /** The count of registers, or the value of a single register that is written. */
    private int operand;

    /** Takes note of a request frame. */
    void sent(ByteBuf frame) {
        int start = frame.readerIndex();
        transaction = frame.getUnsignedShort(start);
        unit = frame.getUnsignedByte(start + 6);
        function = frame.getUnsignedByte(start + 7);
        address = frame.getUnsignedShort(start + 8);
        operand = frame.getUnsignedShort(start + 10);
    }

    /** An answer that repeats the last one taken. */
    boolean repeats(ByteBuf in) {
        return in.getUnsignedShort(in.readerIndex()) == answeredTransaction;
    }

    /** What is wrong with the first {@link #PREFIX} bytes of an answer; null when nothing is. */
    @Nullable
    String faultInPrefix(ByteBuf in) {
        int start = in.readerIndex();
        int length = in.getUnsignedShort(start + 4);
        if (in.getUnsignedShort(start + 2) != 0) {
            return "protocol identifier " + in.getUnsignedShort(start + 2) + " instead of 0";
        }
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            return "length " + length + " where " + MIN_LENGTH + " to " + MAX_LENGTH + " can be";
        }
        if (in.getUnsignedShort(start) == transaction || repeats(in)) {
            return null;
        }
        return "transaction " + in.getUnsignedShort(start) + " instead of "
                + (transaction == NONE ? "none" : transaction);
    }

    /** What is wrong with the first {@link #HEADER} bytes of an answer whose prefix is right; null when nothing is. */
    @Nullable
    String faultInHeader(ByteBuf in) {
        int start = in.readerIndex();
        if (in.getUnsignedByte(start + 6) != unit) {
            return "unit " + in.getUnsignedByte(start + 6) + " instead of " + unit;
        }
        int answered = in.getUnsignedByte(start + 7);
        if ((answered & ~ERROR_BIT) != function) {
            return "function " + answered + " instead of " + function;
        }
        int expected = answered == function ? lengthOfAnswer() : MIN_LENGTH;
        int length = in.getUnsignedShort(start + 4);
        return length == expected ? null : "length " + length + " instead of " + expected;
    }

    /** What is wrong with a whole answer whose header is right; null when nothing is. */
    @Nullable
    String faultInBody(ByteBuf in) {
        int start = in.readerIndex() + HEADER;
        if (isException(in)) {
            return null;
        }
        if (function == READ_HOLDING_REGISTERS) {
            int bytes = in.getUnsignedByte(start);
            return bytes == 2 * operand ? null : "byte count " + bytes + " instead of " + 2 * operand;
        }
        boolean echoed = in.getUnsignedShort(start) == address && in.getUnsignedShort(start + 2) == operand;
        return echoed ? null : "echo of another write";
    }

    /** Whether a whole answer carries an exception; its code is the byte at {@link #HEADER}. */
    boolean isException(ByteBuf in) {
        return (in.getUnsignedByte(in.readerIndex() + HEADER - 1) & ERROR_BIT) != 0;
    }

    /** The answer was taken: nothing is awaited until the next request. */
    void answered() {
        answeredTransaction = transaction;
        transaction = NONE;
    }

    private int lengthOfAnswer() {
        return function == READ_HOLDING_REGISTERS ? MIN_LENGTH + 2 * operand : PREFIX;
    }
}
