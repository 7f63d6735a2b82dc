package io.jukung.gateway.netty;

import io.jukung.base.Problem;
import io.jukung.gateway.Listen;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;

/// Binds one address, and cleans up after it.
record Listener(Channel channel, Optional<Path> socket) {
    static Listener bind(Listen listen, ServerBootstrap bootstrap) throws IOException {
        return switch (listen) {
            case Listen.Tcp(var host, var port) -> tcp(host, port, bootstrap);
            case Listen.Unix(var path, var mode, var group) -> unix(path, mode, group, bootstrap);
            case Listen.Inherited(var descriptor, var unix) -> inherited(descriptor, unix, bootstrap);
        };
    }

    private static Listener tcp(String host, int port, ServerBootstrap bootstrap) throws IOException {
        var bound = bootstrap.channel(EpollServerSocketChannel.class).bind(new InetSocketAddress(host, port)).awaitUninterruptibly();
        if (!bound.isSuccess()) throw new IOException("cannot listen on " + host + ":" + port + ": " + bound.cause().getMessage(), bound.cause());
        return new Listener(bound.channel(), Optional.empty());
    }

    /// Registered rather than bound: it listens already. Clients may be waiting, so it accepts none before Netty, by a task of
    /// its own on the loop, has put in place who takes them: the first would be lost.
    private static Listener inherited(int descriptor, boolean unix, ServerBootstrap bootstrap) throws IOException {
        bootstrap.option(ChannelOption.AUTO_READ, false).channelFactory(() -> unix ? new EpollServerDomainSocketChannel(descriptor) : new EpollServerSocketChannel(descriptor));
        var taken = bootstrap.register().awaitUninterruptibly();
        if (!taken.isSuccess()) throw new IOException("cannot take over descriptor " + descriptor + ": " + taken.cause().getMessage(), taken.cause());
        taken.channel().eventLoop().execute(() -> taken.channel().config().setAutoRead(true));
        return new Listener(taken.channel(), Optional.empty());
    }

    private static Listener unix(Path path, int mode, Optional<String> group, ServerBootstrap bootstrap) throws IOException {
        if (Files.exists(path)) removeStale(path);
        var bound = bootstrap.channel(EpollServerDomainSocketChannel.class).bind(new DomainSocketAddress(path.toFile())).awaitUninterruptibly();
        if (!bound.isSuccess()) throw new IOException("cannot listen on unix://" + path + ": " + bound.cause().getMessage(), bound.cause());
        var listener = new Listener(bound.channel(), Optional.of(path));
        try {
            var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (group.isPresent()) view.setGroup(path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group.get()));
            view.setPermissions(permissions(mode));
            return listener;
        } catch (IOException e) {
            listener.close();
            throw new IOException("cannot hand unix://" + path + " to its group: " + e, e);
        }
    }

    /// A socket file nobody listens on is left from a crash. One that answers belongs to somebody.
    private static void removeStale(Path path) throws IOException {
        if (Files.isRegularFile(path) || Files.isDirectory(path)) throw new IOException("unix://" + path + " is no socket, and is not overwritten");
        try (var probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.connect(UnixDomainSocketAddress.of(path));
        } catch (ConnectException e) {
            Files.delete(path);
            return;
        }
        throw new Problem.Conflict("cannot listen on unix://" + path + ": another engine answers there",
                "stop it first, or listen somewhere else with -H unix:///another/path");
    }

    /// The bits of chmod, highest first, in the order of the enumeration.
    private static EnumSet<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (var permission : PosixFilePermission.values()) {
            if ((mode >> (8 - permission.ordinal()) & 1) == 1) permissions.add(permission);
        }
        return permissions;
    }

    SocketAddress address() {
        return channel.localAddress();
    }

    void close() {
        channel.close().awaitUninterruptibly();
        socket.ifPresent(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // A stale socket is removed when somebody listens there again.
            }
        });
    }
}
