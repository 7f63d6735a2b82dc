package io.jukung.gateway.netty;

import io.jukung.gateway.Gateway;
import io.jukung.gateway.Listen;
import io.jukung.gateway.Router;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A gateway on two epoll threads.
///
/// Only epoll: the other transports know no half close on Unix sockets. Buffers are unpooled, since arenas would cost more
/// memory than the few requests of an engine are worth.
public final class NettyGateway implements Gateway {
    private static final Duration HEAD_PATIENCE = Duration.ofSeconds(60);

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, KeptInEpoll.factory());
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final List<Listener> listeners = new ArrayList<>();

    private NettyGateway() {}

    /// Loads what the first listener needs, which takes as long as the rest of an engine's start: worth doing beside it.
    public static void getReady() {
        Epoll.ensureAvailability();
        new ServerBootstrap().childOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT);
        new MultiThreadIoEventLoopGroup(1, KeptInEpoll.factory()).shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    /// Listens everywhere, or nowhere.
    public static Gateway open(List<Listen> listens, Settings settings, Router router) throws IOException {
        return open(listens, settings, router, HEAD_PATIENCE);
    }

    static NettyGateway open(List<Listen> listens, Settings settings, Router router, Duration headPatience) throws IOException {
        var gateway = new NettyGateway();
        try {
            for (var listen : listens) {
                gateway.listeners.add(Listener.bind(listen, gateway.bootstrap(new Service(settings, router), headPatience, listen)));
            }
            return gateway;
        } catch (IOException | RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    private ServerBootstrap bootstrap(Service service, Duration headPatience, Listen listen) {
        var bootstrap = new ServerBootstrap().group(loops)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(32 * 1024, 128 * 1024))
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        clients.add(channel);
                        if (channel instanceof SocketChannel socket) socket.config().setTcpNoDelay(true).setKeepAlive(true);
                        new Connection(channel, service, headPatience.toMillis());
                    }
                });
        return switch (listen) {
            case Listen.Inherited _ -> bootstrap;
            case Listen.Unix _ -> bootstrap.option(ChannelOption.SO_BACKLOG, 1024);
            case Listen.Tcp _ -> bootstrap.option(ChannelOption.SO_BACKLOG, 1024).option(ChannelOption.SO_REUSEADDR, true);
        };
    }

    @Override
    public List<SocketAddress> addresses() {
        return listeners.stream().map(Listener::address).toList();
    }

    /// How many clients are connected.
    int clients() {
        return clients.size();
    }

    @Override
    public void close() {
        listeners.forEach(Listener::close);
        clients.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
