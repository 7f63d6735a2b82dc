package io.jukung.gateway.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One client's connection: a request, its answer, the next request, until it is hijacked or ends.
///
/// The next request is not read before the last one is answered, and nothing is read that nobody asked for. All methods run
/// on the connection's event loop, except where they say otherwise.
final class Connection extends ChannelInboundHandlerAdapter {
    private static final int DISCARD_LIMIT = 1 << 20;
    private static final int LINGER_SECONDS = 2;
    private static final int PROBE_SECONDS = 2;

    /// What the connection is doing.
    private enum Phase { WAITING, ANSWERING, DISCARDING, RAW, LINGERING }

    private final Service service;
    private final Intake intake = new Intake();
    private final HttpResponseEncoder encoder = new HttpResponseEncoder();
    private final long headPatienceMillis;
    private final Channel channel;
    private final Outlet outlet;
    private Phase phase = Phase.WAITING;
    private Inlet inlet;
    private Farewell farewell = new Farewell();
    private boolean bodyComplete;
    private boolean inputEnded;
    private boolean wanted;
    private boolean expectsContinue;
    private boolean closeAfter;
    private boolean nextWhenWritable;
    private long discarded;
    private @Nullable Future<?> headTimer;

    Connection(Channel channel, Service service, long headPatienceMillis) {
        this.channel = channel;
        this.service = service;
        this.headPatienceMillis = headPatienceMillis;
        this.outlet = new Outlet(channel);
        this.inlet = new Inlet(this::demand);
        channel.pipeline().addLast(intake, encoder, this);
    }

    Channel channel() {
        return channel;
    }

    Outlet outlet() {
        return outlet;
    }

    /// Asks for more of what is being read. Any thread.
    void demand() {
        channel.eventLoop().execute(() -> {
            if (expectsContinue) {
                expectsContinue = false;
                channel.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
            }
            more();
        });
    }

