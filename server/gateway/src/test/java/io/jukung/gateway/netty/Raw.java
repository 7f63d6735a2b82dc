package io.jukung.gateway.netty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// A client that knows only bytes.
final class Raw implements AutoCloseable {
    final SocketChannel channel;

    Raw(SocketAddress address) throws IOException {
        channel = address instanceof InetSocketAddress ? SocketChannel.open() : SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(address instanceof InetSocketAddress ? address : UnixDomainSocketAddress.of(address.toString()));
    }

    Raw send(String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) channel.write(bytes);
        return this;
    }

    Raw halfClose() throws IOException {
        channel.shutdownOutput();
        return this;
    }

    /// Reads until what was read ends so, or the connection ends.
    String readUntil(String end) throws IOException {
        var all = new ByteArrayOutputStream();
        var one = ByteBuffer.allocate(1);
        while (!all.toString(StandardCharsets.UTF_8).endsWith(end) && channel.read(one.clear()) >= 0) all.write(one.get(0));
        return all.toString(StandardCharsets.UTF_8);
    }

    String head() throws IOException {
        return readUntil("\r\n\r\n");
    }

    String rest() throws IOException {
        var all = new ByteArrayOutputStream();
        var some = ByteBuffer.allocate(64 * 1024);
        while (channel.read(some.clear()) >= 0) all.write(some.array(), 0, some.position());
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
