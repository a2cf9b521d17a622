package org.openquay.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A Modbus TCP server that costs next to nothing: function codes 3 and 16 on 65 536 holding registers, on loopback, one
 * thread for each connection, blocking, no allocation once a connection is there. So what is measured is the client.
 */
final class RegisterServer implements AutoCloseable {

    private static final int READ = 3;
    private static final int WRITE = 16;
    private static final int HEADER = 7;

    private final ServerSocketChannel listening;
    private final Queue<SocketChannel> connections = new ConcurrentLinkedQueue<>();
    private final byte[] registers = new byte[2 << 16];

    RegisterServer() throws IOException {
        listening = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "register-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.socket().getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel connection = listening.accept();
                connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
                connections.add(connection);
                start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // the server ends
        }
    }

    private void serve(SocketChannel connection) {
        ByteBuffer request = ByteBuffer.allocateDirect(512);
        ByteBuffer answer = ByteBuffer.allocateDirect(512);
        try {
            while (true) {
                fill(connection, request.clear().limit(HEADER));
                fill(connection, request.limit(HEADER - 1 + request.getShort(4)));
                answer(request, answer.clear());
                while (answer.hasRemaining()) {
                    connection.write(answer);
                }
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException ended) {
            close(connection);
        }
    }

    private static void fill(SocketChannel connection, ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (connection.read(into) < 0) {
                throw new EOFException();
            }
        }
    }

    private void answer(ByteBuffer request, ByteBuffer answer) {
        int function = request.get(HEADER);
        int address = 2 * Short.toUnsignedInt(request.getShort(HEADER + 1));
        int bytes = 2 * request.getShort(HEADER + 3);
        answer.putInt(request.getInt(0)).putShort((short) 0).put(request.get(HEADER - 1)).put((byte) function);
        switch (function) {
            case READ -> {
                answer.put((byte) bytes);
                for (int i = 0; i < bytes; i++) {
                    answer.put(registers[address + i]);
                }
            }
            case WRITE -> {
                for (int i = 0; i < bytes; i++) {
                    registers[address + i] = request.get(HEADER + 6 + i);
                }
                answer.putInt(request.getInt(HEADER + 1));
            }
            default -> throw new IllegalArgumentException("function " + function);
        }
        answer.flip();
        answer.putShort(4, (short) (answer.limit() - HEADER + 1));
    }

    private static void close(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        connections.forEach(RegisterServer::close);
    }
}
