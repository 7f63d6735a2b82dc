package io.jukung.gateway.netty;

import java.util.ArrayList;
import java.util.List;

/// What is to run when a client goes: each callback once, on a virtual thread, at once if the client has gone before.
final class Farewell {
    private final List<Runnable> callbacks = new ArrayList<>();
    private boolean gone;
    private boolean over;

    void add(Runnable callback) {
        synchronized (this) {
            if (over) return;
            if (!gone) {
                callbacks.add(callback);
                return;
            }
        }
        Thread.startVirtualThread(callback);
    }

    void say() {
        List<Runnable> due;
        synchronized (this) {
            if (gone || over) return;
            gone = true;
            due = List.copyOf(callbacks);
            callbacks.clear();
        }
        due.forEach(Thread::startVirtualThread);
    }

    synchronized boolean said() {
        return gone;
    }

    /// The answer ended: nobody is told any more.
    synchronized void forget() {
        over = true;
        callbacks.clear();
    }
}
