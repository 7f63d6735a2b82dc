package io.jukung.kernel;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.PollCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Waits for descriptors on behalf of everybody: one platform thread in `epoll`, while those who wait are parked.
///
/// Each wait is armed for one event. A wait may end without cause, so whoever waits tries its call again and comes back.
/// A descriptor that `epoll` does not know, such as a regular file, is always ready.
public final class Poller {
    /// A standing wish to be called; closing it ends the wish, though a call under way goes on.
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private record Waiter(int events, Runnable wake) {}

    private static final class Shared {
        static final Poller ONE = new Poller((int) PollCalls.create());
    }

    private static volatile boolean started;

    private final int epoll;
    /// Changed only inside `compute`, together with what the kernel was told: the two always agree.
    private final ConcurrentHashMap<Integer, List<Waiter>> waiting = new ConcurrentHashMap<>();

    private Poller(int epoll) {
        if (epoll < 0) throw new IllegalStateException("epoll: " + Errno.name(-epoll));
        this.epoll = epoll;
        started = true;
        Thread.ofPlatform().daemon().name("poller").start(this::loop);
    }

    public static Poller shared() {
        return Shared.ONE;
    }

    public void awaitReadable(int fd) throws IOException, InterruptedException {
        await(fd, PollCalls.IN);
    }

    public void awaitWritable(int fd) throws IOException, InterruptedException {
        await(fd, PollCalls.OUT);
    }

    /// Calls back on a virtual thread whenever there is something to read, one call at a time, again and again as long as
    /// something is left. Close the registration before the descriptor.
    public Registration onReadable(int fd, Runnable callback) throws IOException {
        var watch = new Watch(fd, callback);
        watch.arm();
        return watch;
    }

    /// Wakes all who wait for a descriptor that is about to be closed.
    static void forget(int fd) {
        if (started) shared().drop(fd);
    }

    private void await(int fd, int events) throws IOException, InterruptedException {
        var parked = new Parked(Thread.currentThread());
        var waiter = new Waiter(events, parked);
        add(fd, waiter);
        try {
            while (!parked.woken) {
                LockSupport.park(this);
                if (Thread.interrupted()) throw new InterruptedException();
            }
        } finally {
            if (!parked.woken) remove(fd, waiter);
        }
    }

    private void add(int fd, Waiter waiter) throws IOException {
        var refused = new long[1];
        waiting.compute(fd, (_, list) -> {
            var more = new ArrayList<>(list == null ? List.of() : list);
            more.add(waiter);
            refused[0] = arm(fd, more);
            return refused[0] < 0 ? list : more;
        });
        if (refused[0] == -Errno.EPERM) waiter.wake.run();
        else ErrnoException.check(refused[0], "wait", "descriptor " + fd);
    }

    private long arm(int fd, List<Waiter> waiters) {
        int events = 0;
        for (var waiter : waiters) events |= waiter.events;
        long result = PollCalls.control(epoll, PollCalls.MODIFY, fd, events);
        return result == -Errno.ENOENT ? PollCalls.control(epoll, PollCalls.ADD, fd, events) : result;
    }

    private void remove(int fd, Waiter waiter) {
        waiting.computeIfPresent(fd, (_, list) -> orNothing(list.stream().filter(w -> w != waiter).toList()));
    }

    private void drop(int fd) {
        var woken = new ArrayList<Waiter>();
        waiting.compute(fd, (_, list) -> {
            PollCalls.control(epoll, PollCalls.DELETE, fd, 0);
            if (list != null) woken.addAll(list);
            return null;
        });
        woken.forEach(w -> w.wake.run());
    }

    private void loop() {
        var events = new PollCalls.Events();
        while (true) {
            int n = events.await(epoll);
            for (int i = 0; i < n; i++) deliver(events.fd(i), events.bits(i));
        }
    }

    private void deliver(int fd, int bits) {
        int happened = (bits & (PollCalls.ERR | PollCalls.HUP)) == 0 ? bits : bits | PollCalls.IN | PollCalls.OUT;
        var woken = new ArrayList<Waiter>();
        waiting.computeIfPresent(fd, (_, list) -> {
            var rest = new ArrayList<Waiter>();
            for (var waiter : list) ((waiter.events & happened) != 0 ? woken : rest).add(waiter);
            if (!rest.isEmpty() && arm(fd, rest) < 0) {
                woken.addAll(rest);
                rest.clear();
            }
            return orNothing(rest);
        });
        woken.forEach(w -> w.wake.run());
    }

    private static @Nullable List<Waiter> orNothing(List<Waiter> waiters) {
        return waiters.isEmpty() ? null : waiters;
    }

    private static final class Parked implements Runnable {
        private final Thread thread;
        private volatile boolean woken;

        Parked(Thread thread) {
            this.thread = thread;
        }

        @Override
        public void run() {
            woken = true;
            LockSupport.unpark(thread);
        }
    }

    private final class Watch implements Registration, Runnable {
        private final int fd;
        private final Runnable callback;
        private final Waiter waiter = new Waiter(PollCalls.IN, this);
        private boolean closed;

        Watch(int fd, Runnable callback) {
            this.fd = fd;
            this.callback = callback;
        }

        synchronized void arm() throws IOException {
            if (!closed) add(fd, waiter);
        }

        @Override
        public void run() {
            Thread.ofVirtual().name("readable-" + fd).start(() -> {
                synchronized (this) {
                    if (closed) return;
                }
                try {
                    callback.run();
                } finally {
                    again();
                }
            });
        }

        private void again() {
            try {
                arm();
            } catch (IOException closedMeanwhile) {
                close();
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
            remove(fd, waiter);
        }
    }
}
