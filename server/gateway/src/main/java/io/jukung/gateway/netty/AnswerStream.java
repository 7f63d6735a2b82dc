package io.jukung.gateway.netty;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/// The body of a streamed answer. Collects small writes until `flush` or 16 KiB; large ones pass in pieces of 64 KiB at most.
final class AnswerStream extends OutputStream {
    private static final int COLLECT = 16 * 1024;
    private static final int PIECE = 64 * 1024;

    private final Outlet outlet;
    private final boolean silent;
    private byte[] collected = new byte[512];
    private int count;
    private boolean closed;

    /// @param silent whether the bytes are not sent, as in the answer to HEAD
    AnswerStream(Outlet outlet, boolean silent) {
        this.outlet = outlet;
        this.silent = silent;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (closed) throw new IOException("the answer has ended");
        if (length > COLLECT - count) flush();
        if (length <= COLLECT) {
            if (count + length > collected.length) collected = Arrays.copyOf(collected, Math.min(COLLECT, Math.max(count + length, collected.length * 2)));
            System.arraycopy(bytes, from, collected, count, length);
            count += length;
            return;
        }
        for (int at = from; at < from + length; at += PIECE) send(bytes, at, Math.min(at + PIECE, from + length));
    }

    @Override
    public synchronized void flush() throws IOException {
        if (count == 0) return;
        int n = count;
        count = 0;
        send(collected, 0, n);
    }

    private void send(byte[] bytes, int from, int to) throws IOException {
        if (!silent) outlet.send(new DefaultHttpContent(Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, from, to))));
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) return;
        flush();
        closed = true;
        outlet.send(LastHttpContent.EMPTY_LAST_CONTENT);
    }
}
