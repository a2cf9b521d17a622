package org.openquay.simulator.server;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;

import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import org.jspecify.annotations.Nullable;

import org.openquay.simulator.device.RegisterDevice;

/** A Modbus TCP server for the devices behind one port; it can be stopped and started again on the same port. */
final class DeviceServer {

    /** Connections that a device accepts; more are closed at once. */
    private static final int MOST_CONNECTIONS = 8;
    private static final long PATIENCE_S = 5;
    private static final long REBIND_NS = 2_000_000_000;
    private static final long RETRY_NS = 10_000_000;

    private final String name;
    private final String host;
    private final RegisterServices services;
    private final EventLoopGroup events;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile int port;
    private @Nullable ModbusTcpServer running;
    private boolean startedBefore;

    /**
     * A server that is not started yet.
     *
     * @param name         what it is, for messages
     * @param port         port to listen on; 0 takes a free one at the first start
     * @param deviceOfUnit the devices by unit identifier
     * @param events       thread that serves it
     */
    DeviceServer(String name, String host, int port, Map<Integer, RegisterDevice> deviceOfUnit, Lock lock,
            EventLoopGroup events) {
        this.name = name;
        this.host = host;
        this.port = port;
        this.events = events;
        this.services = new RegisterServices(deviceOfUnit, lock);
    }

    /**
     * Listens. A server that has listened before is patient with its port, which the system may not have given back yet.
     *
     * @throws BindException in one line, naming address and port, when it cannot
     */
    synchronized void start() throws BindException {
        long deadlineNs = System.nanoTime() + (startedBefore ? REBIND_NS : 0);
        while (running == null) {
            try {
                running = listen();
            } catch (ExecutionException | TimeoutException e) {
                if (System.nanoTime() >= deadlineNs) {
                    throw cannotListen(e);
                }
                LockSupport.parkNanos(RETRY_NS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw cannotListen(e);
            }
        }
        startedBefore = true;
    }

    private ModbusTcpServer listen() throws ExecutionException, TimeoutException, InterruptedException {
        CompletableFuture<Integer> listening = new CompletableFuture<>();
        NettyTcpServerTransport transport = NettyTcpServerTransport.create(config -> {
            config.setBindAddress(host);
            config.setPort(port);
            config.setEventLoopGroup(events);
            config.setExecutor(events);
            config.setBootstrapCustomizer(bootstrap -> bootstrap.childOption(ChannelOption.TCP_NODELAY, true)
                    .handler(new PortTeller(listening)));
            config.setPipelineCustomizer(pipeline -> pipeline.addFirst(new ConnectionCount()));
        });
        ModbusTcpServer server = ModbusTcpServer.create(transport, services,
                config -> config.setRequestSerializer(new LenientRequests(config.requestSerializer)));
        server.start();
        port = listening.get(PATIENCE_S, TimeUnit.SECONDS);
        return server;
    }

    /** How many requests to write came in. */
    long writeRequests() {
        return services.writeRequests();
    }

    private BindException cannotListen(Exception failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        String reason = String.valueOf(cause.getMessage());
        BindException failure = new BindException(
                "cannot listen on " + host + ":" + port + " for " + name + ": " + reason);
        failure.initCause(cause);
        return failure;
    }

    /** Stops listening and drops all connections, as a device that was switched off. */
    synchronized void stop() {
        ModbusTcpServer server = running;
        running = null;
        if (server == null) {
            return;
        }
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot stop the server of " + name, e);
        }
    }

    /** The port that it listens, or last listened, on. */
    int port() {
        return port;
    }

    /** Learns the port from the listening socket. */
    private static final class PortTeller extends ChannelInboundHandlerAdapter {

        private final CompletableFuture<Integer> listening;

        PortTeller(CompletableFuture<Integer> listening) {
            this.listening = listening;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            listening.complete(((InetSocketAddress) context.channel().localAddress()).getPort());
            context.fireChannelActive();
        }
    }

    private final class ConnectionCount extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (connections.incrementAndGet() > MOST_CONNECTIONS) {
                context.close();
            } else {
                context.fireChannelActive();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            connections.decrementAndGet();
            context.fireChannelInactive();
        }

        @Override
        @SuppressWarnings("deprecation")
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
