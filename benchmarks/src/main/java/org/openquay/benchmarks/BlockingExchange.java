package org.openquay.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;

/**
 * The least that an exchange over Modbus TCP can be: two requests made ready once, sent and answered one after the other
 * on a blocking socket. No deadline, no reconnection, no check of what comes back.
 */
final class BlockingExchange implements AutoCloseable {

    private static final int HEADER = 7;

    private final SocketChannel channel = SocketChannel.open();
    private final ByteBuffer write;
    private final ByteBuffer read;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(512);
    private final int writtenBytes;
    private final int readBytes;

    BlockingExchange(LinkDescription link) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), link.port()));
        writtenBytes = 2 * link.write().words();
        readBytes = 2 * link.read().words();
        write = request(link.unit(), 16, link.write(), 1 + writtenBytes);
        write.put(12, (byte) writtenBytes);
        read = request(link.unit(), 3, link.read(), 0);
    }

    private static ByteBuffer request(int unit, int function, RegisterBlock block, int more) {
        ByteBuffer request = ByteBuffer.allocateDirect(12 + more);
        request.putInt(0).putShort((short) (6 + more)).put((byte) unit).put((byte) function);
        request.putShort((short) block.address()).putShort((short) block.words());
        return request;
    }

    void exchange(short[] out, short[] in) throws IOException {
        for (int i = 0; i < out.length; i++) {
            write.putShort(13 + 2 * i, out[i]);
        }
        ask(write, HEADER + 5);
        ask(read, HEADER + 2 + readBytes);
        for (int i = 0; i < in.length; i++) {
            in[i] = answer.getShort(HEADER + 2 + 2 * i);
        }
    }

    private void ask(ByteBuffer request, int answerBytes) throws IOException {
        request.clear();
        while (request.hasRemaining()) {
            channel.write(request);
        }
        answer.clear().limit(answerBytes);
        while (answer.hasRemaining()) {
            if (channel.read(answer) < 0) {
                throw new EOFException();
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
