package io.jukung.network.bridge;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Carries TCP connections from a host port to a container where the kernel cannot translate: from IPv6, `::1` above all.
///
/// Each direction ends on its own, as the two sides wish; an error ends both. It works while this engine runs; `close`
/// ends the listening and every connection.
final class Relay implements Closeable {
    private static final int CHUNK = 64 * 1024;
    private final ServerSocketChannel listener;
    private final InetSocketAddress target;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private Relay(ServerSocketChannel listener, InetSocketAddress target) {
        this.listener = listener;
        this.target = target;
    }

    static Relay listen(InetSocketAddress address, InetSocketAddress target) throws IOException {
        var listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEPORT, true); // beside the socket that holds the port
            listener.bind(address, 512);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
        var relay = new Relay(listener, target);
        Thread.ofVirtual().name("relay " + address.getPort()).start(relay::accept);
        return relay;
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                var client = listener.accept();
                open.add(client);
                Thread.ofVirtual().name("relay of a connection").start(() -> serve(client));
            } catch (IOException e) {
                if (listener.isOpen()) pause();
            }
        }
        ended.countDown();
    }

    /// Out of descriptors, most likely: a moment later there may be some.
    private void pause() {
        try {
            var unused = closed.await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(SocketChannel client) {
        try (client; var server = SocketChannel.open()) {
            connect(client, server);
        } catch (IOException e) {
            // the container does not answer there: the client sees its connection end
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private void connect(SocketChannel client, SocketChannel server) throws IOException, InterruptedException {
        open.add(server);
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            server.connect(target);
            server.setOption(StandardSocketOptions.TCP_NODELAY, true);
            var back = Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
            back.join();
        } finally {
            open.remove(server);
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        var buffer = ByteBuffer.allocate(CHUNK);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) to.write(buffer);
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            end(from);
            end(to);
        }
    }

    private static void end(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it is as closed as it will ever be
        }
    }

    /// When it returns the port is free: a channel at which a virtual thread waits is closed by that thread, a moment later.
    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        open.forEach(Relay::end);
        try {
            var free = ended.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
