package org.openquay.app.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy on loopback whose answers can be delayed, swallowed or spoilt. */
final class FaultProxy implements AutoCloseable {

    /** What it does to the bytes that come back from the device. */
    enum Mode {
        PASS, LATE, NEVER, GARBAGE
    }

    private static final Duration LATE = Duration.ofMillis(400);

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.PASS;
    private volatile boolean open = true;

    FaultProxy(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void mode(Mode next) {
        mode = next;
    }

    private void accept() {
        while (open) {
            try {
                Socket near = server.accept();
                Socket far = new Socket();
                far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 1000);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                sockets.add(near);
                sockets.add(far);
                Thread.ofVirtual().start(() -> pump(near, far, false));
                Thread.ofVirtual().start(() -> pump(far, near, true));
            } catch (IOException e) {
                // the device is away or the proxy ends: the next connection tries again
            }
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] bytes = new byte[1024];
        Random random = new Random(7);
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                Mode now = answers ? mode : Mode.PASS;
                if (now == Mode.NEVER) {
                    continue;
                }
                if (now == Mode.LATE) {
                    Thread.sleep(LATE);
                }
                if (now == Mode.GARBAGE) {
                    random.nextBytes(bytes);
                }
                out.write(bytes, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            // one end is gone, so the other goes
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        open = false;
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
