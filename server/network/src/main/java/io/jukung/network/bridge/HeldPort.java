package io.jukung.network.bridge;

import io.jukung.network.Protocol;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;

/// A bound socket whose only purpose is that nobody else can bind its port. It never listens: the firewall's table
/// translates before the kernel looks for a listener, and what is not translated is refused rather than left to hang.
///
/// While a TCP port is bound, SO_REUSEADDR is on (connections in TIME_WAIT do not matter); after that it is off and
/// SO_REUSEPORT on. So a foreign listener is refused, whatever it sets, while a relay of the same user may listen there,
/// also one of a later engine, when this socket lives on in the container's supervisor alone.
final class HeldPort implements Closeable {
    private static final ReentrantLock OPENING = new ReentrantLock();
    private final SelectableChannel channel;
    private final int descriptor;

    private HeldPort(SelectableChannel channel, int descriptor) {
        this.channel = channel;
        this.descriptor = descriptor;
    }

    /// @throws java.net.BindException if the port is taken
    static HeldPort bind(Protocol protocol, InetSocketAddress address, boolean everyFamily) throws IOException {
        OPENING.lock(); // so that "new since" means this socket, as far as this class is concerned
        try {
            var before = Descriptors.now();
            var channel = protocol == Protocol.TCP ? tcp(address, everyFamily) : udp(address, everyFamily);
            try {
                return new HeldPort(channel, Descriptors.of(channel, before));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } finally {
            OPENING.unlock();
        }
    }

    private static SelectableChannel tcp(InetSocketAddress address, boolean everyFamily) throws IOException {
        var channel = everyFamily ? SocketChannel.open() : SocketChannel.open(family(address));
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, false);
            channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static SelectableChannel udp(InetSocketAddress address, boolean everyFamily) throws IOException {
        var channel = everyFamily ? DatagramChannel.open() : DatagramChannel.open(family(address));
        try {
            return channel.bind(address);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static StandardProtocolFamily family(InetSocketAddress address) {
        return address.getAddress() instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    int descriptor() {
        return descriptor;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
