package org.openquay.drivers.link.plc4x;

import static org.openquay.api.drive.ExchangeResult.DEVICE_EXCEPTION;
import static org.openquay.api.drive.ExchangeResult.DISCONNECTED;
import static org.openquay.api.drive.ExchangeResult.OK;
import static org.openquay.api.drive.ExchangeResult.PROTOCOL_ERROR;
import static org.openquay.api.drive.ExchangeResult.TIMEOUT;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

import org.openquay.api.drive.ExchangeResult;
import org.openquay.drivers.link.plc4x.HostileDevice.Misdeed;

/** What devices, gateways and cables do to an answer, and what the link must make of it. */
enum Misdeeds implements Misdeed {

    SILENCE(TIMEOUT, (socket, to, answer) -> {}), LATE(TIMEOUT, (socket, to, answer) -> {
        Thread.sleep(600);
        to.write(answer);
    }), SLOW_BUT_IN_TIME(OK, (socket, to, answer) -> {
        Thread.sleep(20);
        to.write(answer);
    }), FIN(DISCONNECTED, (socket, to, answer) -> socket.close()), RST(DISCONNECTED, (socket, to, answer) -> {
        socket.setSoLinger(true, 0);
        socket.close();
    }), HALF_OPEN(DISCONNECTED, (socket, to, answer) -> socket.shutdownOutput()), FIN_AFTER_HALF_AN_ANSWER(DISCONNECTED,
            (socket, to, answer) -> {
                to.write(answer, 0, answer.length / 2);
                socket.close();
            }), TRUNCATED(TIMEOUT,
                    (socket, to, answer) -> to.write(answer, 0, answer.length - 1)), TRUNCATED_IN_THE_PREFIX(TIMEOUT,
                            (socket, to, answer) -> to.write(answer, 0, 4)), BYTE_BY_BYTE(OK, (socket, to, answer) -> {
                                for (byte each : answer) {
                                    to.write(each);
                                    Thread.sleep(2);
                                }
                            }), TWICE(OK, (socket, to, answer) -> {
                                to.write(answer);
                                to.write(answer);
                            }), TWICE_IN_PIECES(OK, (socket, to, answer) -> {
                                to.write(answer);
                                for (byte each : answer) {
                                    to.write(each);
                                    Thread.sleep(1);
                                }
                            }), WRONG_TRANSACTION(PROTOCOL_ERROR, with(1, 1)), WRONG_PROTOCOL(PROTOCOL_ERROR,
                                    with(3, 1)), WRONG_UNIT(PROTOCOL_ERROR,
                                            with(6, 1)), WRONG_FUNCTION(PROTOCOL_ERROR, with(7, 1)),
    /** A single write's answer, which PLC4X takes for that of a multiple one. */
    FUNCTION_6(PROTOCOL_ERROR, (socket, to, answer) -> to.write(set(answer, 7, 6))),
    /** The byte count of a read, the echoed address of a write. */
    WRONG_BYTE_COUNT(PROTOCOL_ERROR, with(8, 2)), ZERO_BYTE_COUNT(PROTOCOL_ERROR, (socket, to, answer) -> {
        if (answer[7] == 3) {
            to.write(set(answer, 8, 0));
        } else {
            to.write(set(answer, 11, 0));
        }
    }), ONE_REGISTER_SHORT(PROTOCOL_ERROR, (socket, to, answer) -> {
        byte[] shorter = Arrays.copyOf(answer, answer.length - 2);
        shorter[5] -= 2;
        shorter[8] -= 2;
        to.write(shorter);
    }), ONE_REGISTER_MORE(PROTOCOL_ERROR, (socket, to, answer) -> {
        byte[] longer = Arrays.copyOf(answer, answer.length + 2);
        longer[5] += 2;
        longer[8] += 2;
        to.write(longer);
    }), LENGTH_0(PROTOCOL_ERROR, (socket, to, answer) -> to.write(set(set(answer, 4, 0), 5, 0))), LENGTH_FFFF(
            PROTOCOL_ERROR, (socket, to, answer) -> to.write(set(set(answer, 4, 0xFF), 5, 0xFF))), LENGTH_ONE_MORE(
                    PROTOCOL_ERROR, with(5, 1)), GARBAGE(PROTOCOL_ERROR, (socket, to, answer) -> {
                        byte[] noise = new byte[5000];
                        new SplittableRandom(7).nextBytes(noise);
                        to.write(noise);
                    }), GARBAGE_AFTER_THE_ANSWER(null, (socket, to, answer) -> {
                        to.write(answer);
                        to.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
                    }), EXCEPTION_1(DEVICE_EXCEPTION, exception(1)), EXCEPTION_2(DEVICE_EXCEPTION,
                            exception(2)), EXCEPTION_3(DEVICE_EXCEPTION,
                                    exception(3)), EXCEPTION_4(DEVICE_EXCEPTION, exception(4)),
    /** PLC4X takes this one for success. */
    EXCEPTION_5(DEVICE_EXCEPTION, exception(5)), EXCEPTION_6(DEVICE_EXCEPTION, exception(6)), EXCEPTION_0(
            DEVICE_EXCEPTION, exception(0)), EXCEPTION_99(DEVICE_EXCEPTION, exception(99)), EXCEPTION_WITH_A_TAIL(
                    PROTOCOL_ERROR, (socket, to, answer) -> to.write(set(answer, 7, answer[7] | 0x80)));

    /** What the exchange must come to; null where either OK or any failure will do. */
    @Nullable
    final ExchangeResult expected;
    private final Misdeed misdeed;

    Misdeeds(@Nullable ExchangeResult expected, Misdeed misdeed) {
        this.expected = expected;
        this.misdeed = misdeed;
    }

    @Override
    public void commit(Socket socket, OutputStream to, byte[] answer) throws IOException, InterruptedException {
        misdeed.commit(socket, to, answer);
    }

    private static Misdeed with(int at, int added) {
        return (socket, to, answer) -> to.write(set(answer, at, answer[at] + added));
    }

    private static Misdeed exception(int code) {
        return (socket, to, answer) -> {
            byte[] exception = Arrays.copyOf(answer, 9);
            to.write(set(set(set(exception, 5, 3), 7, answer[7] | 0x80), 8, code));
        };
    }

    private static byte[] set(byte[] answer, int at, int value) {
        byte[] changed = answer.clone();
        changed[at] = (byte) value;
        return changed;
    }
}
