package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.PollCalls;
import io.jukung.kernel.ffi.ProcessCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/// Any process on the machine, held by a descriptor: its number may be used again, this never means another.
/// How it ended is told only by newer kernels, to who held it before the end. Close it when done.
public final class ProcessHandleFd implements AutoCloseable {
    private final long pid;
    private final int pidfd;
    private final List<Poller.Registration> registrations = new ArrayList<>();
    private boolean closed;

    private ProcessHandleFd(long pid, int pidfd) {
        this.pid = pid;
        this.pidfd = pidfd;
    }

    /// The process, if the one with this pid is still the one that was meant.
    /// @param startTime as `startTime` told it of that one
    public static Optional<ProcessHandleFd> open(long pid, long startTime) throws IOException {
        var handle = open(pid);
        if (handle.isEmpty()) return handle;
        try {
            if (startTime(pid) == startTime && handle.get().alive()) return handle;
        } catch (IOException ended) {
            // Between the two questions.
        }
        handle.get().close();
        return Optional.empty();
    }

    /// Empty if there is no such process. Compare `startTime` afterwards to be sure it is the one you know.
    public static Optional<ProcessHandleFd> open(long pid) throws IOException {
        long fd = ProcessCalls.open(pid);
        if (fd == -Errno.ESRCH || fd == -Errno.EINVAL) return Optional.empty();
        return Optional.of(new ProcessHandleFd(pid, (int) check(fd, "watch", "process " + pid)));
    }

    /// False also for a process that has ended but was not reaped by its parent yet.
    public synchronized boolean alive() throws IOException {
        return !closed && check(PollCalls.readable(pidfd), "watch", "process " + pid) == 0;
    }

    /// Runs the task once, on a virtual thread, when the process has ended: at once if it has. Not after `close`.
    public synchronized void onExit(Runnable task) throws IOException {
        if (closed) return;
        var once = new AtomicBoolean();
        var done = new Poller.Registration[1];
        done[0] = Poller.shared().onReadable(pidfd, () -> {
            if (!once.compareAndSet(false, true)) return;
            synchronized (this) {
                done[0].close();
                registrations.remove(done[0]);
            }
            task.run();
        });
        registrations.add(done[0]);
    }

    /// Sends a signal; nothing happens if the process has ended.
    public synchronized void signal(int signal) throws IOException {
        if (closed) return;
        long result = ProcessCalls.signal(pidfd, signal);
        if (result != -Errno.ESRCH) check(result, "signal", "process " + pid);
    }

    /// The status with which it ended, as `wait` has it: the signal in the lowest seven bits, the code above the lowest eight.
    /// Empty before its parent has reaped it, and where the kernel (before 6.15) does not tell.
    public synchronized OptionalInt status() {
        long status = closed ? -1 : ProcessCalls.status(pidfd);
        return status < 0 ? OptionalInt.empty() : OptionalInt.of((int) status);
    }

    /// When the process began, in clock ticks since the machine did: with the pid, the name of one process.
    public static long startTime(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), java.nio.charset.StandardCharsets.ISO_8859_1);
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19]);
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        registrations.forEach(Poller.Registration::close);
        Fd.close(pidfd);
    }
}
