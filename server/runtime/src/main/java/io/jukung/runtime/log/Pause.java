package io.jukung.runtime.log;

import io.jukung.kernel.FolderChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// A follower's rest until there is more to read. The kernel wakes it; nobody wakes it for the container's end, which comes soon
/// after the log's last change: so it looks again shortly after a change, and ever more rarely when nothing happens.
final class Pause implements AutoCloseable {
    private static final long SHORTEST = 20_000_000;
    private static final long LONGEST = 1_000_000_000;

    private final Thread follower = Thread.currentThread();
    private final AtomicBoolean changed = new AtomicBoolean();
    private final Optional<FolderChanges.Registration> changes;
    private long next = SHORTEST;

    Pause(Path log, boolean needed) {
        this.changes = needed ? changes(log) : Optional.empty();
    }

    private Optional<FolderChanges.Registration> changes(Path log) {
        try {
            return Optional.of(FolderChanges.shared().tell(log.toAbsolutePath().resolveSibling(""), this::wake));
        } catch (IOException e) {
            // the host grants no more watches: then it looks by itself
            return Optional.empty();
        }
    }

    private void wake() {
        changed.set(true);
        LockSupport.unpark(follower);
    }

    void here() throws InterruptedException {
        long until = System.nanoTime() + next;
        while (!changed.get() && System.nanoTime() < until) {
            LockSupport.parkNanos(this, until - System.nanoTime());
            if (Thread.interrupted()) throw new InterruptedException();
        }
        if (Thread.interrupted()) throw new InterruptedException();
        next = changed.getAndSet(false) || changes.isEmpty() ? SHORTEST : Math.min(2 * next, LONGEST);
    }

    @Override
    public void close() {
        changes.ifPresent(FolderChanges.Registration::close);
    }
}
