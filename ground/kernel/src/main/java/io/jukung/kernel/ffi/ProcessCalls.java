package io.jukung.kernel.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

/// Processes by descriptor, and the namespaces of the calling thread.
public final class ProcessCalls {
    public static final int CLONE_FS = 0x200;
    public static final int CLONE_NEWNS = 0x20000;
    public static final int CLONE_NEWNET = 0x40000000;
    /// What `reap` answers while the process runs.
    public static final long RUNNING = 1L << 32;

    private static final int P_PIDFD = 3;
    private static final int WNOHANG = 1;
    private static final int WEXITED = 4;
    private static final int CLD_EXITED = 1;

    /// `PIDFD_GET_INFO` with the first form of `struct pidfd_info`.
    private static final int INFO_SIZE = 64;
    private static final int INFO_EXIT_CODE = 60;
    private static final long GET_INFO = 0xC000FF0BL | INFO_SIZE << 16;
    private static final long INFO_EXIT = 8;

    private ProcessCalls() {}

    public static long open(long pid) {
        return Sys.call(Call.PIDFD_OPEN, pid, 0);
    }

    public static long signal(int pidfd, int signal) {
        return Sys.call(Call.PIDFD_SEND_SIGNAL, pidfd, signal, 0, 0);
    }

    public static long kill(long pid, int signal) {
        return Sys.call(Call.KILL, pid, signal);
    }

    /// The exit code of a child, 128 + the signal that ended it, or `RUNNING`; never waits.
    public static long reap(int pidfd) {
        try (var arena = Arena.ofConfined()) {
            var info = arena.allocate(128, 8);
            long result = Sys.call(Call.WAITID, P_PIDFD, pidfd, info.address(), WNOHANG | WEXITED, 0);
            if (result < 0) return result;
            if (info.get(ValueLayout.JAVA_INT, 16) == 0) return RUNNING;
            int status = info.get(ValueLayout.JAVA_INT, 24);
            return info.get(ValueLayout.JAVA_INT, 8) == CLD_EXITED ? status : 128 + status;
        }
    }

    /// The status with which a process ended that need not be a child, as `wait` has it; the kernel keeps it for who held
    /// the descriptor before the end. Fails before the parent has reaped it, and on kernels before 6.15.
    public static long status(int pidfd) {
        try (var arena = Arena.ofConfined()) {
            var info = arena.allocate(INFO_SIZE, 8);
            info.set(ValueLayout.JAVA_LONG, 0, INFO_EXIT);
            long result = Sys.call(Call.IOCTL, pidfd, GET_INFO, info.address());
            if (result < 0) return result;
            return (info.get(ValueLayout.JAVA_LONG, 0) & INFO_EXIT) == 0 ? -Errno.ESRCH : info.get(ValueLayout.JAVA_INT, INFO_EXIT_CODE);
        }
    }

    public static long unshare(int flags) {
        return Sys.call(Call.UNSHARE, flags);
    }

    public static long enter(int fd, int type) {
        return Sys.call(Call.SETNS, fd, type);
    }

    public static int effectiveUser() {
        return (int) Sys.call(Call.GETEUID, 0);
    }

    /// Fills `limits` with the soft and the hard one of this process.
    public static long limits(int resource, long[] limits) {
        try (var arena = Arena.ofConfined()) {
            var both = arena.allocate(16, 8);
            long result = Sys.call(Call.PRLIMIT64, 0, resource, 0, both.address());
            limits[0] = both.get(ValueLayout.JAVA_LONG, 0);
            limits[1] = both.get(ValueLayout.JAVA_LONG, 8);
            return result;
        }
    }
}
