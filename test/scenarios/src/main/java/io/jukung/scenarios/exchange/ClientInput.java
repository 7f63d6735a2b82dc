package io.jukung.scenarios.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/// What a client sends, read ahead by a thread of its own, so that its going is seen even while it is being answered.
final class ClientInput extends InputStream {
    private static final byte[] END = new byte[0];

    private final LinkedBlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
    private byte[] piece = END;
    private int at;
    private boolean ended;
    private boolean gone;
    private Optional<Runnable> whenGone = Optional.empty();

    static ClientInput of(SocketChannel client) {
        var input = new ClientInput();
        Thread.ofPlatform().daemon().name("client").start(() -> input.readAll(client));
        return input;
    }

    private void readAll(SocketChannel client) {
        var buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (client.read(buffer.clear()) >= 0) pieces.add(Arrays.copyOf(buffer.array(), buffer.position()));
        } catch (IOException e) {
            // as good as an end
        }
        leave();
        pieces.add(END);
    }

    private synchronized void leave() {
        gone = true;
        whenGone.ifPresent(Runnable::run);
    }

    /// What to do when the client goes, or went already. Empty: nothing.
    synchronized void whenGone(Optional<Runnable> action) {
        whenGone = action;
        if (gone) action.ifPresent(Runnable::run);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (!ended && at == piece.length) next();
        if (ended) return -1;
        int n = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, from, n);
        at += n;
        return n;
    }

    private void next() throws IOException {
        try {
            piece = pieces.take();
            at = 0;
            ended = piece.length == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
