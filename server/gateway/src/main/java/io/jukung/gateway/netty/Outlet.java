package io.jukung.gateway.netty;

import io.netty.channel.Channel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The way out of one connection: a thread that sends parks while the client is slow, and fails when it is gone.
final class Outlet {
    private final Channel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    Outlet(Channel channel) {
        this.channel = channel;
    }

    /// @param message is taken over only if the client is still there; until then it must not hold anything to release
    void send(Object message) throws IOException {
        awaitWritable();
        channel.writeAndFlush(message, channel.voidPromise());
    }

    private void awaitWritable() throws IOException {
        if (channel.isWritable() && channel.isActive()) return;
        lock.lock();
        try {
            while (!channel.isWritable() || !channel.isActive()) {
                if (!channel.isActive()) throw new ClientGoneException();
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while writing to the client");
        } finally {
            lock.unlock();
        }
    }

    /// Called by the event loop when the client took something, or vanished.
    void changed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
