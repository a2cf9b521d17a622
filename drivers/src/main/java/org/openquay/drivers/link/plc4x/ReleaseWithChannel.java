package org.openquay.drivers.link.plc4x;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.plc4x.java.spi.Plc4xNettyWrapper;
import org.apache.plc4x.java.spi.events.CloseConnectionEvent;

/**
 * Ends PLC4X's request threads and its timer when the channel goes, whoever ended it. PLC4X does so itself only when it
 * is told to close while the channel is still open; a peer that dies first would leave five threads behind.
 */
final class ReleaseWithChannel extends ChannelInboundHandlerAdapter {

    @Override
    public void channelUnregistered(ChannelHandlerContext context) throws Exception {
        Plc4xNettyWrapper<?> wrapper = context.pipeline().get(Plc4xNettyWrapper.class);
        ChannelHandlerContext at = context.pipeline().context(Plc4xNettyWrapper.class);
        try {
            if (wrapper != null && at != null) {
                wrapper.userEventTriggered(at, new CloseConnectionEvent());
                wrapper.close(at, at.newPromise());
            }
        } finally {
            super.channelUnregistered(context);
        }
    }
}