    /// After the end of its input epoll may have forgotten the socket; to read once more would fail and close it.
    private void more() {
        wanted = !inputEnded;
        if (wanted) channel.read();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        wanted = true;
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        wanted = false;
        try {
            switch (message) {
                case HttpRequest request when phase == Phase.WAITING -> begin(request);
                case HttpContent content -> content(content);
                case ByteBuf bytes when phase == Phase.RAW -> inlet.offer(ByteBufUtil.getBytes(bytes));
                default -> { }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(HttpRequest request) {
        cancelHeadTimer();
        if (request.decoderResult().isFailure()) {
            refuse(request.decoderResult().cause());
            return;
        }
        phase = Phase.ANSWERING;
        bodyComplete = false;
        discarded = 0;
        closeAfter = !HttpUtil.isKeepAlive(request);
        expectsContinue = HttpUtil.is100ContinueExpected(request);
        inlet = new Inlet(this::demand);
        farewell = new Farewell();
        service.begin(new NettyExchange(this, request, inlet, farewell));
    }

    /// A request that is no HTTP gets a short answer of its own, and the connection ends.
    private void refuse(Throwable cause) {
        phase = Phase.ANSWERING;
        bodyComplete = true;
        closeAfter = true;
        channel.writeAndFlush(service.refusal(cause));
        answered();
    }

    private void content(HttpContent content) {
        if (phase != Phase.ANSWERING && phase != Phase.DISCARDING) return;
        if (content.decoderResult().isFailure()) {
            inlet.fail("the body of the request is malformed");
            closeAfter = true;
            if (phase == Phase.DISCARDING) linger();
            return;
        }
        int size = content.content().readableBytes();
        if (phase == Phase.ANSWERING) inlet.offer(ByteBufUtil.getBytes(content.content()));
        if (content instanceof LastHttpContent) {
            bodyComplete = true;
            expectsContinue = false;
            inlet.end();
        }
        if (phase != Phase.DISCARDING) return;
        discarded += size;
        // A task later: the decoder does not like to be called from its own call.
        if (bodyComplete) channel.eventLoop().execute(this::next);
        else if (discarded > DISCARD_LIMIT) linger();
        else wanted = true;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!wanted || inputEnded) return;
        // Asked for, and nothing whole came: a head in pieces, for which we wait only so long.
        if (phase == Phase.WAITING && headTimer == null && intake.holdsBytes()) {
            headTimer = channel.eventLoop().schedule(() -> channel.close(), headPatienceMillis, TimeUnit.MILLISECONDS);
        }
        context.read();
    }

    private void cancelHeadTimer() {
        if (headTimer != null) headTimer.cancel(false);
        headTimer = null;
    }

    /// The answer is written, or as good as: on to the next request, or to the end. Called once for each request.
    void answered() {
        farewell.forget();
        if (phase == Phase.RAW || phase == Phase.LINGERING) return;
        if (closeAfter || expectsContinue) linger();
        else if (bodyComplete) next();
        else if (inputEnded) channel.close();
        else {
            phase = Phase.DISCARDING;
            more();
        }
    }

    private void next() {
        if (closeAfter) {
            linger();
            return;
        }
        // A client that sends requests and reads no answers does not get to fill our memory with them.
        nextWhenWritable = !channel.isWritable();
        if (nextWhenWritable) return;
        phase = Phase.WAITING;
        wanted = true;
        try {
            intake.resume(channel.pipeline().context(intake));
        } catch (Exception e) {
            channel.close();
            return;
        }
        if (phase == Phase.WAITING && inputEnded) channel.close();
        else if (inputEnded) inputEnd();
        else if (wanted) channelReadComplete(channel.pipeline().context(this));
    }

    /// Leaves HTTP. The future completes when the head is on the wire.
    void hijack(HttpResponse head, Inlet raw, Farewell rawFarewell, CompletableFuture<Boolean> done) {
        if (phase != Phase.ANSWERING || !channel.isActive()) {
            done.complete(false);
            return;
        }
        channel.writeAndFlush(head).addListener(future -> done.complete(future.isSuccess()));
        phase = Phase.RAW;
        farewell = rawFarewell;
        inlet = raw;
        // Now, and not a task later: removing the decoder hands on the bytes that came behind the request.
        channel.pipeline().remove(encoder);
        channel.pipeline().remove(intake);
        wanted = false;
        if (inputEnded) inputEnd();
    }

    /// Ends our direction, and gives the client time to read before the connection goes: to close with
    /// input unread would reset it, and the end of the answer could be lost.
    void linger() {
        if (phase == Phase.LINGERING) return;
        // The client may have closed meanwhile, and a closed channel has lost its handlers.
        if (phase != Phase.RAW && channel.pipeline().context(intake) != null) {
            channel.pipeline().remove(intake);
        }
        phase = Phase.LINGERING;
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> {
            if (inputEnded || !channel.isActive()) {
                channel.close();
                return;
            }
            ((DuplexChannel) channel).shutdownOutput();
            channel.config().setAutoRead(true);
            var limit = channel.eventLoop().schedule(() -> channel.close(), LINGER_SECONDS, TimeUnit.SECONDS);
            channel.closeFuture().addListener((ChannelFutureListener) _ -> limit.cancel(false));
        });
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof ChannelInputShutdownEvent)) return;
        inputEnded = true;
        inputEnd();
    }

    private void inputEnd() {
        switch (phase) {
            case WAITING, DISCARDING, LINGERING -> channel.close();
            case ANSWERING -> {
                if (!bodyComplete) inlet.fail("the client went before the request was complete");
                farewell.say();
            }
            case RAW -> {
                inlet.end();
                probe();
            }
        }
    }

    /// After its half close a client on a Unix socket can vanish without a sign, since epoll reports that once at most.
    /// Writing nothing tells: it fails if the other end is closed.
    private void probe() {
        if (!channel.isActive() || phase != Phase.RAW) return;
        if (VanishedPeer.check(channel)) channel.close();
        else channel.eventLoop().schedule(this::probe, PROBE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        outlet.changed();
        if (nextWhenWritable && channel.isWritable()) next();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancelHeadTimer();
        inputEnded = true;
        inlet.fail("the client is gone");
        outlet.changed();
        farewell.say();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        channel.close();
    }
}
