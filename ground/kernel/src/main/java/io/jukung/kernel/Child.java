package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.ProcessCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A process started by `Spawn`. It is reaped as soon as it ends, whether somebody waits or not; nothing else is ever
/// reaped on the way. The exit code is 128 + the signal where a signal ended it. Any thread may call.
public final class Child implements AutoCloseable {
    public static final int KILL = 9;

    private final long pid;
    private final int pidfd;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private boolean over;
    private Poller.@Nullable Registration registration;

    private Child(long pid, int pidfd) {
        this.pid = pid;
        this.pidfd = pidfd;
    }

    static Child watch(long pid, int pidfd) throws IOException {
        var child = new Child(pid, pidfd);
        synchronized (child) {
            child.registration = Poller.shared().onReadable(pidfd, child::reap);
        }
        return child;
    }

    private void reap() {
        long code;
        synchronized (this) {
            if (over) return;
            code = ProcessCalls.reap(pidfd);
            if (code == ProcessCalls.RUNNING) return;
            over = true;
            if (registration != null) registration.close();
            Fd.close(pidfd);
        }
        if (code >= 0) exit.complete((int) code);
        else exit.completeExceptionally(new ErrnoException("wait", "process " + pid, (int) -code));
    }

    public long pid() {
        return pid;
    }

    /// Parks until the child has ended; its exit code.
    public int await() throws IOException, InterruptedException {
        try {
            return exit.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /// As `await`, but empty if the limit passes first.
    public Optional<Integer> await(Duration limit) throws IOException, InterruptedException {
        try {
            return Optional.of(exit.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /// Sends a signal; nothing happens if the child has ended.
    public synchronized void kill(int signal) throws IOException {
        if (over) return;
        long result = ProcessCalls.signal(pidfd, signal);
        if (result != -Errno.ESRCH) check(result, "signal", "process " + pid);
    }

    /// The exit code, once it is known. The caller may not complete it.
    public CompletableFuture<Integer> exit() {
        return exit.copy();
    }

    /// The caller has lost interest. The child goes on, and is still reaped when it ends.
    @Override
    public void close() {}
}
