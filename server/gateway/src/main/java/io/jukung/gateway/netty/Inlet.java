package io.jukung.gateway.netty;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What the event loop receives and a handler's thread reads. It asks for more only when it is empty and somebody
/// waits, or has just taken the last of a large piece.
final class Inlet extends InputStream {
    /// What comes in pieces of this size goes on coming: the next is asked for while this one is used.
    private static final int IN_FLOW = 16 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> arrived = new ArrayDeque<>();
    private final Runnable demand;
    private int used;
    private boolean asked;
    private boolean ended;
    private @Nullable String failure;

    Inlet(Runnable demand) {
        this.demand = demand;
    }

    void offer(byte[] bytes) {
        if (bytes.length == 0) return;
        change(() -> {
            arrived.add(bytes);
            asked = false;
        });
    }

    void end() {
        change(() -> ended = true);
    }

    /// What arrived before is still read; then reading throws. After the end nothing can fail any more.
    void fail(String message) {
        change(() -> {
            if (!ended && failure == null) failure = message;
        });
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) return 0;
        lock.lock();
        try {
            while (arrived.isEmpty()) {
                if (ended) return -1;
                if (failure != null) throw new IOException(failure);
                if (!asked) {
                    asked = true;
                    demand.run();
                }
                changed.await();
            }
            return take(into, from, length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading from the client");
        } finally {
            lock.unlock();
        }
    }

    private int take(byte[] into, int from, int length) {
        var first = arrived.getFirst();
        int n = Math.min(length, first.length - used);
        System.arraycopy(first, used, into, from, n);
        used += n;
        if (used == first.length) {
            arrived.removeFirst();
            used = 0;
            if (arrived.isEmpty() && first.length >= IN_FLOW && !asked && !ended && failure == null) {
                asked = true;
                demand.run();
            }
        }
        return n;
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return arrived.isEmpty() ? 0 : arrived.getFirst().length - used;
        } finally {
            lock.unlock();
        }
    }
}
