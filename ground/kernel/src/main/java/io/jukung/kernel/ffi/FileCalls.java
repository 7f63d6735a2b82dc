package io.jukung.kernel.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Calls on descriptors and paths. Each returns zero or more, or a negated error number.
public final class FileCalls {
    private static final int F_ADD_SEALS = 1033;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int F_SETFD = 2;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final int MFD_CLOEXEC = 1;
    private static final int MFD_ALLOW_SEALING = 2;
    private static final int MFD_EXEC = 16;
    /// F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_GROW, F_SEAL_WRITE
    private static final int ALL_SEALS = 15;

    private FileCalls() {}

    public static long open(String path, int flags, int mode) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.OPENAT, Sys.AT_FDCWD, Sys.text(arena, path), flags | O_CLOEXEC, mode);
        }
    }

    /// `openat2` below the folder `root`, with the given `RESOLVE_*` bits.
    public static long openBelow(int root, String path, int flags, int mode, long resolve) {
        try (var arena = Arena.ofConfined()) {
            var how = arena.allocate(24, 8);
            how.set(ValueLayout.JAVA_LONG, 0, flags | O_CLOEXEC);
            how.set(ValueLayout.JAVA_LONG, 8, mode);
            how.set(ValueLayout.JAVA_LONG, 16, resolve);
            return Sys.call(Call.OPENAT2, root, Sys.text(arena, path), how.address(), 24);
        }
    }

    public static long close(int fd) {
        return Sys.call(Call.CLOSE, fd);
    }

    /// A second descriptor for the same file, not below `least`, closed on exec.
    public static long duplicate(int fd, int least) {
        return Sys.call(Call.FCNTL, fd, F_DUPFD_CLOEXEC, least);
    }

    public static long nonBlocking(int fd) {
        long flags = Sys.call(Call.FCNTL, fd, F_GETFL);
        return flags < 0 || (flags & O_NONBLOCK) != 0 ? Math.min(flags, 0) : Sys.call(Call.FCNTL, fd, F_SETFL, flags | O_NONBLOCK);
    }

    public static long closeOnExec(int fd) {
        return Sys.call(Call.FCNTL, fd, F_SETFD, 1);
    }

    /// Reads at most 64 KiB: 0 is the end.
    public static int read(int fd, byte[] bytes, int offset, int length) {
        var buffer = Buffers.take();
        try {
            long n = Sys.call(Call.READ, fd, buffer.address(), Math.min(length, Buffers.SIZE));
            if (n > 0) MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, bytes, offset, (int) n);
            return (int) n;
        } finally {
            Buffers.give(buffer);
        }
    }

    /// Writes at most 64 KiB, and says how much.
    public static int write(int fd, byte[] bytes, int offset, int length) {
        var buffer = Buffers.take();
        try {
            int part = Math.min(length, Buffers.SIZE);
            MemorySegment.copy(bytes, offset, buffer, ValueLayout.JAVA_BYTE, 0, part);
            return (int) Sys.call(Call.WRITE, fd, buffer.address(), part);
        } finally {
            Buffers.give(buffer);
        }
    }

    /// Both ends are closed on exec; `ends` receives the reading and the writing one.
    public static long pipe(int[] ends) {
        try (var arena = Arena.ofConfined()) {
            var pair = arena.allocate(8, 4);
            long result = Sys.call(Call.PIPE2, pair.address(), O_CLOEXEC);
            ends[0] = pair.get(ValueLayout.JAVA_INT, 0);
            ends[1] = pair.get(ValueLayout.JAVA_INT, 4);
            return result;
        }
    }

    /// An empty file in memory that can be executed and sealed. Kernels before 6.3 do not know the flag that says so.
    public static long memory(String name) {
        try (var arena = Arena.ofConfined()) {
            long text = Sys.text(arena, name);
            long fd = Sys.call(Call.MEMFD_CREATE, text, MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_EXEC);
            return fd == -Errno.EINVAL ? Sys.call(Call.MEMFD_CREATE, text, MFD_CLOEXEC | MFD_ALLOW_SEALING) : fd;
        }
    }

    /// From now on nobody can change a file in memory, nor take the seals off.
    public static long seal(int fd) {
        return Sys.call(Call.FCNTL, fd, F_ADD_SEALS, ALL_SEALS);
    }

    public static long sync(int fd) {
        return Sys.call(Call.SYNCFS, fd);
    }

    public static long changeFolder(String path) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.CHDIR, Sys.text(arena, path));
        }
    }

    public static long changeFolder(int fd) {
        return Sys.call(Call.FCHDIR, fd);
    }

    public static long changeRoot(String path) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.CHROOT, Sys.text(arena, path));
        }
    }

    public static long watchOpen() {
        return Sys.call(Call.INOTIFY_INIT1, O_CLOEXEC | O_NONBLOCK);
    }

    public static long watchAdd(int fd, String path, int events) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.INOTIFY_ADD_WATCH, fd, Sys.text(arena, path), events);
        }
    }

    public static long watchRemove(int fd, int watch) {
        return Sys.call(Call.INOTIFY_RM_WATCH, fd, watch);
    }
}
