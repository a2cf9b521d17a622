package org.openquay.drivers.link.plc4x;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import org.apache.plc4x.java.api.exceptions.PlcConnectionException;
import org.apache.plc4x.java.spi.connection.ChannelFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens one socket for PLC4X, with one event loop of its own, and takes both away again.
 *
 * <p>In place of PLC4X's own factory, because that one waits for a connection without a deadline, prints a stack trace
 * for each that is refused, and blocks two seconds on every close. Names are resolved on the event loop, so that a name
 * service that hangs holds up this loop alone.
 */
final class LinkChannel implements ChannelFactory {

    /** Closing drops what was not sent yet. */
    private static final int DROP_UNSENT = 0;
    /** Closing sends what was not sent yet. */
    private static final int SEND_UNSENT = -1;

    private final InetSocketAddress device;
    private final long deadlineNs;
    private final Conversation conversation;
    private final EventLoopGroup loop;
    private volatile @Nullable Channel channel;

    LinkChannel(String threadName, String host, int port, long deadlineNs, Conversation conversation) {
        device = InetSocketAddress.createUnresolved(host, port);
        this.deadlineNs = deadlineNs;
        this.conversation = conversation;
        loop = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(threadName, true),
                NioIoHandler.newFactory());
    }

    @Override
    public Channel createChannel(ChannelHandler handler) throws PlcConnectionException {
        long leftMs = TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime());
        if (leftMs <= 0) {
            throw new PlcConnectionException("no time left");
        }
        ChannelFuture connecting = new Bootstrap().group(loop).channel(NioSocketChannel.class)
                .option(ChannelOption.SO_LINGER, DROP_UNSENT).option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(leftMs, Integer.MAX_VALUE))
                .handler(handler).connect(device);
        channel = connecting.channel();
        try {
            if (!connecting.await(leftMs)) {
                throw new PlcConnectionException("no answer in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlcConnectionException("interrupted", e);
        }
        if (!connecting.isSuccess()) {
            throw new PlcConnectionException(inWords(connecting.cause()), connecting.cause());
        }
        return connecting.channel();
    }

    private static String inWords(Throwable cause) {
        return cause instanceof UnknownHostException ? "the name is not known" : String.valueOf(cause.getMessage());
    }

    @Override
    public void initializePipeline(ChannelPipeline pipeline) {
        AnswerGuard guard = new AnswerGuard(conversation);
        pipeline.addFirst(guard.requestWatch(), guard, new ReleaseWithChannel());
    }

    @Override
    public boolean isPassive() {
        return false;
    }

    /**
     * Begins to take socket, threads and loop away; returns at once.
     *
     * @param orderly nothing went wrong, so the device is told the usual way; otherwise the connection is reset, for the
     *                system would go on to send a command that got stuck, and the device might meet it long after newer
     *                ones that came another way
     */
    void discard(boolean orderly) {
        Channel opened = channel;
        if (opened != null) {
            if (orderly) {
                opened.config().setOption(ChannelOption.SO_LINGER, SEND_UNSENT);
            }
            opened.close();
        }
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    boolean released() {
        return loop.isTerminated();
    }

    /** Waits until everything is taken away, at most so long. */
    void awaitReleased(long waitNs) {
        loop.terminationFuture().awaitUninterruptibly(waitNs, TimeUnit.NANOSECONDS);
    }
}
