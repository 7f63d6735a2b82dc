package io.jukung.gateway.netty;

import io.jukung.gateway.Hijack;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/// A hijacked connection on Netty.
final class NettyHijack implements Hijack {
    private static final int PIECE = 64 * 1024;

    private final Connection connection;
    private final Channel channel;
    private final Inlet input;
    private final Farewell farewell;
    private final OutputStream output = new Raw();
    private volatile boolean outputEnded;

    NettyHijack(Connection connection, Inlet input, Farewell farewell) {
        this.connection = connection;
        this.channel = connection.channel();
        this.input = input;
        this.farewell = farewell;
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void closeOutput() throws IOException {
        if (outputEnded) return;
        outputEnded = true;
        // Behind everything written: the future of an empty write completes when its turn has come.
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> ((DuplexChannel) channel).shutdownOutput());
    }

    @Override
    public void onClientGone(Runnable callback) {
        farewell.add(callback);
    }

    @Override
    public void close() {
        outputEnded = true;
        channel.eventLoop().execute(connection::linger);
    }

    private final class Raw extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, bytes.length);
            if (outputEnded) throw new IOException("the output has ended");
            for (int at = from; at < from + length; at += PIECE) {
                connection.outlet().send(Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, at, Math.min(at + PIECE, from + length))));
            }
        }
    }
}
