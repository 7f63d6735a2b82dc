package io.jukung.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// A socket channel, used directly: `Channels.newInputStream` would make reader and writer wait for each other's lock.
final class ChannelTransport implements Transport {
    private final SocketChannel channel;

    private ChannelTransport(SocketChannel channel) {
        this.channel = channel;
    }

    /// The socket is left to the end of the process.
    @SuppressWarnings("MustBeClosedChecker")
    static void prepare() {
        try {
            SocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (IOException e) {
            // Whoever needs one will see.
        }
    }

    static Transport unix(Path path) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(path));
            return new ChannelTransport(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    static Transport tcp(String host, int port) throws IOException {
        IOException first = null;
        for (var address : InetAddress.getAllByName(host)) {
            var channel = SocketChannel.open();
            try {
                channel.connect(new InetSocketAddress(address, port));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                return new ChannelTransport(channel);
            } catch (IOException e) {
                channel.close();
                if (first == null) first = e;
            }
        }
        throw first == null ? new IOException("no address for " + host) : first;
    }

    @Override
    public InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return length == 0 ? 0 : channel.read(ByteBuffer.wrap(into, from, length));
            }
        };
    }

    @Override
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                var buffer = ByteBuffer.wrap(bytes, from, length);
                while (buffer.hasRemaining()) channel.write(buffer);
            }
        };
    }

    @Override
    public void closeOutput() throws IOException {
        if (channel.isOpen()) channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
