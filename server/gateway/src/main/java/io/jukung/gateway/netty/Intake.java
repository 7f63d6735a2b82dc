package io.jukung.gateway.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/// Decodes one request, then stops until `resume`, keeping what follows as plain bytes.
///
/// What follows may be the next request or, if the connection is hijacked, the first bytes of stdin: only the answer tells.
/// Taken out of the pipeline, it hands those bytes on. Event loop only.
final class Intake extends HttpRequestDecoder {
    private static final int LINE_LIMIT = 32 * 1024;
    private static final int HEADER_LIMIT = 32 * 1024;

    private boolean paused;
    private boolean begun;

    Intake() {
        super(new HttpDecoderConfig().setMaxInitialLineLength(LINE_LIMIT).setMaxHeaderSize(HEADER_LIMIT).setMaxChunkSize(64 * 1024));
    }

    /// Whether part of a request has arrived.
    boolean holdsBytes() {
        return begun;
    }

    /// Decodes on; what has already arrived may yield a request before this returns.
    void resume(ChannelHandlerContext context) throws Exception {
        paused = false;
        channelRead(context, Unpooled.EMPTY_BUFFER);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (paused) return;
        begun |= in.isReadable();
        super.decode(context, in, out);
        if (!out.isEmpty() && out.getLast() instanceof LastHttpContent) {
            paused = true;
            begun = false;
        }
    }

    /// The decoder would throw the bytes it keeps away at the end of the input; paused, it must not hear of it.
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (paused && event instanceof ChannelInputShutdownEvent) context.fireUserEventTriggered(event);
        else super.userEventTriggered(context, event);
    }

    /// Paused, it asks for nothing: the wire holds the client back.
    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (paused) context.fireChannelReadComplete();
        else super.channelReadComplete(context);
    }
}
