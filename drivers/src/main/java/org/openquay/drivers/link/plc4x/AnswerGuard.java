package org.openquay.drivers.link.plc4x;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;

import org.openquay.api.drive.ExchangeResult;

/**
 * Stands between the socket and PLC4X and hands on whole frames that are the answer to the request in flight, and
 * nothing else. The first byte that cannot belong to one ends the conversation and closes the channel, so PLC4X never
 * meets what it cannot handle, and the waiting thread need not wait for its deadline.
 *
 * <p>One thing is tolerated: the last answer once more, which some gateways send; it is dropped. One thing is changed:
 * every exception is handed on as a device failure, because PLC4X takes exception 5 for success and never ends a request
 * answered with a code it does not know; the true code is in the conversation.
 */
final class AnswerGuard extends ByteToMessageDecoder {

    private static final int DEVICE_FAILURE = 4;

    private final Conversation conversation;
    private final RequestInFlight request = new RequestInFlight();

    AnswerGuard(Conversation conversation) {
        this.conversation = conversation;
    }

    /** The handler that tells this guard of each request; to stand nearest to the socket. */
    ChannelHandler requestWatch() {
        return new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                if (message instanceof ByteBuf frame && frame.readableBytes() >= RequestInFlight.HEADER + 4) {
                    request.sent(frame);
                }
                context.write(message, promise);
            }
        };
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < RequestInFlight.PREFIX) {
            return;
        }
        String fault = request.faultInPrefix(in);
        int size = RequestInFlight.PREFIX + in.getUnsignedShort(in.readerIndex() + 4);
        if (fault == null && request.repeats(in)) {
            if (in.readableBytes() >= size) {
                in.skipBytes(size);
            }
            return;
        }
        if (fault == null && in.readableBytes() >= RequestInFlight.HEADER) {
            fault = request.faultInHeader(in);
        }
        if (fault == null && in.readableBytes() >= size) {
            fault = request.faultInBody(in);
        }
        if (fault != null) {
            refuse(context, in, fault);
        } else if (in.readableBytes() >= size) {
            take(in);
            out.add(in.readRetainedSlice(size));
        }
    }

    private void take(ByteBuf in) {
        int codeAt = in.readerIndex() + RequestInFlight.HEADER;
        if (request.isException(in)) {
            conversation.answeredException(in.getUnsignedByte(codeAt));
            in.setByte(codeAt, DEVICE_FAILURE);
        } else {
            conversation.answered();
        }
        request.answered();
    }

    private void refuse(ChannelHandlerContext context, ByteBuf in, String fault) {
        conversation.fail(ExchangeResult.PROTOCOL_ERROR, "answer with " + fault);
        in.skipBytes(in.readableBytes());
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        conversation.fail(ExchangeResult.DISCONNECTED, "the device closed the connection");
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        conversation.fail(ExchangeResult.DISCONNECTED, "the connection broke: " + cause.getMessage());
        context.close();
    }
}
