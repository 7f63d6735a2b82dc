package io.jukung.gateway.netty;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import java.io.IOException;

/// Tells whether the other end of a Unix socket is closed, without sending anything.
final class VanishedPeer {
    private VanishedPeer() {}

    static boolean check(Channel channel) {
        // TCP has keep-alive for this, and what waits to be sent will find out by itself.
        if (!(channel instanceof EpollDomainSocketChannel socket)) return false;
        if (channel.unsafe().outboundBuffer() == null || channel.unsafe().outboundBuffer().totalPendingWriteBytes() > 0) return false;
        try {
            socket.fd().writeAddress(0, 0, 0);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
