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
