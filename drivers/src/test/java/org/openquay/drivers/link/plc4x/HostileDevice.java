package org.openquay.drivers.link.plc4x;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Modbus TCP device on a raw socket that answers as it should until it is told to misbehave: from the n-th request
 * that comes then, so many times.
 *
 * <p>Registers read as their address times three. One virtual thread per connection.
 */
final class HostileDevice implements AutoCloseable {

    /** What to do in place of sending the right answer. */
    @FunctionalInterface
    interface Misdeed {
        void commit(Socket socket, OutputStream to, byte[] answer) throws IOException, InterruptedException;
    }

    private record Order(Misdeed misdeed, int from, int times) {}

    final int port;
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger requests = new AtomicInteger();
    /** Connections that the peer ended by a reset, in place of the usual way. */
    final AtomicInteger resets = new AtomicInteger();
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Order order = new Order((socket, to, answer) -> {}, 0, 0);

    HostileDevice() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        Thread.ofVirtual().start(this::accept);
    }

    static short valueOf(int address) {
        return (short) (address * 3);
    }

    /** Commits the misdeed on the requests with these numbers, counted from 0 from now on. */
    void misbehave(Misdeed misdeed, int from, int times) {
        requests.set(0);
        order = new Order(misdeed, from, times);
    }

    void behave() {
        order = new Order((socket, to, answer) -> {}, 0, 0);
    }

    int openConnections() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream to = socket.getOutputStream();
            while (true) {
                byte[] prefix = in.readNBytes(6);
                if (prefix.length < 6) {
                    return;
                }
                byte[] answer = answer(prefix, in.readNBytes(prefix[5]));
                Order current = order;
                int number = requests.getAndIncrement();
                if (number >= current.from && number - current.from < current.times) {
                    current.misdeed.commit(socket, to, answer);
                } else {
                    to.write(answer);
                }
            }
        } catch (IOException e) {
            // the peer has gone, or we were told to go
            resets.addAndGet(String.valueOf(e.getMessage()).contains("reset") ? 1 : 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** The right answer to a read of holding registers (3) or a write of several (16). */
    private static byte[] answer(byte[] prefix, byte[] body) {
        ByteBuffer request = ByteBuffer.wrap(body);
        int address = Short.toUnsignedInt(request.getShort(2));
        int count = Short.toUnsignedInt(request.getShort(4));
        boolean read = body[1] == 3;
        int length = read ? 3 + 2 * count : 6;
        ByteBuffer answer = ByteBuffer.allocate(6 + length).put(prefix, 0, 4).putShort((short) length)
                .put(body, 0, 2);
        if (read) {
            answer.put((byte) (2 * count));
            for (int i = 0; i < count; i++) {
                answer.putShort(valueOf(address + i));
            }
        } else {
            answer.putShort((short) address).putShort((short) count);
        }
        return answer.array();
    }
}
